import { type Decay, decay, leftAfter } from './decay.ts'
import type { HydraulicNature } from './nature.ts'

/** Oil under pressure, with an accumulator that smooths it [W-42]. */
export interface Hydraulics {
  readonly nature: HydraulicNature
  megapascals: number
  /** What its pump gives beyond what is used, in kW: it becomes heat. */
  lostKilowatts: number
  readonly decay: Decay
}

export interface OilWork {
  pumping: boolean
  setMegapascals: number
  usedLitresPerMinute: number
  /** At the running pressure; what really leaks goes with the pressure. */
  leakLitresPerMinute: number
}

export const hydraulicsOf = (nature: HydraulicNature): Hydraulics => ({
  nature,
  megapascals: nature.runningMegapascals,
  lostKilowatts: 0,
  decay: decay(),
})

/**
 * C dp/dt = pump - used - leak. The controller opens the pump in proportion to what is missing, up to all it can
 * give; with the pump off the leak alone empties the accumulator, the time constant of which is C over the leak.
 */
export function press(oil: Hydraulics, work: OilWork, seconds: number): void {
  const { nature } = oil
  const capacity = nature.pumpLitresPerMinute
  const leak = work.leakLitresPerMinute / nature.runningMegapascals
  const gain = work.pumping ? capacity / nature.droopMegapascals : 0
  let rest = restOf(work.pumping ? gain * work.setMegapascals - work.usedLitresPerMinute : 0, gain + leak)
  let conductance = gain + leak
  // The pump gives no more than it can: where that is not enough its flow is constant, and the leak sets the rest.
  const knee = work.setMegapascals - nature.droopMegapascals
  if (work.pumping && rest < knee) {
    rest = restOf(capacity - work.usedLitresPerMinute, leak)
    conductance = leak
  }
  const constantSeconds = (60 * nature.accumulatorLitresPerMegapascal) / Math.max(conductance, 1e-6)
  const left = leftAfter(oil.decay, seconds, constantSeconds)
  oil.megapascals = Math.max(0, rest + (oil.megapascals - rest) * left)
  oil.lostKilowatts = work.pumping ? (leak * oil.megapascals * oil.megapascals) / 60 : 0
}

const restOf = (inflow: number, conductance: number): number =>
  conductance < 1e-9 ? 0 : Math.max(0, inflow / conductance)

/** Compressed air at a machine: what the net gives less what its pipe drops with what is used and what leaks. */
export interface Air {
  megapascals: number
  readonly decay: Decay
}

/** A pipe of 25 mm and some metres; the bottle behind it holds the pressure for most of a second. */
const PIPE_LITRES_PER_MINUTE_MEGAPASCAL = 5000
const BOTTLE_SECONDS = 0.6

export const airOf = (megapascals: number): Air => ({ megapascals, decay: decay() })

export function blow(air: Air, supplyMegapascals: number, litresPerMinute: number, seconds: number): void {
  const rest = Math.max(0, supplyMegapascals - litresPerMinute / PIPE_LITRES_PER_MINUTE_MEGAPASCAL)
  air.megapascals = rest + (air.megapascals - rest) * leftAfter(air.decay, seconds, BOTTLE_SECONDS)
}
