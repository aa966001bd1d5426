import { type ComponentType, lazy, useEffect } from 'react'
import { useStore } from 'zustand/react'
import { docks, type PanelName } from '../state/docks.ts'
import { floors } from '../state/floors.ts'
import { inSight } from '../state/in-sight.ts'
import type { Now } from '../state/now.ts'
import { countOutput, outputOf } from '../state/output.ts'
import type { PlantModel } from '../state/plant.ts'
import { playheadTime, serverNow } from '../state/playhead.ts'
import { split } from '../state/split.ts'
import { chosenOf } from '../state/view.ts'
import { Dock } from './docks/dock.tsx'
import { Hand } from './docks/hand.tsx'
import { LandingMark } from './docks/landing-mark.tsx'
import { usePanelsSoon } from './docks/panel-of.tsx'
import { Rail } from './docks/rail.tsx'
import { useLook } from './list/use-look.ts'
import { Stage } from './stage/stage.tsx'
import { useStage } from './stage/use-stage.ts'
import { TimeSlot } from './timeline/time-slot.tsx'
import { useHandheld, useLow } from './use-narrow.ts'
import { useView } from './use-view.ts'
import { WhenAsked } from './when-asked.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly scene: ComponentType
}

const Beside = lazy(async () => ({ default: (await import('./split/beside-frame.tsx')).BesideFrame }))

const COUNT_MILLIS = 1000

/** The Plant in the middle of the page, and the panels around it or, on a phone, over it. */
export function Floor({ model, now, scene }: Props) {
  usePanelsSoon()
  const handheld = useHandheld()
  const low = useLow()
  const { shown } = useStage()
  const { left, right } = useStore(docks)
  const machine = useView(chosenOf)
  const beside = useStore(split, ({ asked }) => asked)
  useEffect(() => {
    // What is live is counted whatever is shown, so that nothing of it is missed.
    const count = (): void => {
      const live = floors.live.getState().now ?? now
      countOutput(outputOf(live), live, serverNow())
      if (now !== live) countOutput(outputOf(now), now, playheadTime())
    }
    const timer = setInterval(count, COUNT_MILLIS)
    return () => clearInterval(timer)
  }, [now])
  const open = (panels: readonly PanelName[]): readonly PanelName[] =>
    machine === undefined ? panels.filter((panel) => panel !== 'machine') : panels
  // Upright in a hand the bar of time lies between the sheet and the doors; else it is the foot of the page.
  const upright = handheld && !low
  return (
    <>
      <div className={handheld ? 'room handheld' : 'room'}>
        {!handheld && <Rail />}
        {!handheld && <Dock side="left" panels={open(left)} model={model} now={now} />}
        <Stage model={model} now={now} scene={scene} />
        {beside !== undefined && (
          <WhenAsked>
            <Beside key={beside} asked={beside} />
          </WhenAsked>
        )}
        {handheld ? (
          <Hand model={model} now={now}>
            {upright && <TimeSlot model={model} />}
          </Hand>
        ) : (
          <Dock side="right" panels={open(right)} model={model} now={now} />
        )}
        <LandingMark />
        {shown === 'scene' && <SceneLook model={model} machine={machine} />}
      </div>
      {!upright && <TimeSlot model={model} />}
    </>
  )
}

/** With no list in sight, what is looked at is the Machine that was selected and what the scene shows from near. */
export function SceneLook({
  model,
  machine,
}: {
  readonly model: PlantModel
  readonly machine: string | undefined
}) {
  const { lines } = useStore(inSight)
  useLook(model, lines, machine)
  return null
}
