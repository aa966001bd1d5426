import { useEffect, useRef, useState } from 'react'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { archive } from '../../state/time.ts'
import { useTime } from '../use-time.ts'
import { askFor, MINUTE_MILLIS, type ToldOutput, toldOutput } from './told-output.ts'

/** What has arrived is on disk a second later [Y-14]; and a Playhead that goes fast is asked for where it rests. */
const WRITTEN_MILLIS = 3000
const REST_MILLIS = 200

/** What the Journal tells of some counters in the minutes before one; undefined until it did [PH-85]. */
export function useToldOutput(
  model: PlantModel,
  slots: readonly number[],
  minute: number,
): ToldOutput | undefined {
  const key = slots.join()
  const isPast = useTime(({ kind }) => kind === 'past')
  // Another memory is another place on the axis: each seek begins one.
  const recall = useStore((floor) => floor.recall)
  const [told, setTold] = useState<{ readonly key: string; readonly output: ToldOutput }>()
  const isUnder = useRef(false)
  useEffect(() => {
    if (key === '' || recall === undefined) return
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      if (isUnder.current) return
      isUnder.current = true
      const answer = await archive.range(
        { ...askFor(minute), slots: key.split(',').map(Number) },
        stop.signal,
      )
      isUnder.current = false
      if (answer === undefined || answer.everyMillis !== MINUTE_MILLIS || stop.signal.aborted) return
      setTold({ key, output: toldOutput(answer.channels, model.table.perUnit, minute) })
    }
    const since = serverNow() - minute * MINUTE_MILLIS
    const timer = setTimeout(
      () => void ask(),
      isPast ? REST_MILLIS : Math.max(REST_MILLIS, WRITTEN_MILLIS - since),
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [model, key, minute, isPast, recall])
  const isOf = told?.key === key && minute >= told.output.from && minute <= told.output.until + 1
  return isOf ? told.output : undefined
}
