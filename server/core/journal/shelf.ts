import { EXACTNESS, type Exactness } from '../../../models/journal-answer.ts'

/** A record in a file of the Journal: which file, where in it, and how long its prefix and head are. */
export interface RecordPlace {
  readonly file: number
  readonly offset: number
  readonly headBytes: number
}

/** A record and the stretch of the axis that it tells of. */
export interface Stretch extends RecordPlace {
  readonly from: number
  readonly to: number
  readonly readings: number
  readonly events: number
  /** How closely it is kept. */
  readonly exactness: Exactness
}

/** Records by the stretches that they tell of, in columns: some fifty bytes each, as there may be half a million. */
export interface Shelf {
  count: number
  froms: Float64Array
  tos: Float64Array
  files: Int32Array
  offsets: Float64Array
  headBytes: Int32Array
  readings: Int32Array
  events: Int32Array
  /** Places in EXACTNESS. */
  exactness: Uint8Array
}

const FIRST_ROOM = 1024

const roomFor = (room: number): Omit<Shelf, 'count'> => ({
  froms: new Float64Array(room),
  tos: new Float64Array(room),
  files: new Int32Array(room),
  offsets: new Float64Array(room),
  headBytes: new Int32Array(room),
  readings: new Int32Array(room),
  events: new Int32Array(room),
  exactness: new Uint8Array(room),
})

export const createShelf = (): Shelf => ({ count: 0, ...roomFor(FIRST_ROOM) })

type Column = Float64Array | Int32Array | Uint8Array
const columnsOf = (shelf: Omit<Shelf, 'count'>): readonly Column[] => [
  shelf.froms,
  shelf.tos,
  shelf.files,
  shelf.offsets,
  shelf.headBytes,
  shelf.readings,
  shelf.events,
  shelf.exactness,
]

/** Where the first stretch lies that begins after an instant. */
export function firstAfter({ froms, count }: Shelf, at: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((froms[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The last stretch that begins at an instant or before it; -1 for none. It may have ended before. */
export const lastBefore = (shelf: Shelf, at: number): number => firstAfter(shelf, at) - 1

/** Puts a stretch in its place. A later record of a file for the same beginning is the one that holds [Y-32]. */
export function shelve(shelf: Shelf, stretch: Stretch): void {
  let at = firstAfter(shelf, stretch.from)
  for (let before = at - 1; before >= 0 && shelf.froms[before] === stretch.from; before--) {
    if (shelf.files[before] !== stretch.file) continue
    if ((shelf.offsets[before] ?? 0) < stretch.offset) write(shelf, before, stretch)
    return
  }
  if (shelf.count === shelf.froms.length) grow(shelf)
  while (at > 0 && shelf.froms[at - 1] === stretch.from && (shelf.files[at - 1] ?? 0) > stretch.file) at--
  for (const column of columnsOf(shelf)) column.copyWithin(at + 1, at, shelf.count)
  write(shelf, at, stretch)
  shelf.count++
}

function write(shelf: Shelf, at: number, stretch: Stretch): void {
  shelf.froms[at] = stretch.from
  shelf.tos[at] = stretch.to
  shelf.files[at] = stretch.file
  shelf.offsets[at] = stretch.offset
  shelf.headBytes[at] = stretch.headBytes
  shelf.readings[at] = stretch.readings
  shelf.events[at] = stretch.events
  shelf.exactness[at] = EXACTNESS.indexOf(stretch.exactness)
}

function grow(shelf: Shelf): void {
  const larger = roomFor(shelf.count * 2)
  const before = columnsOf(shelf)
  columnsOf(larger).forEach((column, i) => {
    column.set(before[i] ?? [])
  })
  Object.assign(shelf, larger)
}

/** Takes off all that is in a file, which has gone or was written anew. */
export function takeOff(shelf: Shelf, file: number): void {
  const columns = columnsOf(shelf)
  let kept = 0
  for (let i = 0; i < shelf.count; i++) {
    if (shelf.files[i] === file) continue
    if (kept !== i) for (const column of columns) column[kept] = column[i] ?? 0
    kept++
  }
  shelf.count = kept
}

export const placeAt = (shelf: Shelf, i: number): RecordPlace => ({
  file: shelf.files[i] ?? 0,
  offset: shelf.offsets[i] ?? 0,
  headBytes: shelf.headBytes[i] ?? 0,
})

/** The stretches that share time with one from, included, to, not included: the first, and the one after the last. */
export function within(shelf: Shelf, from: number, to: number): readonly [first: number, end: number] {
  let first = Math.max(0, lastBefore(shelf, from))
  while (first > 0 && shelf.froms[first - 1] === shelf.froms[first]) first--
  while (first < shelf.count && (shelf.tos[first] ?? 0) <= from) first++
  return [first, Math.max(first, firstAfter(shelf, to - 1e-3))]
}

/** The stretches that share time with one, as they are now: the shelf may change before they have been read. */
export function stretchesIn(shelf: Shelf, from: number, to: number): readonly Stretch[] {
  const [first, end] = within(shelf, from, to)
  return Array.from({ length: end - first }, (_, i) => stretchAt(shelf, first + i))
}

export const stretchAt = (shelf: Shelf, i: number): Stretch => ({
  ...placeAt(shelf, i),
  from: shelf.froms[i] ?? 0,
  to: shelf.tos[i] ?? 0,
  readings: shelf.readings[i] ?? 0,
  events: shelf.events[i] ?? 0,
  exactness: EXACTNESS[shelf.exactness[i] ?? 0] ?? 'full',
})

export type Span = readonly [from: number, to: number]

/** The time between two instants that no span covers, at most so many pieces: the shortest are passed over [Y-36]. */
export function gapsBetween(spans: readonly Span[], from: number, to: number, most: number): readonly Span[] {
  const gaps: Span[] = []
  let known = from
  for (const [begins, ends] of [...spans].sort(([a], [b]) => a - b)) {
    if (begins > known) gaps.push([known, Math.min(begins, to)])
    known = Math.max(known, ends)
  }
  if (known < to) gaps.push([known, to])
  if (gaps.length <= most) return gaps
  const lengths = gaps.map(([a, b]) => b - a).sort((a, b) => b - a)
  const shortest = lengths[most - 1] ?? 0
  return gaps.filter(([a, b]) => b - a >= shortest).slice(0, most)
}
