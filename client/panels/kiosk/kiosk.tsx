import '../../styles/kiosk.css'
import { type ComponentType, useEffect, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { scene } from '../../state/scene.ts'
import { useText } from '../../text/use-text.ts'
import { ConnectionChip } from '../header/connection-chip.tsx'
import { awaySentence } from '../header/notices.tsx'
import { AlarmShape, alarmTone, ServerLostShape, StateShape } from '../marks/mark.tsx'
import type { PageMode } from '../page-mode.ts'
import { ListStage } from '../stage/list-stage.tsx'
import { SceneFrame } from '../stage/scene-frame.tsx'
import { useSecond, useTicked } from '../tick.ts'
import { type Guided, useTour } from './use-tour.ts'
import { browserScreen, keepAwake } from './wake.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly scene: ComponentType
  readonly mode: Extract<PageMode, { readonly kind: 'kiosk' }>
}

/** A wall: the scene, what it shows, and nothing that could be pressed. */
export function Kiosk({ model, now, scene: Scene, mode }: Props) {
  const { t } = useText()
  const guided = useTour(model, now, mode)
  const absent = useZustand(scene, ({ life }) => life === 'absent')
  useEffect(() => keepAwake(browserScreen), [])
  return (
    <main className="kiosk" aria-label={t('kiosk.label')}>
      {absent ? (
        <ListStage model={model} now={now} />
      ) : (
        <SceneFrame scene={Scene} hidden={false} onBroken={() => undefined}>
          {null}
        </SceneFrame>
      )}
      <Head model={model} now={now} guided={guided} />
      <Away />
      {guided.showing.kind === 'fault' && <Called model={model} machine={guided.showing.machine} />}
    </main>
  )
}

function Head({
  model,
  now,
  guided,
}: {
  readonly model: PlantModel
  readonly now: Now
  readonly guided: Guided
}) {
  const { name, time, zone } = useText()
  const { stop } = guided
  useSecond()
  const where = stop?.kind === 'view' ? stop.name : stop?.name === undefined ? undefined : name(stop.name)
  return (
    <header className="kiosk-head">
      <div className="kiosk-plate">
        <h1>{name(model.plant.name)}</h1>
        {where !== undefined && <p>{where}</p>}
      </div>
      <div className="kiosk-plate kiosk-facts">
        <time className="kiosk-clock">
          {time(serverNow())} <span className="zone">{zone(serverNow())}</span>
        </time>
        <ConnectionChip />
        <Counts now={now} />
      </div>
    </header>
  )
}

function Counts({ now }: { readonly now: Now }) {
  const { t, number } = useText()
  const faults = useTicked(() => now.stateCounts.fault)
  const stale = useTicked(() => now.staleMachines)
  return (
    <>
      <span className={faults > 0 ? 'marked tone-fault kiosk-count' : 'marked kiosk-count'}>
        <StateShape state={faults > 0 ? 'fault' : 'running'} />
        {faults > 0 ? t('kiosk.faults', { count: faults, shown: number(faults) }) : t('kiosk.noFaults')}
      </span>
      {stale > 0 && (
        <span className="kiosk-count hatched">
          {t('kiosk.stale', { count: stale, shown: number(stale) })}
        </span>
      )}
    </>
  )
}

/** The server is lost: nobody who passes by may take the picture for the present. */
function Away() {
  const speech = useText()
  const connection = useStore((floor) => floor.connection)
  const away = awaySentence(connection, speech)
  if (away === undefined) return null
  return (
    <p className="kiosk-away" role="alert">
      <ServerLostShape />
      {away}
    </p>
  )
}

/** A Machine in fault, said so large that it is read from across the hall [N-12]. */
function Called({ model, machine }: { readonly model: PlantModel; readonly machine: number }) {
  const { t, name, age } = useText()
  const alarm = useStore((floor) => floor.alarms.get(machine)?.[0])
  const [since] = useState(() => serverNow())
  useSecond()
  const placed = model.table.machines[machine]
  if (placed === undefined) return null
  const fromMillis = alarm?.sinceMillis ?? since
  return (
    <section className="kiosk-called" role="alert">
      <span className="kiosk-shape tone-fault">
        <StateShape state="fault" />
      </span>
      <div>
        <h2>{name(placed.machine.name)}</h2>
        <p className="kiosk-where">
          {placed.machine.id} · {name(placed.workshop.name)} / {name(placed.line.name)}
        </p>
      </div>
      <div className="kiosk-told">
        <p className="kiosk-what">
          {t('kiosk.fault')} · {age(Math.max(0, serverNow() - fromMillis))}
        </p>
        {alarm !== undefined && (
          <p className={`kiosk-alarm ${alarmTone(alarm.priority)}`}>
            <AlarmShape priority={alarm.priority} />
            {alarm.code}
            {alarm.text !== undefined && ` · ${name(alarm.text)}`}
          </p>
        )}
      </div>
    </section>
  )
}
