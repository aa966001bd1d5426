import '../../styles/split.css'
import '../../text/parts/split.ts'
import { type ComponentType, useEffect, useState } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { browserNow } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { scene as sceneStore } from '../../state/scene.ts'
import { settings } from '../../state/settings.ts'
import { joinTie, leaveTie } from '../../state/tie.ts'
import { pastMillis, time } from '../../state/time.ts'
import { chosenOf, select, view } from '../../state/view.ts'
import { setLocale } from '../../text/locale.ts'
import { ToastBar } from '../commands/toast.tsx'
import { SceneLook } from '../floor.tsx'
import { Stage } from '../stage/stage.tsx'
import { useStage } from '../stage/use-stage.ts'
import { TimeVoice } from '../timeline/past-mark.tsx'
import { TimeSlot } from '../timeline/time-slot.tsx'
import { showTheme } from '../use-theme.ts'
import { useView } from '../use-view.ts'
import { besideWords } from './beside.ts'
import { listenTo } from './listen.ts'
import { PaneHead } from './pane-head.tsx'
import { sayAround } from './say.ts'
import { Teller } from './teller.tsx'
import { type Dress, readToPane } from './told.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly scene: ComponentType
  readonly tie: string
}

/** One half of another page's stage: the same scene at a time of its own, with what moves it, and nothing else [PH-110]. */
export function Pane({ model, now, scene, tie }: Props) {
  const asks = useAround()
  const machine = useView(chosenOf)
  const { shown } = useStage()
  useTie(tie)
  useTimeTold()
  return (
    <>
      <PaneHead />
      <div className="room">
        <Stage model={model} now={now} scene={scene} />
      </div>
      <TimeSlot model={model} />
      {shown === 'scene' && <SceneLook model={model} machine={machine} />}
      {asks && <Teller model={model} now={now} />}
      <ToastBar />
      <TimeVoice />
    </>
  )
}

function useTie(id: string): void {
  useEffect(() => {
    joinTie({ id, shares: ['look'], to: 'pane' })
    return () => leaveTie(id)
  }, [id])
}

/** Looks as the page around it says; true while that one reads what is told of this side. */
function useAround(): boolean {
  const [asks, setAsks] = useState(false)
  useEffect(() => {
    const stop = listenTo(
      () => parent,
      readToPane,
      (message) => {
        if (message.kind === 'choose') return select(message.machine)
        wear(message)
        setAsks(message.asks)
      },
    )
    sayAround({ kind: 'hello' })
    return stop
  }, [])
  return asks
}

function wear({ language, theme, wishes, quality, stage }: Dress): void {
  setLocale({ language })
  showTheme(theme)
  settings.setState(wishes)
  if (sceneStore.getState().wished !== quality) sceneStore.setState({ wished: quality })
  if (view.getState().stage !== stage) view.setState({ stage })
}

const PLAYING_MILLIS = 1000

/** The page around it keeps in its address what is shown here [PH-113]. */
function useTimeTold(): void {
  useEffect(() => {
    let told: string | undefined
    const tell = (): void => {
      const shown = time.getState()
      const at = shown.kind === 'past' ? pastMillis(shown, browserNow()) : undefined
      const beside = besideWords({ recording: recordedId, at })
      if (beside !== told) sayAround({ kind: 'shows', beside })
      told = beside
    }
    const stop = time.subscribe(tell)
    const timer = setInterval(() => {
      // Until it is shown an instant may still be on its way.
      if (time.getState().kind === 'past') tell()
    }, PLAYING_MILLIS)
    if (!new URLSearchParams(location.search).has('t')) tell()
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [])
}
