import '../../text/parts/area.ts'
import '../../styles/flow.css'
import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import type { Area } from './area.ts'
import { type FlowStep, flowOf } from './flow.ts'
import { MachineLink } from './machine-link.tsx'

interface Props {
  readonly model: PlantModel
  readonly area: Area
  readonly now: Now
}

/** The way of the material through a Line, step by step, with what carries it; nothing where the plant file tells none. */
export function AreaFlow({ model, area, now }: Props) {
  const { t } = useText()
  const flow = useMemo(() => flowOf(model, area), [model, area])
  if (flow.steps.length === 0) return null
  return (
    <Facts title={t('area.flow')}>
      <ol className="flow">
        {flow.from.length > 0 && <End word={t('area.from')} machines={flow.from} model={model} now={now} />}
        {flow.steps.map((step) => (
          <li key={step.machines.join()} className="flow-step">
            <Between step={step} model={model} now={now} />
            <span className="flow-machines">
              {step.machines.map((machine) => (
                <MachineLink key={machine} model={model} now={now} machine={machine} />
              ))}
            </span>
          </li>
        ))}
        {flow.to.length > 0 && <End word={t('area.to')} machines={flow.to} model={model} now={now} />}
      </ol>
    </Facts>
  )
}

/** What brings the parts to a step, and how many can wait before it. */
function Between({ step, model, now }: { step: FlowStep; model: PlantModel; now: Now }) {
  const { t, number } = useText()
  if (step.carriers.length === 0 && step.buffer === 0) return null
  return (
    <span className="flow-between">
      {step.carriers.length > 0 && <span className="unseen">{t('area.carried')} </span>}
      {step.carriers.map((machine) => (
        <MachineLink key={machine} model={model} now={now} machine={machine} brief />
      ))}
      {step.buffer > 0 && (
        <span className="soft">{t('area.buffer', { count: step.buffer, shown: number(step.buffer) })}</span>
      )}
    </span>
  )
}

interface EndProps {
  readonly word: string
  readonly machines: readonly number[]
  readonly model: PlantModel
  readonly now: Now
}

/** Where the material comes from, or goes to, outside the Line. */
function End({ word, machines, model, now }: EndProps) {
  return (
    <li className="flow-end">
      <span className="soft">{word}</span>
      {machines.map((machine) => (
        <MachineLink key={machine} model={model} now={now} machine={machine} brief />
      ))}
    </li>
  )
}
