import type { Bilingual } from '../../../models/text.ts'
import type { Connection } from '../../state/connection.ts'
import type { LegendEntry } from '../../state/overlays/entries.ts'
import type { Overlay } from '../../state/overlays/overlay.ts'
import type { Speech } from '../../text/speech.ts'
import { connectionWords } from '../header/connection-chip.tsx'
import { isIdle, wordOf } from '../legend/entry-words.ts'
import { decimalsOf, sayTick } from '../legend/say-value.ts'
import type { Caption } from './caption.ts'

/** What a picture of the scene was taken of. */
export interface Taken {
  readonly plant: Bilingual
  /** Of which the entries tell. */
  readonly machines: number
  /** Infrastructure, where the entries leave it out. */
  readonly apart: number
  readonly overlay: Overlay
  readonly entries: readonly LegendEntry[]
  /** How many Machines each entry has. */
  readonly counts: readonly number[]
  readonly muted: readonly string[]
  readonly connection: Connection
  /** The time that the picture shows. */
  readonly at: number
  readonly timeZone: string
}

export interface CaptionOf {
  readonly caption: Caption
  /** Those of the legend's entries that the caption tells of, in its order. */
  readonly shown: readonly LegendEntry[]
}

/** A picture's caption in a language [N-19]; like the legend it leaves out losses that nobody has. */
export function captionOf(taken: Taken, speech: Speech): CaptionOf {
  const { plant, machines, apart, overlay, entries, counts, muted, connection, at, timeZone } = taken
  const { t, name, number, language, time, zone } = speech
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const told = entries.flatMap((entry, i) =>
    isIdle(entry, counts[i], muted) && entry.kind !== 'bin' ? [] : [{ entry, count: counts[i] ?? 0 }],
  )
  const edges = entries.flatMap((entry) => (entry.kind === 'bin' ? [entry.from, entry.to] : []))
  const decimals = decimalsOf(edges)
  const unit = overlay.kind === 'heat' ? overlay.channel.unit : ''
  const words = (entry: LegendEntry): string =>
    entry.kind === 'bin'
      ? t('legend.bin', {
          from: sayTick(entry.from, decimals, speech),
          to: sayTick(entry.to, decimals, speech),
          unit,
        }).trim()
      : wordOf(entry, speech)
  const isHeard = connection.kind === 'live' || connection.kind === 'catchingUp'
  const counted = t('legend.machines', { count: machines, shown: number(machines) })
  const all =
    apart === 0 ? counted : `${counted} · ${t('legend.apart', { count: apart, shown: number(apart) })}`
  return {
    caption: {
      plant: name(plant),
      when: [day.format(at), `${time(at)} ${zone(at)}`],
      warning: isHeard ? '' : connectionWords(connection, speech),
      overlay: [t('bar.overlay', { overlay: name(overlay.name) }), all],
      entries: told.map(({ entry, count }) => ({
        words: words(entry),
        count: number(count),
        muted: muted.includes(entry.id),
      })),
    },
    shown: told.map(({ entry }) => entry),
  }
}
