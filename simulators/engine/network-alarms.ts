import type { MachineAlarm } from './alarm.ts'
import { INTERFERENCE_HIGH, LATENCY_HIGH, OFF_AIR, UPLINK_LOST } from './alarms.ts'
import type { Network } from './network/network.ts'
import type { Played } from './played.ts'

/** What radio units and gateways complain of by themselves, as they find it [W-66]. */
export interface NetworkAlarms {
  /** At each of their turns. */
  look(played: Played, simulatedMillis: number, toldMillis: number): void
}

interface Watch {
  readonly alarm: MachineAlarm
  /** True where it is so, false where it is not, undefined where it is neither. */
  readonly isSo: (machine: number, network: Network) => boolean | undefined
  /** So long one or the other must be so before it is said. */
  readonly patienceMillis: number
}

/** Above or below by a margin, so that nothing is said again and again. */
const above =
  (key: string, high: number, low: number): Watch['isSo'] =>
  (machine, network) => {
    const value = network.figure(machine, key)
    if (value === undefined || (value >= low && value <= high)) return undefined
    return value > high
  }

const WATCHES: Readonly<Record<string, readonly Watch[]>> = {
  'radio-unit': [
    // Neighbours lift the noise by 10 dB at most; what lifts it further is no neighbour.
    { alarm: INTERFERENCE_HIGH, isSo: above('interference', -94, -97), patienceMillis: 5000 },
    { alarm: LATENCY_HIGH, isSo: above('latency', 100, 50), patienceMillis: 10_000 },
    {
      alarm: OFF_AIR,
      isSo: (machine, network) => network.figure(machine, 'transmitPower') === 0,
      patienceMillis: 1000,
    },
  ],
  // It cannot say so while it is so; it does when it is back, with the times of it.
  gateway: [{ alarm: UPLINK_LOST, isSo: (machine, network) => !network.isUp(machine), patienceMillis: 0 }],
}

interface Standing {
  raised: boolean
  /** Told and simulated time since when it is otherwise; NaN while it is as it was said. */
  sinceTold: number
  sinceMillis: number
}

export function createNetworkAlarms(network: Network): NetworkAlarms {
  const standing = new Map<string, Standing>()

  function follow(played: Played, watch: Watch, simulatedMillis: number, toldMillis: number): void {
    const { index } = played.placed
    const { alarm, isSo, patienceMillis } = watch
    const { code } = alarm
    const key = `${index} ${code}`
    const now = isSo(index, network)
    let known = standing.get(key)
    if (known === undefined) {
      known = { raised: false, sinceTold: Number.NaN, sinceMillis: Number.NaN }
      standing.set(key, known)
    }
    if (now === undefined || now === known.raised) {
      known.sinceTold = Number.NaN
      return
    }
    if (Number.isNaN(known.sinceTold)) {
      known.sinceTold = toldMillis
      known.sinceMillis = simulatedMillis
    }
    if (toldMillis - known.sinceTold < patienceMillis) return
    known.raised = now
    known.sinceTold = Number.NaN
    const atMillis = known.sinceMillis
    played.events.push({
      atMillis,
      event: now ? { event: 'alarmRaised', ...alarm } : { event: 'alarmCleared', code },
    })
  }

  return {
    look(played, simulatedMillis, toldMillis) {
      const watches = WATCHES[played.placed.kind.id]
      if (watches === undefined) return
      network.advance(toldMillis)
      for (const watch of watches) follow(played, watch, simulatedMillis, toldMillis)
    },
  }
}
