import { useEffect, useRef, useState } from 'react'
import { floorStateOf } from '../../models/state.ts'
import type { KnownEvent } from '../state/alarms.ts'
import { useStore } from '../state/react.ts'
import { lastIdOf } from '../state/recent.ts'
import { recordedId } from '../state/recorded.ts'
import { time } from '../state/time.ts'
import { currentSpeech, useText } from '../text/use-text.ts'
import { connectionWords } from './header/connection-chip.tsx'

/** A reader of the screen is spoken to no more often than this. */
const GAP_MILLIS = 5000

/** Machines that went into fault in the Events after an id, the newest first; what came late is no news [E-10]. */
export function newFaults(events: readonly KnownEvent[], afterId: number): readonly number[] {
  const machines = new Set<number>()
  for (const event of events) {
    if (event.id <= afterId || event.lateMillis !== undefined) continue
    const fault = event.event === 'stateChanged' && floorStateOf(event.to) === 'fault'
    if (fault) machines.add(event.machine)
  }
  return [...machines]
}

/** Says aloud, for those who listen to the screen, how the connection is and what has just failed. */
export function Announcer() {
  return (
    <>
      <ConnectionVoice />
      <FaultVoice />
    </>
  )
}

function ConnectionVoice() {
  const speech = useText()
  const connection = useStore((floor) => floor.connection)
  // A recording that is here is not the present.
  const isHeld = connection.kind === 'live' && recordedId !== undefined
  return (
    <p className="unseen" role="status">
      {isHeld ? '' : connectionWords(connection, speech)}
    </p>
  )
}

function FaultVoice() {
  const events = useStore((floor) => floor.recentEvents)
  const model = useStore((floor) => floor.plant)
  const heard = useRef<number>(undefined)
  const said = useRef(Number.NEGATIVE_INFINITY)
  const [words, setWords] = useState('')
  useEffect(() => {
    // What the past shows is no news.
    if (time.getState().kind === 'past') return
    if (heard.current === undefined && events.length > 0) heard.current = lastIdOf(events)
    const speak = (): void => {
      const faults = newFaults(events, heard.current ?? 0)
      if (faults.length === 0) return
      heard.current = lastIdOf(events)
      said.current = performance.now()
      const { t, name } = currentSpeech()
      const first = model?.table.machines[faults[0] ?? -1]
      if (first === undefined) return
      const machine = name(first.machine.name)
      setWords(
        faults.length === 1
          ? t('voice.fault', { machine })
          : t('voice.faults', { machine, count: faults.length - 1 }),
      )
    }
    const timer = setTimeout(speak, Math.max(0, said.current + GAP_MILLIS - performance.now()))
    return () => clearTimeout(timer)
  }, [events, model])
  return (
    <p className="unseen" role="status">
      {words}
    </p>
  )
}
