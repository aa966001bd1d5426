import type { TruthPorts, Work } from './truth.ts'
import type { Slowed } from './truth-reach.ts'

/** Whether what an act makes slow is felt by others yet: its first slow cycle must have run over [W-76]. */
export interface Slowness {
  readonly slowed: Slowed
  /** True from then on. */
  isFelt(): boolean
}

/** Wear of the machine's own, beside the act, is no more than this while a Story is told. */
const SLOWER = 1.001

export function watchSlowness(slowed: Slowed, workOf: TruthPorts['workOf']): Slowness {
  const { machine, factor } = slowed
  if (machine === undefined) return { slowed, isFelt: () => true }
  const usual = workOf(machine).slowness
  let slowSince: number | undefined
  let felt = false

  function look({ slowness, cycles, phase }: Work): boolean {
    const slower = (factor * slowness) / usual
    if (slower < SLOWER) {
      slowSince = undefined
      return false
    }
    // The cycle that it was in when it became slow is as long as it was to be.
    slowSince ??= cycles
    const slowCycles = cycles - slowSince - 1
    return slowCycles > 0 || (slowCycles === 0 && phase < 1 && phase * slower >= 1)
  }

  return {
    slowed,
    isFelt() {
      felt ||= look(workOf(machine))
      return felt
    },
  }
}
