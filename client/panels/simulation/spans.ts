import type { Simulation } from '../../../models/simulation.ts'
import type { Speech } from '../../text/speech.ts'

const MINUTE_MILLIS = 60_000

/** How long something takes in the simulated Plant and, where time passes otherwise there, on the wall: "12m (36s at ×20)". */
export function spanWords(
  simMillis: number,
  { speed, paused }: Pick<Simulation, 'speed' | 'paused'>,
  { t, age, number }: Speech,
): string {
  const span = age(wholeSeconds(simMillis))
  if (speed === 1 || paused || simMillis < 1000) return span
  return t('simulation.span', { span, real: age(wholeSeconds(simMillis / speed)), speed: number(speed) })
}

/** What is yet to come is not yet so in its last second; of an hour and more, seconds are not told. */
const wholeSeconds = (millis: number): number => Math.ceil(millis / 1000) * 1000

/** When a Story's first act takes effect; undefined for one in which nothing happens. */
export function firstWords(
  firstMinutes: number | undefined,
  pace: Pick<Simulation, 'speed' | 'paused'>,
  speech: Speech,
): string | undefined {
  if (firstMinutes === undefined) return undefined
  if (firstMinutes === 0) return speech.t('simulation.firstNow')
  return speech.t('simulation.first', { span: spanWords(firstMinutes * MINUTE_MILLIS, pace, speech) })
}

/** In how long an act of the Story next begins or ends, and never which. */
export function nextWords(simulation: Simulation, simNow: number, speech: Speech): string {
  const { nextTime } = simulation
  if (nextTime === undefined) return speech.t('simulation.nextNone')
  if (nextTime <= simNow) return speech.t('simulation.nextNow')
  return speech.t('simulation.next', { span: spanWords(nextTime - simNow, simulation, speech) })
}
