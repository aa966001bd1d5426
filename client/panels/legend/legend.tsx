import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Now } from '../../state/now.ts'
import type { LegendEntry } from '../../state/overlays/entries.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import { refreshTint, type Tint } from '../../state/overlays/tint.ts'
import { leftOut, toldCounts } from '../../state/overlays/told.ts'
import { playheadTime } from '../../state/playhead.ts'
import { store } from '../../state/store.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { recall, remember } from '../keepsake.ts'
import { Icon } from '../marks/icon.tsx'
import { useTicked } from '../tick.ts'
import { useCover } from '../use-cover.ts'
import { useScale } from '../use-scale.ts'
import { useView } from '../use-view.ts'
import { EntryMark } from './entry-mark.tsx'
import { isIdle, wordOf } from './entry-words.ts'
import { HeatFigures } from './heat-figures.tsx'
import { HeatRamp } from './heat-ramp.tsx'
import { EntryButton } from './legend-entry.tsx'

const FOLDED_KEY = 'twinfloor.legendFolded'

/** What the colours of the scene mean, how many Machines each stands for, and the way to leave some out. */
export function Legend({ now }: { readonly now: Now }) {
  const { t, name } = useText()
  const id = useView((view) => view.overlay)
  const muted = useView((view) => view.muted)
  const { tint } = shownBy(now, id)
  const counts = useCounts(tint, now)
  const { box, folded, turn } = useFold()
  useCover('legend', box)
  const { overlay, entries } = tint
  const isMuted = entries.some((entry) => muted.includes(entry.id))
  const title = name(overlay.name)
  return (
    <section
      ref={box}
      className={`legend legend-${overlay.kind}${folded ? ' folded' : ''}`}
      aria-label={t('legend.title', { overlay: title })}
    >
      <header className="legend-head">
        <h2 className="legend-title" title={title}>
          {title}
        </h2>
        {overlay.kind === 'heat' && <span className="soft">{overlay.channel.unit}</span>}
        <span className="spring" />
        {isMuted && (
          <button type="button" className="legend-all" onClick={() => view.setState({ muted: [] })}>
            {t('legend.all')}
          </button>
        )}
        <button
          type="button"
          className="legend-fold"
          aria-expanded={!folded}
          aria-label={folded ? t('legend.unfold') : t('legend.fold')}
          onClick={turn}
        >
          <Icon name={folded ? 'raise' : 'unfolded'} />
        </button>
      </header>
      {!folded && <Entries tint={tint} now={now} counts={counts} muted={muted} />}
    </section>
  )
}

/** A scene smaller than this has no room for what is not asked for, in pixels of the usual size. */
const ROOMY = { width: 900, height: 700 }

/** A legend begins folded where the scene is small, and as a person last left it where one did [O-12]. */
function useFold() {
  const box = useRef<HTMLElement>(null)
  const [turned, setTurned] = useState(() => recall(FOLDED_KEY))
  const [small, setSmall] = useState(false)
  const scale = useScale()
  useLayoutEffect(() => {
    const room = box.current?.parentElement?.getBoundingClientRect()
    if (room === undefined || room.width === 0) return
    setSmall(room.width < ROOMY.width * scale || room.height < ROOMY.height * scale)
  }, [scale])
  const folded = turned === null ? small : turned === 'yes'
  const turn = (): void => {
    remember(FOLDED_KEY, folded ? 'no' : 'yes')
    setTurned(folded ? 'no' : 'yes')
  }
  return { box, folded, turn }
}

/** How many Machines each entry has, at most ten times a second. */
function useCounts(tint: Tint, now: Now): readonly number[] {
  const told = useTicked(() => {
    refreshTint(tint, now, playheadTime(store.getState().connection))
    return toldCounts(tint, now).join()
  })
  return useMemo(() => told.split(',').map(Number), [told])
}

interface EntriesProps {
  readonly tint: Tint
  readonly now: Now
  readonly counts: readonly number[]
  readonly muted: readonly string[]
}

function Entries({ tint, now, counts, muted }: EntriesProps) {
  const { t, number } = useText()
  const { overlay, entries } = tint
  const apart = leftOut(tint, now)
  const all = entries.map(({ id }) => id)
  const bins = entries.filter((entry) => entry.kind === 'bin')
  const others = entries.flatMap((entry, code) =>
    entry.kind === 'bin' || isIdle(entry, counts[code], muted) ? [] : [{ entry, count: counts[code] ?? 0 }],
  )
  return (
    <>
      {overlay.kind === 'heat' && (
        <HeatRamp overlay={overlay} bins={bins} counts={counts} all={all} muted={muted} />
      )}
      <ul className="legend-entries">
        {others.map(({ entry, count }) => (
          <li key={entry.id}>
            <Entry entry={entry} count={count} all={all} muted={muted.includes(entry.id)} />
          </li>
        ))}
      </ul>
      {apart > 0 && (
        <p className="legend-apart soft small-print">
          {t('legend.apart', { count: apart, shown: number(apart) })}
        </p>
      )}
      {overlay.kind === 'heat' && <HeatFigures overlay={overlay} tint={tint} now={now} />}
    </>
  )
}

interface EntryProps {
  readonly entry: LegendEntry
  readonly count: number
  readonly all: readonly string[]
  readonly muted: boolean
}

function Entry({ entry, count, all, muted }: EntryProps) {
  const speech = useText()
  const { t, number } = speech
  const word = wordOf(entry, speech)
  const machines = t('legend.machines', { count, shown: number(count) })
  return (
    <EntryButton
      id={entry.id}
      all={all}
      muted={muted}
      className={count === 0 ? 'legend-entry none' : 'legend-entry'}
      label={`${word}, ${machines}`}
    >
      <EntryMark entry={entry} />
      <span className="legend-word">{word}</span>
      <span className="legend-count">{number(count)}</span>
    </EntryButton>
  )
}
