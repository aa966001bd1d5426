import { floorStateOf } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import type { PlantModel } from '../../state/plant.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmShape, LinkShape, PartShape, StateShape } from '../marks/mark.tsx'
import { sentenceOf, toneOf } from './happening.ts'

interface Props {
  readonly event: KnownEvent
  readonly model: PlantModel
  /** Whether the Machine is named; in its own panel it need not be. */
  readonly named: boolean
}

export function EventRow({ event, model, named }: Props) {
  const speech = useText()
  const { name, time } = speech
  const placed = model.table.machines[event.machine]
  return (
    <li className={`event ${toneOf(event)}`}>
      <EventShape event={event} />
      <span className="event-text">
        {named && placed !== undefined && (
          <button type="button" className="plain event-machine" onClick={() => select(placed.machine.id)}>
            <span className="mono">{placed.machine.id}</span> {name(placed.machine.name)}
          </button>
        )}
        <span className="event-sentence">{sentenceOf(event, speech)}</span>
      </span>
      <time className="event-time">{time(event.time)}</time>
    </li>
  )
}

function EventShape({ event }: { readonly event: KnownEvent }) {
  switch (event.event) {
    case 'stateChanged':
      return <StateShape state={floorStateOf(event.to)} />
    case 'linkChanged':
      return <LinkShape link={event.to} />
    case 'alarmRaised':
      return <AlarmShape priority={event.priority} />
    case 'alarmCleared':
      return <AlarmShape priority={event.ended?.priority ?? 'low'} cleared />
    default:
      return <PartShape scrapped={event.event === 'partScrapped'} />
  }
}
