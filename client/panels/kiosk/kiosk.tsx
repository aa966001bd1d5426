import '../../text/parts/kiosk.ts'
import '../../styles/kiosk.css'
import { type ComponentType, useEffect } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { clockTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { scene } from '../../state/scene.ts'
import { otherTimeAt } from '../../state/sim-time.ts'
import { simulationOf } from '../../state/simulation.ts'
import { allOf, amissOf, worstAmiss } from '../../state/standing.ts'
import { useText } from '../../text/use-text.ts'
import { simWords } from '../events/event-time.tsx'
import { awaySentence } from '../header/notices.tsx'
import { warpWords } from '../header/simulation-mark.tsx'
import { AlarmShape, alarmTone, ServerLostShape, StateShape } from '../marks/mark.tsx'
import type { PageMode } from '../page-mode.ts'
import { useStories } from '../simulation/use-stories.ts'
import { ListStage } from '../stage/list-stage.tsx'
import { SceneFrame } from '../stage/scene-frame.tsx'
import { useSecond, useTicked } from '../tick.ts'
import { PresenceChips } from '../timeline/past-mark.tsx'
import { useTime } from '../use-time.ts'
import { callOf } from './called.tsx'
import { alarmsOf, saidOf } from './counts.ts'
import { PastFacts } from './past-facts.tsx'
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
      {callOf(model, guided.showing)}
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
  const speech = useText()
  const { t, name, time, zone } = speech
  const { stop } = guided
  const paces = useStore((floor) => floor.paces)
  const past = useTime((shown) => (shown.kind === 'past' ? shown : undefined))
  useSecond()
  const at = clockTime()
  const simMillis = otherTimeAt(paces, at)
  const where = stop?.kind === 'view' ? stop.name : stop?.name === undefined ? undefined : name(stop.name)
  return (
    <header className="kiosk-head">
      <div className="kiosk-plate">
        <h1 title={name(model.plant.name)}>{name(model.plant.name)}</h1>
        {where !== undefined && <p title={where}>{where}</p>}
      </div>
      <div className="kiosk-plate kiosk-facts">
        {past === undefined ? (
          <time className="kiosk-clock">
            {time(at)} <span className="zone">{zone(at)}</span>
          </time>
        ) : (
          <PastFacts past={past} />
        )}
        {simMillis !== undefined && (
          <span className="kiosk-clock">
            <span className="zone">{t('kiosk.simulated')}</span>{' '}
            <time>{simWords(simMillis, at, speech)}</time>
          </span>
        )}
        <PresenceChips />
        <Counts now={now} />
        {past === undefined && <Played />}
      </div>
    </header>
  )
}

function Counts({ now }: { readonly now: Now }) {
  const speech = useText()
  const { t, number } = speech
  useTicked(() => Object.values(now.stateCounts).join())
  const stale = useTicked(() => now.staleMachines)
  return (
    <>
      {saidOf(now.stateCounts, speech).map(({ shape, words }) => (
        <span key={shape} className={`marked kiosk-count${shape === 'running' ? '' : ` tone-${shape}`}`}>
          <StateShape state={shape} />
          {words}
        </span>
      ))}
      <AlarmCount />
      <Serving now={now} />
      {stale > 0 && (
        <span className="kiosk-count hatched">
          {t('kiosk.stale', { count: stale, shown: number(stale) })}
        </span>
      )}
    </>
  )
}

function AlarmCount() {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms)
  const standing = alarmsOf(alarms)
  if (standing === undefined) return null
  const { priority, machines } = standing
  return (
    <span className={`marked kiosk-count ${alarmTone(priority)}`}>
      <AlarmShape priority={priority} />
      {t('kiosk.alarms', { count: machines, shown: number(machines) })}
    </span>
  )
}

/** Infrastructure is told of where something of it is not as it should be [A-25]. */
function Serving({ now }: { readonly now: Now }) {
  const { t, name, number } = useText()
  useTicked(() => [...now.servingCounts.values()].map(amissOf).join())
  return [...now.servingCounts].map(([kind, counts]) => {
    const worst = worstAmiss(counts)
    const served = now.model.table.machines.find((placed) => placed.kind.id === kind)
    if (worst === undefined || served === undefined) return null
    const all = allOf(counts)
    const shown = { kind: name(served.kind.name), all: number(all), well: number(all - amissOf(counts)) }
    return (
      <span key={kind} className={`marked kiosk-count tone-${worst}`}>
        <StateShape state={worst} />
        {t('summary.servingAmiss', shown)}
      </span>
    )
  })
}

/** What is not so: another pace than the true one, or a Story that is told [W-88]. */
function Played() {
  const speech = useText()
  const { t, name } = speech
  const simulation = useStore(simulationOf)
  const story = simulation?.story ?? null
  const stories = useStories(story ?? undefined)
  const warped = warpWords(simulation, speech)
  if (story === null && warped === undefined) return null
  const found = stories?.find(({ id }) => id === story)
  const told = found === undefined ? story : name(found.name)
  return (
    <span className="kiosk-played">
      {warped === undefined ? t('simulation.true') : <span className="chip chip-simulated">{warped}</span>}
      {told !== null && <span className="kiosk-story">{told}</span>}
    </span>
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
