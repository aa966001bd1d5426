import { generate } from 'mqtt-packet'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { createWorld, step } from '../../../simulators/engine/world.ts'
import { SEED } from './moments.ts'
import type { BenchPlant } from './plant.ts'

/** PUBLISH packets made beforehand, one after another, each with a time in it that can be written over. */
export interface Packets {
  readonly bytes: Buffer
  /** Where each begins; one more than there are. */
  readonly starts: Uint32Array
  /** Where the thirteen digits of each one's `t` are. */
  readonly times: Uint32Array
  readonly machines: Uint32Array
  readonly readingsEach: number
}

const START = 1_800_000_000_000
const TIME_AT = '{"t":'.length

/** What the Machines say as the simulators play them, all their Channels each time, so many times over. */
export function packetsOf({ plant, table, published }: BenchPlant, times: number): Packets {
  const machines = table.machines.length
  // A Machine speaks each second: in ten or twenty times over, most of its values move.
  const world = createWorld({ plant, kinds: KINDS, seed: SEED, startMillis: START, rate: machines })
  const indexOf = new Map(table.machines.map(({ path, index }) => [`twinfloor/${path}`, index]))
  const packets: Buffer[] = []
  const timesAt: number[] = []
  const who: number[] = []
  let at = 0
  for (let second = 1; second <= times; second++) {
    for (const { topic, payload } of step(world, START + second * 1000 - 1)) {
      const machine = indexOf.get(topic)
      if (machine === undefined) continue
      const packet = generate({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false })
      timesAt.push(at + packet.length - Buffer.byteLength(payload) + TIME_AT)
      who.push(machine)
      packets.push(packet)
      at += packet.length
    }
  }
  const starts = new Uint32Array(packets.length + 1)
  packets.forEach((packet, i) => {
    starts[i + 1] = starts[i]! + packet.length
  })
  return {
    bytes: Buffer.concat(packets),
    starts,
    times: Uint32Array.from(timesAt),
    machines: Uint32Array.from(who),
    readingsEach: published.length / machines,
  }
}

/** The Machine's time, as it stands in the packet. */
export function stampTime({ bytes, times }: Packets, packet: number, digits: Buffer): void {
  digits.copy(bytes, times[packet]!)
}
