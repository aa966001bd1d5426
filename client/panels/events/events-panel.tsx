import { useEffect, useMemo, useRef, useState } from 'react'
import { shutPanel } from '../../state/docks.ts'
import type { PlantModel } from '../../state/plant.ts'
import { clockTime, playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { otherTimeAt, simMillisAt } from '../../state/sim-time.ts'
import { simulationOf } from '../../state/simulation.ts'
import type { Turn } from '../../state/turns.ts'
import { toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { warpWords } from '../header/simulation-mark.tsx'
import { Panel } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { useTime } from '../use-time.ts'
import { type FeedRow, feedOf, restsIn, type Standing } from './feed.ts'
import { FeedRowView } from './feed-rows.tsx'
import { gatewaysOf } from './gateways.ts'
import { SORTS, USUAL_SORTS } from './happening.ts'
import { noEventsKey } from './no-events.ts'
import { StandingAlarmsList } from './standing-alarms.tsx'
import { type AllEvents, useOlder } from './use-older.ts'

/** So many rows are there at first, and so many more each time that somebody reads to the end [PH-82]. */
const ROWS_A_PAGE = 200
const MOST_ROWS = 1000

/** What happened lately, newest first. */
export function EventsPanel({ model }: { readonly model: PlantModel }) {
  const { t, number } = useText()
  const { events, life, more } = useOlder()
  const turns = useTurns()
  const none = useTime(noEventsKey)
  const gone = useStore((floor) => floor.eventsGone)
  const [sorts, setSorts] = useState(USUAL_SORTS)
  const standing = useMemo(() => standingIn(model), [model])
  const [most, setMost] = useState(ROWS_A_PAGE)
  const all = useMemo(() => feedOf(events, sorts, standing, turns), [events, sorts, standing, turns])
  const rows = useMemo(() => all.slice(0, most), [all, most])
  const isTold = life === 'more' || life === 'all'
  const earlier = (): void => {
    if (all.length > most) setMost(Math.min(most + ROWS_A_PAGE, MOST_ROWS))
    else if (most < MOST_ROWS) more()
  }
  const rests = useMemo(() => restsIn(events, standing), [events, standing])
  return (
    <Panel title={t('panel.events')} onClose={() => shutPanel('events')}>
      <fieldset className="sorts">
        <legend className="unseen">{t('events.sorts')}</legend>
        {SORTS.map((sort) => (
          <button
            key={sort}
            type="button"
            className="tool"
            aria-pressed={sorts.includes(sort)}
            onClick={() => setSorts(toggled(sorts, sort))}
          >
            {t(`events.${sort}`)}
            {sort === 'vehicles' && <span className="soft"> {number(rests)}</span>}
          </button>
        ))}
      </fieldset>
      <StandingAlarmsList model={model} />
      <TwoTimes rows={rows} />
      {rows.length === 0 ? (
        <p className="empty">{t(none)}</p>
      ) : (
        <ol className="events">
          {rows.map((row) => (
            <FeedRowView key={row.key} row={row} model={model} />
          ))}
        </ol>
      )}
      {rows.length >= MOST_ROWS ? (
        <p className="soft small-print">{t('events.most', { shown: number(MOST_ROWS) })}</p>
      ) : (
        (all.length > most || life !== 'all') && <Earlier life={life} onEnd={earlier} />
      )}
      {gone > 0 && !isTold && (
        <p className="soft small-print">{t('events.gone', { count: gone, shown: number(gone) })}</p>
      )}
    </Panel>
  )
}

interface EarlierProps {
  readonly life: AllEvents['life']
  readonly onEnd: () => void
}

/** Where the feed ends: who reads to it gets what was before, and a press asks too. */
function Earlier({ life, onEnd }: EarlierProps) {
  const { t } = useText()
  const end = useRef<HTMLButtonElement>(null)
  const reach = useRef(onEnd)
  useEffect(() => {
    reach.current = onEnd
  })
  useEffect(() => {
    if (end.current === null || life === 'asking' || life === 'unanswered') return
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) reach.current()
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [life])
  return (
    <button
      ref={end}
      type="button"
      className="plain events-earlier"
      aria-disabled={life === 'asking'}
      onClick={onEnd}
    >
      {t(
        life === 'asking' ? 'events.asking' : life === 'unanswered' ? 'events.unanswered' : 'events.earlier',
      )}
    </button>
  )
}

/** What was heard of the simulation, up to the Playhead. */
function useTurns(): readonly Turn[] {
  const turns = useStore((floor) => floor.turns)
  const isPast = useTime(({ kind }) => kind === 'past')
  const known = useTicked(() =>
    isPast ? turns.filter(({ atMillis }) => atMillis <= playheadTime()).length : turns.length,
  )
  return useMemo(() => turns.slice(0, known), [turns, known])
}

function standingIn(model: PlantModel): Standing {
  const gateways = gatewaysOf(model)
  return {
    gatewayOf: (machine) => gateways[machine] ?? -1,
    isVehicle: (machine) => model.table.machines[machine]?.kind.id === 'agv',
  }
}

/** That simulated time is another than the clock's, before anyone takes three shifts for a minute [E-11]. */
function TwoTimes({ rows }: { readonly rows: readonly FeedRow[] }) {
  const speech = useText()
  const { t } = speech
  const paces = useStore((floor) => floor.paces)
  const warped = useStore((floor) => warpWords(simulationOf(floor), speech))
  const differs = useTicked(() => (otherTimeAt(paces, clockTime()) === undefined ? 0 : 1)) === 1
  if (!differs && warped === undefined) return null
  const some = rows.some(({ at }) => simMillisAt(paces, at) === undefined)
  return (
    <p className="notice two-times">
      <span>
        {warped !== undefined && <strong>{warped}</strong>} {t('events.simulatedTime')}
        {some && ` ${t('events.simulatedUnknown')}`}
      </span>
    </p>
  )
}
