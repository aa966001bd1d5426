import { useId, useState } from 'react'
import { floorStateOf, LINK, LINK_STATES, PACKML_STATES } from '../../../models/state.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { simMillisAt } from '../../state/sim-time.ts'
import { useText } from '../../text/use-text.ts'
import { LinkShape, StateShape } from '../marks/mark.tsx'
import { EventRow, MachineName, Row } from './event-row.tsx'
import { type FeedRow, latenessOf } from './feed.ts'
import { passageSentence, toneOf } from './happening.ts'
import type { LinkGroup } from './link-groups.ts'
import type { Passage } from './passages.ts'
import { TurnRow } from './turn-row.tsx'

interface Props {
  readonly row: FeedRow
  readonly model: PlantModel
}

export function FeedRowView({ row, model }: Props) {
  switch (row.row) {
    case 'event':
      return <EventRow event={row.event} model={model} named />
    case 'passage':
      return <PassageRow passage={row.passage} at={row.at} model={model} />
    case 'links':
      return <LinksRow group={row.group} at={row.at} model={model} />
    case 'turn':
      return <TurnRow turn={row.turn} />
  }
}

interface PassageProps {
  readonly passage: Passage
  readonly at: number
  readonly model: PlantModel
}

/** A Machine's way from one state to another; the states that it only passed are told to who points at it [E-12]. */
function PassageRow({ passage, at, model }: PassageProps) {
  const speech = useText()
  const paces = useStore((floor) => floor.paces)
  const last = passage.events.at(-1)
  if (last === undefined) return null
  const way = passage.events
    .map(({ to }) => PACKML_STATES[to])
    .flatMap((word) => (word === undefined ? [] : speech.name(word.name)))
  return (
    <Row
      tone={toneOf(last)}
      shape={<StateShape state={floorStateOf(last.to)} />}
      at={at}
      lateMillis={latenessOf(passage.events)}
    >
      <MachineName model={model} machine={last.machine} />
      <span
        className="event-sentence"
        title={way.length > 1 ? speech.t('event.way', { way: way.join(' → ') }) : undefined}
      >
        {passageSentence(passage, (at) => simMillisAt(paces, at), speech)}
      </span>
    </Row>
  )
}

const TURN_WORDS = { lost: 'event.lost', still: 'event.stillLost', back: 'event.back' } as const

interface LinksProps {
  readonly group: LinkGroup
  readonly at: number
  readonly model: PlantModel
}

/** A gateway and what is behind it, in one row that unfolds [E-13]. */
function LinksRow({ group, at, model }: LinksProps) {
  const { t, number } = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { events, gateway, what, withGateway, machines } = group
  const link = what === 'back' ? LINK.online : LINK.gatewayLost
  const values = { count: machines, shown: number(machines), what: t(TURN_WORDS[what]) }
  const words = t(withGateway ? 'event.behind' : 'event.onlyBehind', values)
  return (
    <>
      <Row
        tone={`tone-${LINK_STATES[link]?.word}`}
        shape={<LinkShape link={link} />}
        at={at}
        lateMillis={latenessOf(events)}
      >
        <MachineName model={model} machine={gateway} />
        <button
          type="button"
          className="plain event-fold"
          aria-label={`${model.table.machines[gateway]?.machine.id ?? ''} ${words}`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className="event-fold-mark" aria-hidden="true" />
          {words}
        </button>
      </Row>
      <li id={id} className="event-folded" hidden={!open}>
        {open && (
          <ol className="events">
            {events.toReversed().map((event) => (
              <EventRow key={event.id} event={event} model={model} named />
            ))}
          </ol>
        )}
      </li>
    </>
  )
}
