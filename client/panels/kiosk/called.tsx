import '../../text/parts/kiosk.ts'
import { type ReactElement, useState } from 'react'
import type { PlantModel } from '../../state/plant.ts'
import { clockTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmShape, alarmTone, StateShape } from '../marks/mark.tsx'
import { useSecond } from '../tick.ts'
import type { Showing } from './tour.ts'

/** What the wall says of the fault that it shows; another Machine's is another call, with a time of its own. */
export const callOf = (model: PlantModel, showing: Showing): ReactElement | undefined =>
  showing.kind === 'fault' ? (
    <Called key={showing.machine} model={model} machine={showing.machine} />
  ) : undefined

/**
 * A Machine in fault, said so large that it is read from across the hall [N-12]. What is read aloud is said once: the
 * age, which is another each second, stands outside of it.
 */
function Called({ model, machine }: { readonly model: PlantModel; readonly machine: number }) {
  const { t, name } = useText()
  const alarm = useStore((floor) => floor.alarms.get(machine)?.[0])
  const [calledMillis] = useState(() => clockTime())
  const placed = model.table.machines[machine]
  if (placed === undefined) return null
  const where = `${placed.machine.id} · ${name(placed.workshop.name)} / ${name(placed.line.name)}`
  const words = alarm?.text === undefined ? alarm?.code : `${alarm.code} · ${name(alarm.text)}`
  return (
    <section className="kiosk-called">
      <div className="kiosk-call" role="alert">
        <span className="kiosk-shape tone-fault">
          <StateShape state="fault" />
        </span>
        <div>
          <h2 title={name(placed.machine.name)}>{name(placed.machine.name)}</h2>
          <p className="kiosk-where" title={where}>
            {where}
          </p>
        </div>
        <div className="kiosk-told">
          <p className="kiosk-what">{t('kiosk.fault')}</p>
          {alarm !== undefined && (
            <p className={`kiosk-alarm ${alarmTone(alarm.priority)}`}>
              <AlarmShape priority={alarm.priority} />
              <span className="kiosk-alarm-text" title={words}>
                {words}
              </span>
            </p>
          )}
        </div>
      </div>
      <Age sinceMillis={alarm?.sinceMillis ?? calledMillis} />
    </section>
  )
}

function Age({ sinceMillis }: { readonly sinceMillis: number }) {
  const { age } = useText()
  useSecond()
  return <p className="kiosk-what kiosk-since">{age(Math.max(0, clockTime() - sinceMillis))}</p>
}
