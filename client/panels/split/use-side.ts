import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { clockTime } from '../../state/playhead.ts'
import { store } from '../../state/store.ts'
import { time } from '../../state/time.ts'
import { chosenOf } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { areaAt } from '../area/area.ts'
import { sumOf, useOutput } from '../area/use-output.ts'
import { useSecond } from '../tick.ts'
import { useView } from '../use-view.ts'
import { sideTold } from './side.ts'
import type { ToldSide } from './told.ts'

/** How this page's own side stands, told anew each second. */
export function useSide(now: Now): ToldSide {
  const speech = useText()
  const second = useSecond()
  const chosen = useView(chosenOf)
  const { plant } = now.model
  const whole = useMemo(() => areaAt(now.model, plant.id), [now.model, plant])
  if (whole === undefined) throw new Error(`the plant ${plant.id} is nowhere in itself`)
  const output = useOutput(whole, now)
  const made = output === undefined ? Number.NaN : sumOf(output.madeBy(output.exits))
  const scrapped = output?.countsScrap === true ? output.scrapped : Number.NaN
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew each second
  return useMemo(() => {
    const { alarms } = store.getState()
    const live = time.getState().kind === 'live'
    return sideTold({ now, alarms, at: clockTime(), live, made, scrapped, chosen }, speech)
  }, [now, second, chosen, made, scrapped, speech])
}
