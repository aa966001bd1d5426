import '../../text/parts/machine.ts'
import { useMemo } from 'react'
import type { Placed } from '../../../models/slots.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { selectAll } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Fact, Facts } from '../panel.tsx'
import { Step } from '../path-step.tsx'
import { MachineLink } from './machine-link.tsx'
import { type Neighbour, neighboursOf } from './neighbours.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
}

/** A gateway of a large Plant serves hundreds. */
const MOST_SERVED = 12

/** What material comes from and goes to, and who speaks through it. */
export function Surroundings({ model, now, placed }: Props) {
  const { t, number } = useText()
  const { from, to, carries, serves } = useMemo(() => neighboursOf(model, placed), [model, placed])
  const flows = from.length + to.length + carries.length > 0
  return (
    <>
      {flows && (
        <Facts title={t('machine.flow')}>
          <dl>
            {from.length > 0 && (
              <Fact label={t('machine.upstream')}>
                <Neighbours now={now} neighbours={from} />
              </Fact>
            )}
            {to.length > 0 && (
              <Fact label={t('machine.downstream')}>
                <Neighbours now={now} neighbours={to} />
              </Fact>
            )}
            {carries.length > 0 && (
              <Fact label={t('machine.carries')}>
                <ul className="neighbours">
                  {carries.map((flow) => (
                    <li key={`${flow.from.machine.id} ${flow.to.machine.id}`}>
                      <MachineLink now={now} placed={flow.from} />
                      <span className="carried">
                        <span aria-hidden="true">→</span>
                        <MachineLink now={now} placed={flow.to} />
                      </span>
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
          </dl>
        </Facts>
      )}
      {serves.length > 0 && (
        <Facts title={t('machine.serves', { shown: number(serves.length) })}>
          <ul className="neighbours served">
            {serves.slice(0, MOST_SERVED).map((other) => (
              <li key={other.index}>
                <MachineLink now={now} placed={other} />
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="plain"
            onClick={() => selectAll(serves.map(({ machine }) => machine.id))}
          >
            {t('machine.allServed')}
          </button>
        </Facts>
      )}
    </>
  )
}

interface NeighboursProps {
  readonly now: Now
  readonly neighbours: readonly Neighbour[]
}

function Neighbours({ now, neighbours }: NeighboursProps) {
  const { t, number } = useText()
  return (
    <ul className="neighbours">
      {neighbours.map(({ placed, by, buffer }) => (
        <li key={`${placed.machine.id} ${by?.machine.id ?? ''}`}>
          <MachineLink now={now} placed={placed} />
          {by !== undefined && (
            <span className="soft small-print">
              {t('machine.by')} <MachineLink now={now} placed={by} />
            </span>
          )}
          {buffer !== undefined && buffer > 0 && (
            <span className="soft small-print">
              {t('machine.buffer', { count: buffer, shown: number(buffer) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where a Machine stands; its Line and its Workshop are told of when pressed. */
export function Place({ placed }: { readonly placed: Placed }) {
  const { name } = useText()
  const linePath = placed.path.slice(0, placed.path.lastIndexOf('/'))
  const workshopPath = linePath.slice(0, linePath.lastIndexOf('/'))
  return (
    <span className="place">
      <Step name={name(placed.workshop.name)} path={workshopPath} />
      <span aria-hidden="true"> › </span>
      <Step name={name(placed.line.name)} path={linePath} />
    </span>
  )
}
