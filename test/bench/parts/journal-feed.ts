import { endOfPacket } from '../../../models/segment/batch.ts'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { BEGIN, simulated } from './journal-made.ts'
import type { Telemetry } from './telemetry.ts'

/** What many machines told, in the order of its arrival: packets, and their Readings one behind another. */
export interface Feed {
  readonly dictionary: Dictionary
  readonly size: number
  readonly channels: number
  readonly machineOf: Int32Array
  readonly begin: number
  readonly millis: number
  readonly readings: number
  readonly packets: number
  /** By packet: where its Readings begin, and in milliseconds since `begin` when it arrived and when it was told. */
  readonly firsts: Int32Array
  readonly places: Int32Array
  readonly times: Int32Array
  readonly slots: Int32Array
  readonly quanta: Int32Array
  readonly qualities: Uint8Array
}

export interface FeedAsked {
  readonly plants: number
  readonly seeds: number
  readonly millis: number
}

/** Without those that the server writes. */
const SERVER_CHANNELS = 2
const MOST_PACKETS = 2 ** 24

/** So many plants side by side, simulated with some seeds; where one seed plays twice, it does so half the time later. */
export async function madeFeed({ plants, seeds, millis }: FeedAsked): Promise<Feed> {
  const sources = await simulated(seeds, { plant: 'gearbox', startMillis: BEGIN, millis })
  const own = sources[0]?.dictionary.machines ?? []
  const slotsEach = own.reduce((sum, { channels }) => sum + channels.length, 0)
  const machines = Array.from({ length: plants }, (_, copy) =>
    own.map(({ path, channels }) => ({ path: path.replace('/', `/plant-${copy}/`), channels })),
  ).flat()
  const machineOf = Int32Array.from(machines.flatMap(({ channels }, i) => channels.map(() => i)))
  const copies = Array.from({ length: plants }, (_, copy) => {
    const source = sources[copy % sources.length]
    if (source === undefined) throw new Error('a feed is made of something')
    return { source, phase: copy < sources.length ? 0 : millis / 2 }
  })
  const order = inOrder(copies, millis)
  const readings = copies.reduce((sum, { source }) => sum + source.batch.count, 0)
  const feed = {
    ...{ dictionary: { plant: 'bench', hash: `bench-${plants}`, machines }, machineOf },
    ...{ size: slotsEach * plants, channels: (slotsEach - own.length * SERVER_CHANNELS) * plants },
    ...{ begin: BEGIN, millis, readings, packets: order.length },
    firsts: new Int32Array(order.length + 1),
    places: new Int32Array(order.length),
    times: new Int32Array(order.length),
    slots: new Int32Array(readings),
    quanta: new Int32Array(readings),
    qualities: new Uint8Array(readings),
  }
  let at = 0
  order.forEach(({ copy, packet, place }, i) => {
    const from = copies[copy]
    if (from === undefined) return
    const { batch } = from.source
    feed.firsts[i] = at
    feed.places[i] = place
    feed.times[i] = place - ((batch.axis[packet] ?? 0) - (batch.times[packet] ?? 0))
    for (let k = batch.firsts[packet] ?? 0; k < endOfPacket(batch, packet); k++, at++) {
      feed.slots[at] = copy * slotsEach + (batch.slots[k] ?? 0)
      feed.quanta[at] = batch.quanta[k] ?? 0
      feed.qualities[at] = batch.qualities[k] ?? 0
    }
  })
  feed.firsts[order.length] = at
  return feed
}

interface Copy {
  readonly source: Telemetry
  readonly phase: number
}

interface Ordered {
  readonly copy: number
  readonly packet: number
  readonly place: number
}

/** Sorted as numbers: the place, then the copy, then the packet. */
function inOrder(copies: readonly Copy[], millis: number): readonly Ordered[] {
  const keys = new Float64Array(copies.reduce((sum, { source }) => sum + source.batch.packets, 0))
  let count = 0
  copies.forEach(({ source, phase }, copy) => {
    for (let packet = 0; packet < source.batch.packets; packet++) {
      const place = ((source.batch.axis[packet] ?? 0) - source.startMillis + phase) % millis
      keys[count++] = (place * copies.length + copy) * MOST_PACKETS + packet
    }
  })
  keys.sort()
  return Array.from(keys, (key) => {
    const packet = key % MOST_PACKETS
    const rest = (key - packet) / MOST_PACKETS
    const copy = rest % copies.length
    return { copy, packet, place: (rest - copy) / copies.length }
  })
}
