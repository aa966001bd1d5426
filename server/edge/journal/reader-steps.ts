import { createTile, type Tile } from '../../../models/segment/tile.ts'
import type { Pace } from './reader-pace.ts'
import type { Piece, Store } from './reader-store.ts'
import { rescaled } from './reader-today.ts'

/** Steps of the axis behind an instant: step n ends n times so much after it. */
export interface Steps {
  readonly from: number
  readonly stepMillis: number
  /** Those from the first, up to and without the end, are asked for. */
  readonly first: number
  readonly end: number
}

/** The last Reading of each slot of today in each of some steps: by step those from `starts[i]` up to `starts[i + 1]`. */
export interface StepChanges extends Steps {
  readonly starts: Int32Array
  readonly order: Int32Array
  readonly slots: Int32Array
  readonly quanta: Int32Array
  readonly times: Float64Array
  readonly qualities: Uint8Array
}

const tileScratch = createTile()

/** Columns that grow; one set serves one row of Frames, again and again. */
export interface StepColumns {
  count: number
  steps: Int32Array
  slots: Int32Array
  quanta: Int32Array
  times: Float64Array
  qualities: Uint8Array
}

const roomFor = (room: number): Omit<StepColumns, 'count'> => ({
  steps: new Int32Array(room),
  slots: new Int32Array(room),
  quanta: new Int32Array(room),
  times: new Float64Array(room),
  qualities: new Uint8Array(room),
})

export const createStepColumns = (): StepColumns => ({ count: 0, ...roomFor(1 << 14) })

/** What is found is written into columns that are borrowed: it holds until they are written into again. */
export async function changesOf(
  store: Store,
  piece: Piece,
  steps: Steps,
  found: StepColumns,
  pace: Pace,
): Promise<StepChanges> {
  found.count = 0
  for (let number = 0; number < piece.plant.layout.tiles.length; number++) {
    await pace.turn()
    const firstSlot = piece.plant.layout.tiles[number]?.firstSlot ?? 0
    if (store.tile(piece, number, tileScratch)) addTile(piece, firstSlot, steps, found)
  }
  const { slots, quanta, times, qualities } = found
  return { ...steps, ...byStep(found, steps), slots, quanta, times, qualities }
}

/** By packet of the tile in hand: the step in which it lies. Of packets there are far fewer than of Readings. */
let stepsScratch = new Int32Array(1024)

function stepPackets({ packets, axis }: Tile, { from, stepMillis }: Steps): void {
  if (stepsScratch.length < packets) stepsScratch = new Int32Array(packets * 2)
  for (let packet = 0; packet < packets; packet++)
    stepsScratch[packet] = Math.ceil(((axis[packet] ?? 0) - from) / stepMillis)
}

function addTile({ plant: { map } }: Piece, firstSlot: number, steps: Steps, into: StepColumns): void {
  const { starts, packetOf } = tileScratch
  const { first, end } = steps
  stepPackets(tileScratch, steps)
  for (let i = 0; i < tileScratch.slots; i++) {
    const slot = map.slots[firstSlot + i] ?? -1
    if (slot < 0) continue
    const factor = map.factors[firstSlot + i] ?? 1
    const last = starts[i + 1] ?? 0
    for (let k = starts[i] ?? 0; k < last; k++) {
      const step = stepsScratch[packetOf[k] ?? 0] ?? 0
      if (step < first) continue
      if (step >= end) break
      // The last of a step is the one that counts.
      if (k + 1 < last && stepsScratch[packetOf[k + 1] ?? 0] === step) continue
      add(into, step - first, slot, factor, k)
    }
  }
}

function add(into: StepColumns, step: number, slot: number, factor: number, k: number): void {
  const { packetOf, times, quanta, qualities } = tileScratch
  if (into.count === into.steps.length) grow(into)
  const at = into.count++
  into.steps[at] = step
  into.slots[at] = slot
  into.quanta[at] = rescaled(quanta[k] ?? 0, factor)
  into.times[at] = times[packetOf[k] ?? 0] ?? 0
  into.qualities[at] = qualities[k] ?? 0
}

function grow(found: StepColumns): void {
  const larger = roomFor(found.count * 2)
  larger.steps.set(found.steps)
  larger.slots.set(found.slots)
  larger.quanta.set(found.quanta)
  larger.times.set(found.times)
  larger.qualities.set(found.qualities)
  Object.assign(found, larger)
}

function byStep({ count, steps }: StepColumns, { first, end }: Steps): Pick<StepChanges, 'starts' | 'order'> {
  const starts = new Int32Array(end - first + 1)
  for (let k = 0; k < count; k++) starts[(steps[k] ?? 0) + 1] = (starts[(steps[k] ?? 0) + 1] ?? 0) + 1
  for (let i = 0; i < end - first; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(count)
  for (let k = 0; k < count; k++) {
    const step = steps[k] ?? 0
    order[next[step] ?? 0] = k
    next[step] = (next[step] ?? 0) + 1
  }
  return { starts, order }
}
