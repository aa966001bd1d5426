import type { Placed } from '../../models/slots.ts'
import type { Form } from './speech.ts'

/** Each machine at its Channels' own pace, or so many messages a second from all of them together. */
export type Rate = 'natural' | number

export const SLOW_MILLIS = 1000
const FAST_MILLIS = 200
/** From this many machines on, those that move tell their place once a second as well. */
const LARGE_PLANT = 200
/** So many machines, well apart, speak each of the rarer forms of the dialect. */
const RARE_FORM_SPEAKERS = 3

export function tickMillisOf(placed: Placed, machines: number, rate: Rate): number {
  if (rate !== 'natural') return (machines * 1000) / rate
  const moves = placed.channels.some((spec) => spec.periodMillis > 0 && spec.periodMillis < SLOW_MILLIS)
  return moves && machines < LARGE_PLANT ? FAST_MILLIS : SLOW_MILLIS
}

/** [G-10] A few machines that do not move speak the rarer forms, so that each form is on the air. */
export function formsOf(
  machines: readonly Placed[],
  ticks: readonly number[],
  rate: Rate,
): Map<number, Form> {
  const forms = new Map<number, Form>()
  if (rate !== 'natural') return forms
  const calm = machines.filter(
    (placed) => ticks[placed.index] === SLOW_MILLIS && placed.machine.radio === undefined,
  )
  const parts = 2 * RARE_FORM_SPEAKERS + 1
  for (let i = 1; i < parts; i++) {
    const chosen = calm[Math.floor((calm.length * i) / parts)]
    if (chosen !== undefined) forms.set(chosen.index, i % 2 === 1 ? 'topics' : 'batch')
  }
  return forms
}
