import { useMemo, useState } from 'react'
import { shutPanel } from '../../state/docks.ts'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { otherTimeAt, simMillisAt } from '../../state/sim-time.ts'
import { simulationOf } from '../../state/simulation.ts'
import { toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { warpWords } from '../header/simulation-mark.tsx'
import { Panel } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { type FeedRow, feedOf, restsIn, type Standing } from './feed.ts'
import { FeedRowView } from './feed-rows.tsx'
import { gatewaysOf } from './gateways.ts'
import { SORTS, USUAL_SORTS } from './happening.ts'
import { StandingAlarmsList } from './standing-alarms.tsx'

const MOST_SHOWN = 200

/** What happened lately, newest first. */
export function EventsPanel({ model }: { readonly model: PlantModel }) {
  const { t, number } = useText()
  const events = useStore((floor) => floor.recentEvents)
  const turns = useStore((floor) => floor.turns)
  const gone = useStore((floor) => floor.eventsGone)
  const [sorts, setSorts] = useState(USUAL_SORTS)
  const standing = useMemo(() => standingIn(model), [model])
  const rows = useMemo(
    () => feedOf(events, sorts, standing, turns).slice(0, MOST_SHOWN),
    [events, sorts, standing, turns],
  )
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
        <p className="empty">{t('events.none')}</p>
      ) : (
        <ol className="events">
          {rows.map((row) => (
            <FeedRowView key={row.key} row={row} model={model} />
          ))}
        </ol>
      )}
      {gone > 0 && (
        <p className="soft small-print">{t('events.gone', { count: gone, shown: number(gone) })}</p>
      )}
    </Panel>
  )
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
  const differs = useTicked(() => (otherTimeAt(paces, serverNow()) === undefined ? 0 : 1)) === 1
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
