import '../../styles/events.css'
import type { ReactNode } from 'react'
import { floorStateOf } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import type { PlantModel } from '../../state/plant.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmShape, LinkShape, PartShape, StateShape } from '../marks/mark.tsx'
import { EventTime, LateMark } from './event-time.tsx'
import { sentenceOf, toneOf } from './happening.ts'

interface Props {
  readonly event: KnownEvent
  readonly model: PlantModel
  /** Whether the Machine is named; in its own panel it need not be. */
  readonly named: boolean
}

export function EventRow({ event, model, named }: Props) {
  const speech = useText()
  return (
    <Row
      tone={toneOf(event)}
      shape={<EventShape event={event} />}
      at={event.at}
      lateMillis={event.lateMillis}
    >
      {named && <MachineName model={model} machine={event.machine} />}
      <span className="event-sentence">{sentenceOf(event, speech)}</span>
    </Row>
  )
}

interface RowProps {
  readonly tone: string
  readonly shape: ReactNode
  readonly at: number
  readonly lateMillis: number | undefined
  readonly children: ReactNode
}

/** A mark, what happened, and when it was. */
export function Row({ tone, shape, at, lateMillis, children }: RowProps) {
  return (
    <li className={`event ${tone}`}>
      {shape}
      <span className="event-text">
        {children}
        <LateMark millis={lateMillis} />
      </span>
      <EventTime at={at} />
    </li>
  )
}

/** Whose Event it is; a press tells of it. */
export function MachineName({ model, machine }: { readonly model: PlantModel; readonly machine: number }) {
  const { name } = useText()
  const placed = model.table.machines[machine]
  if (placed === undefined) return null
  return (
    <button type="button" className="plain event-machine" onClick={() => select(placed.machine.id)}>
      <span className="mono">{placed.machine.id}</span> {name(placed.machine.name)}
    </button>
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
