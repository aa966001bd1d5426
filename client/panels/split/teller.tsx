import { useEffect, useRef } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { sayAround } from './say.ts'
import { plantTold, sameSide } from './side.ts'
import type { ToldSide } from './told.ts'
import { useSide } from './use-side.ts'

/** Tells the page around it how this side stands, about once a second while anything of it changes [PH-116]. */
export function Teller({ model, now }: { readonly model: PlantModel; readonly now: Now }) {
  const speech = useText()
  const side = useSide(now)
  const told = useRef<ToldSide>(undefined)
  useEffect(() => {
    sayAround(plantTold(model, speech))
    told.current = undefined
  }, [model, speech])
  useEffect(() => {
    if (told.current !== undefined && sameSide(told.current, side)) return
    told.current = side
    sayAround(side)
  }, [side])
  return null
}
