import { useEffect, useMemo, useState } from 'react'
import type { KnownEvent } from '../../state/alarms.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { knownOf, withOlder } from '../../state/recall/older.ts'
import { store } from '../../state/store.ts'
import { archive } from '../../state/time.ts'

/** As far back as a shift reaches; more of them than a panel shows. */
const BACK_MILLIS = 8 * 3_600_000
const MOST_OWN = 60
/** A hand that scrubs goes on; it is asked where it rests. */
const REST_MILLIS = 200

interface Told {
  readonly machine: number
  readonly events: readonly KnownEvent[]
}

const NOTHING: Told = { machine: -1, events: [] }

/** What happened to a Machine up to the Playhead, the newest first: what this page heard, and before it the Journal [PH-82]. */
export function useOwnEvents(model: PlantModel, machine: number): readonly KnownEvent[] {
  const recent = useStore((floor) => floor.recentEvents)
  // Another memory is another place on the axis: each seek begins one.
  const recall = useStore((floor) => floor.recall)
  const [told, setTold] = useState(NOTHING)
  useEffect(() => {
    if (recall === undefined || machine < 0) return
    const stop = new AbortController()
    const at = Math.ceil(playheadTime())
    const ask = {
      from: at - BACK_MILLIS,
      to: at + 1,
      machines: [machine],
      order: 'descending',
      limit: MOST_OWN,
    } as const
    const skew = (of: number): number => {
      const { now } = store.getState()
      return now === undefined ? 0 : skewMillisOf(model, now, of)
    }
    const rest = setTimeout(async () => {
      const answer = await archive.events(ask, stop.signal)
      if (answer !== undefined && !stop.signal.aborted)
        setTold({ machine, events: knownOf(answer.events, skew) })
    }, REST_MILLIS)
    return () => {
      clearTimeout(rest)
      stop.abort()
    }
  }, [model, machine, recall])
  return useMemo(() => {
    const own = recent.filter((event) => event.machine === machine)
    const until = playheadTime()
    return told.machine === machine
      ? withOlder(
          own,
          told.events.filter(({ at }) => at <= until),
        )
      : own
  }, [recent, told, machine])
}
