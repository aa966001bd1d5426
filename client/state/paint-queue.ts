/*
 * HOT: once a measured Reading. Two columns that change places; nothing allocated.
 */

/** More of them between two pictures would tell nothing more. */
const CAPACITY = 2048

/** Readings that are in memory and not yet seen, and those of the picture that is being painted, by when they were made. */
export interface PaintQueue {
  waiting: Float64Array
  waitingCount: number
  /** Of the Readings that come, every so-manieth is kept; doubled as the column fills [J-3]. */
  stride: number
  skipped: number
  drawn: Float64Array
  drawnCount: number
}

export const createPaintQueue = (): PaintQueue => ({
  waiting: new Float64Array(CAPACITY),
  waitingCount: 0,
  stride: 1,
  skipped: 0,
  drawn: new Float64Array(CAPACITY),
  drawnCount: 0,
})

/** A Reading is in memory. Where there are too many, every second of all is kept, from the first to the last alike. */
export function wait(queue: PaintQueue, madeMillis: number): void {
  if (++queue.skipped < queue.stride) return
  queue.skipped = 0
  if (queue.waitingCount === CAPACITY) thin(queue)
  else queue.waiting[queue.waitingCount++] = madeMillis
}

/** Half of them go; the one that found no room is itself a first half of the next pair. */
function thin(queue: PaintQueue): void {
  queue.waitingCount = CAPACITY / 2
  for (let i = 0; i < queue.waitingCount; i++) queue.waiting[i] = queue.waiting[2 * i + 1]!
  queue.skipped = queue.stride
  queue.stride *= 2
}

/** All that waited is in the picture that is submitted now; false where nothing waited. */
export function draw(queue: PaintQueue): boolean {
  const { waiting } = queue
  queue.waiting = queue.drawn
  queue.drawn = waiting
  queue.drawnCount = queue.waitingCount
  queue.waitingCount = 0
  queue.stride = 1
  queue.skipped = 0
  return queue.drawnCount > 0
}

/** The picture was painted. */
export function paint(queue: PaintQueue, measured: (madeMillis: number) => void): void {
  const { drawn, drawnCount } = queue
  queue.drawnCount = 0
  for (let i = 0; i < drawnCount; i++) measured(drawn[i]!)
}

/** Nobody saw them, and nobody will. */
export function forget(queue: PaintQueue): void {
  queue.waitingCount = 0
  queue.drawnCount = 0
  queue.stride = 1
  queue.skipped = 0
}
