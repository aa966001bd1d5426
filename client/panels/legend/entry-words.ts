import { LINK_STATES } from '../../../models/state.ts'
import { type LegendEntry, LINK_OF } from '../../state/overlays/entries.ts'
import type { Speech } from '../../text/speech.ts'

/** What an entry of the legend is called; a bin has its two values instead. */
export function wordOf(entry: LegendEntry, { t, name }: Speech): string {
  switch (entry.kind) {
    case 'state':
      return t(`state.${entry.state}`)
    case 'freshness': {
      if (entry.freshness === 'fresh') return t('legend.fresh')
      if (entry.freshness === 'aging') return t('legend.aging')
      if (entry.freshness === 'stale') return t('legend.stale')
      const link = LINK_STATES[LINK_OF[entry.freshness]]
      return link === undefined ? '' : name(link.name)
    }
    case 'noValue':
      return t('legend.noValue')
    case 'unmeasured':
      return t('legend.unmeasured')
    case 'bin':
      return ''
  }
}

/** Losses that nobody has are not told of; the states always are, for they are the key to the picture. */
export const isIdle = (entry: LegendEntry, count: number | undefined, muted: readonly string[]): boolean =>
  count === 0 && !muted.includes(entry.id) && entry.kind !== 'state' && !ALWAYS.has(entry.id)

const ALWAYS = new Set<string>(['fresh', 'aging', 'stale'])
