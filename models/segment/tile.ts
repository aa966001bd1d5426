import type { Layout, TileLayout } from './layout.ts'

/** Which tile, of which Plant, and where its Segment begins on the axis of time. */
export interface TilePlace {
  readonly layout: Layout
  readonly tile: TileLayout
  readonly from: number
}

/**
 * The Readings of a few Machines in a stretch of time. By slot of the tile: what is carried into the stretch, and its
 * Readings from `starts[i]` up to `starts[i + 1]`, each with the number of its packet; by Machine its packets, in the
 * order of the axis. Columns are reused and grow where they must.
 */
export interface Tile {
  slots: number
  carriedQuanta: Int32Array
  carriedTimes: Float64Array
  carriedQualities: Uint8Array
  starts: Int32Array
  packetOf: Int32Array
  quanta: Int32Array
  qualities: Uint8Array
  packets: number
  packetStarts: Int32Array
  axis: Float64Array
  times: Float64Array
}

export const createTile = (): Tile => ({
  slots: 0,
  carriedQuanta: new Int32Array(0),
  carriedTimes: new Float64Array(0),
  carriedQualities: new Uint8Array(0),
  starts: new Int32Array(1),
  packetOf: new Int32Array(0),
  quanta: new Int32Array(0),
  qualities: new Uint8Array(0),
  packets: 0,
  packetStarts: new Int32Array(1),
  axis: new Float64Array(0),
  times: new Float64Array(0),
})

/** How many Readings a tile has. */
export const readingsIn = (tile: Tile): number => tile.starts[tile.slots] ?? 0

/** Empties a tile for another place. */
export function beginTile(into: Tile, { tile }: TilePlace): void {
  into.slots = tile.endSlot - tile.firstSlot
  into.packets = 0
  const machines = tile.endMachine - tile.firstMachine
  if (machines >= into.packetStarts.length) into.packetStarts = new Int32Array(machines + 1)
  if (into.slots < into.starts.length) return
  into.carriedQuanta = new Int32Array(into.slots)
  into.carriedTimes = new Float64Array(into.slots)
  into.carriedQualities = new Uint8Array(into.slots)
  into.starts = new Int32Array(into.slots + 1)
}

/** Room for so many Readings; what is there stays. */
export function reserveReadings(into: Tile, count: number): void {
  if (count <= into.quanta.length) return
  const room = Math.max(1024, count * 2)
  const { packetOf, quanta, qualities } = into
  into.packetOf = new Int32Array(room)
  into.quanta = new Int32Array(room)
  into.qualities = new Uint8Array(room)
  into.packetOf.set(packetOf)
  into.quanta.set(quanta)
  into.qualities.set(qualities)
}

/** Room for so many packets; what is there stays. */
export function reservePackets(into: Tile, count: number): void {
  if (count <= into.axis.length) return
  const room = Math.max(256, count * 2)
  const { axis, times } = into
  into.axis = new Float64Array(room)
  into.times = new Float64Array(room)
  into.axis.set(axis)
  into.times.set(times)
}
