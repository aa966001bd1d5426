import { type Clock, toldAt } from './clock.ts'
import type { NetworkEffect } from './effect.ts'
import type { Network } from './network/network.ts'
import type { Shift } from './network/retime.ts'

/**
 * What Stories do to the network. It lives in told time and a Story in that of the factory, so its troubles are
 * moved whenever the pace is another [W-67].
 */
export interface NetworkActs {
  take(effect: NetworkEffect, atMillis: number): boolean
  /** Simulated time goes otherwise from now on. */
  pace(simulatedMillis: number, toldMillis: number): void
  /** A Story is over, and with it all but a restart that has begun. */
  end(): void
}

interface Standing {
  readonly effect: NetworkEffect
  /** Simulated. */
  readonly untilMillis: number
}

const MINUTE_MILLIS = 60_000
/** While the factory stands nothing in it ends: ten years are long enough, and leave a clock its microseconds. */
const STANDSTILL_MILLIS = 10 * 365 * 24 * 60 * MINUTE_MILLIS

export function createNetworkActs(
  clock: Clock,
  network: Network | undefined,
  onShifts: (shifts: readonly Shift[]) => void,
): NetworkActs {
  let standing: readonly Standing[] = []

  const toldEnd = (untilMillis: number, toldMillis: number): number =>
    clock.speed === 0 ? toldMillis + STANDSTILL_MILLIS : Math.max(toldMillis, toldAt(clock, untilMillis))

  return {
    take(effect, atMillis) {
      if (network === undefined) return true
      if (effect.minutes === undefined) return network.take(effect)
      const untilMillis = atMillis + effect.minutes * MINUTE_MILLIS
      const toldMillis = toldAt(clock, atMillis)
      const minutes = (toldEnd(untilMillis, toldMillis) - toldMillis) / MINUTE_MILLIS
      const taken = network.take({ ...effect, minutes })
      if (taken)
        standing = [...standing.filter((each) => each.untilMillis > atMillis), { effect, untilMillis }]
      return taken
    },
    pace(simulatedMillis, toldMillis) {
      standing = standing.filter(({ untilMillis }) => untilMillis > simulatedMillis)
      if (network === undefined || standing.length === 0) return
      network.advance(toldMillis)
      for (const { effect, untilMillis } of standing) {
        onShifts(network.endAt(effect, toldEnd(untilMillis, toldMillis)))
      }
    },
    end() {
      standing = standing.filter(({ effect }) => effect.do === 'reboot')
      network?.endEffects()
    },
  }
}
