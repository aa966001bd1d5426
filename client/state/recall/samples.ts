/*
 * HOT in `keepSample`: once a Reading of a remembered slot. Columns in pages; nothing allocated after the beginning.
 */

/** How far back is remembered. */
export const RECALL_MILLIS = 600_000
/** Readings in a page; a ring grows and shrinks by pages. */
export const PAGE = 64
/** Within so long a stretch the lowest, the highest and the newest are kept, and no more [M-3]. */
export const BUCKET_MILLIS = 250
const MOST_IN_A_BUCKET = 3
/** In a Plant too large for all, so many slots are remembered at once [M-2]. */
export const MOST_RINGS = 4096

const BYTES_A_READING = 9
const LOW = 2 ** 32
const NONE = -1

/**
 * Readings of the last minutes: a ring of pages for each slot that is remembered, all cut from one pool [M-2].
 * Times are kept as their low 32 bits, counted back from the ring's newest.
 */
export interface Samples {
  /** Whether every slot of the Plant has a ring from the beginning. */
  readonly whole: boolean
  /** By slot: its ring, or -1. */
  readonly ringOf: Int32Array
  /** By ring. */
  readonly slotOf: Int32Array
  readonly newest: Float64Array
  readonly heads: Int32Array
  readonly tails: Int32Array
  /** Readings in the head page. */
  readonly fills: Uint8Array
  readonly pages: Uint16Array
  readonly allowed: Uint16Array
  readonly lookedAt: Float64Array
  /** By page: the next newer page of the ring, or the next free one. */
  readonly next: Int32Array
  readonly times: Uint32Array
  readonly quanta: Int32Array
  readonly qualities: Uint8Array
  free: number
  looks: number
}

/** Pages that ten minutes at a Channel's own pace take, and one that is being filled. */
const pagesAt = (periodMillis: number): number => {
  const pace = periodMillis > 0 ? Math.max(periodMillis, BUCKET_MILLIS / MOST_IN_A_BUCKET) : 60_000
  return Math.ceil(RECALL_MILLIS / pace / PAGE) + 1
}

/** Rings for all slots where they fit, else for those that are asked for [M-2]. */
export function createSamples(periodMillis: Float64Array, bytes: number): Samples {
  const size = periodMillis.length
  const most = Math.floor(bytes / (PAGE * BYTES_A_READING))
  let needed = 0
  for (let slot = 0; slot < size; slot++) needed += pagesAt(periodMillis[slot]!)
  const whole = needed <= most
  // Devices that speak faster than they should have room to, as far as there is any.
  const spare = whole ? Math.min(4, most / Math.max(1, needed)) : 2
  const pages = whole ? Math.floor(needed * spare) : most
  const rings = whole ? size : Math.min(size, MOST_RINGS)
  const samples: Samples = {
    whole,
    ringOf: new Int32Array(size).fill(NONE),
    slotOf: new Int32Array(rings).fill(NONE),
    newest: new Float64Array(rings).fill(Number.NEGATIVE_INFINITY),
    heads: new Int32Array(rings).fill(NONE),
    tails: new Int32Array(rings).fill(NONE),
    fills: new Uint8Array(rings),
    pages: new Uint16Array(rings),
    allowed: new Uint16Array(rings),
    lookedAt: new Float64Array(rings),
    next: new Int32Array(pages),
    times: new Uint32Array(pages * PAGE),
    quanta: new Int32Array(pages * PAGE),
    qualities: new Uint8Array(pages * PAGE),
    free: pages > 0 ? 0 : NONE,
    looks: 0,
  }
  for (let page = 0; page < pages; page++) samples.next[page] = page + 1 < pages ? page + 1 : NONE
  for (let ring = 0; whole && ring < size; ring++) {
    bind(samples, ring, ring, Math.floor(pagesAt(periodMillis[ring]!) * spare))
  }
  return samples
}

function bind(samples: Samples, ring: number, slot: number, allowed: number): void {
  samples.ringOf[slot] = ring
  samples.slotOf[ring] = slot
  samples.allowed[ring] = allowed
  samples.newest[ring] = Number.NEGATIVE_INFINITY
}

/** Gives a slot a ring if it has none, at the cost of the one that was looked at longest ago [M-2]. */
export function lookAt(samples: Samples, slot: number, periodMillis: number): boolean {
  const held = samples.ringOf[slot]!
  if (held !== NONE) {
    samples.lookedAt[held] = ++samples.looks
    return false
  }
  let ring = samples.slotOf.indexOf(NONE)
  if (ring === NONE) {
    ring = leastLookedAt(samples, 0)
    unbind(samples, ring)
  }
  bind(samples, ring, slot, pagesAt(periodMillis) * 2)
  samples.lookedAt[ring] = ++samples.looks
  return true
}

function unbind(samples: Samples, ring: number): void {
  clear(samples, ring)
  samples.ringOf[samples.slotOf[ring]!] = NONE
  samples.slotOf[ring] = NONE
}

/** The ring that was looked at longest ago, of those that hold at least so many pages. */
function leastLookedAt({ slotOf, pages, lookedAt }: Samples, atLeast: number): number {
  let found = NONE
  for (let ring = 0; ring < slotOf.length; ring++) {
    if (slotOf[ring] === NONE || pages[ring]! < atLeast) continue
    if (found === NONE || lookedAt[ring]! < lookedAt[found]!) found = ring
  }
  return found
}

/** Forgets what a ring holds and gives its pages back. */
function clear(samples: Samples, ring: number): void {
  const { heads, tails } = samples
  if (heads[ring] !== NONE) {
    samples.next[heads[ring]!] = samples.free
    samples.free = tails[ring]!
  }
  heads[ring] = NONE
  tails[ring] = NONE
  samples.fills[ring] = 0
  samples.pages[ring] = 0
  samples.newest[ring] = Number.NEGATIVE_INFINITY
}

/** Whether a slot is remembered. */
export const ringHolds = (samples: Samples, slot: number): boolean => samples.ringOf[slot]! !== NONE

/** Forgets what is remembered of a slot, that is remembered on. */
export function clearRing(samples: Samples, slot: number): void {
  const ring = samples.ringOf[slot]!
  if (ring !== NONE) clear(samples, ring)
}

/**
 * Remembers a Reading. One of the newest's time replaces it. An older one says that a clock was set back, and begins
 * anew; but in a Snapshot, that a server which was started again knows less than this page [M-4].
 */
export function keepSample(
  samples: Samples,
  slot: number,
  quantum: number,
  reading: number,
  quality: number,
  snapshot: boolean,
): void {
  const ring = samples.ringOf[slot]!
  if (ring === NONE) return
  const time = Math.round(reading)
  const newest = samples.newest[ring]!
  if (time < newest) {
    if (snapshot) return
    clear(samples, ring)
  }
  const head = samples.heads[ring]!
  const fill = samples.fills[ring]!
  const at = head * PAGE + fill
  if (time === newest && fill > 0) return put(samples, at - 1, quantum, time, quality)
  samples.newest[ring] = time
  if (fill >= MOST_IN_A_BUCKET && head !== NONE) {
    const bucket = Math.floor(time / BUCKET_MILLIS)
    const third = newest - age(samples, at - MOST_IN_A_BUCKET, at - 1)
    if (Math.floor(third / BUCKET_MILLIS) === bucket) {
      thin(samples, at)
      return put(samples, at - 1, quantum, time, quality)
    }
  }
  if (head === NONE || fill === PAGE) {
    if (!turnPage(samples, ring, time)) return
    return fillIn(samples, ring, quantum, time, quality)
  }
  fillIn(samples, ring, quantum, time, quality)
}

/** How long before the Reading at `newer` the one at `older` was. */
const age = (samples: Samples, older: number, newer: number): number =>
  (samples.times[newer]! - samples.times[older]!) >>> 0

function fillIn(samples: Samples, ring: number, quantum: number, time: number, quality: number): void {
  const fill = samples.fills[ring]!
  put(samples, samples.heads[ring]! * PAGE + fill, quantum, time, quality)
  samples.fills[ring] = fill + 1
}

function put(samples: Samples, at: number, quantum: number, time: number, quality: number): void {
  samples.times[at] = time % LOW
  samples.quanta[at] = quantum
  samples.qualities[at] = quality
}

/** Of the three before `end`, the one that is neither the lowest nor the highest goes; the last place is free then. */
function thin(samples: Samples, end: number): void {
  const { quanta } = samples
  const [a, b, c] = [end - 3, end - 2, end - 1]
  const first = quanta[a]!
  const second = quanta[b]!
  const third = quanta[c]!
  if (second >= Math.min(first, third) && second <= Math.max(first, third)) move(samples, c, b)
  else if (first >= Math.min(second, third) && first <= Math.max(second, third)) {
    move(samples, b, a)
    move(samples, c, b)
  }
}

function move(samples: Samples, from: number, into: number): void {
  samples.times[into] = samples.times[from]!
  samples.quanta[into] = samples.quanta[from]!
  samples.qualities[into] = samples.qualities[from]!
}

/** Puts an empty page at the head: the ring's own oldest when that is past or its room is used up, else a free one. */
function turnPage(samples: Samples, ring: number, time: number): boolean {
  const { heads, tails, next, pages } = samples
  const tail = tails[ring]!
  const second = tail === NONE || tail === heads[ring] ? NONE : next[tail]!
  const outlived = second !== NONE && (time - samples.times[second * PAGE]!) % LOW > RECALL_MILLIS
  const full = pages[ring]! >= samples.allowed[ring]!
  let page = second !== NONE && (outlived || full) ? NONE : freePage(samples, ring)
  if (page === NONE && second !== NONE) {
    page = tail
    tails[ring] = second
  } else if (page === NONE) return false
  else pages[ring]!++
  next[page] = NONE
  if (heads[ring] === NONE) tails[ring] = page
  else next[heads[ring]!] = page
  heads[ring] = page
  samples.fills[ring] = 0
  return true
}

/** A free page; where none is, what was looked at longest ago is forgotten, unless that is the ring that asks. */
function freePage(samples: Samples, ring: number): number {
  if (samples.free === NONE && !samples.whole) {
    const least = leastLookedAt(samples, 1)
    if (least !== NONE && samples.lookedAt[least]! < samples.lookedAt[ring]!) unbind(samples, least)
  }
  const page = samples.free
  if (page !== NONE) samples.free = samples.next[page]!
  return page
}

/** Visits a slot's Readings from a time on, the oldest first. */
export function eachSample(
  samples: Samples,
  slot: number,
  from: number,
  visit: (time: number, quantum: number, quality: number) => void,
): void {
  const ring = samples.ringOf[slot]!
  if (ring === NONE) return
  const { heads, next } = samples
  const head = heads[ring]!
  const newest = samples.newest[ring]!
  for (let page = samples.tails[ring]!; page !== NONE; page = page === head ? NONE : next[page]!) {
    const end = page * PAGE + (page === head ? samples.fills[ring]! : PAGE)
    if (page !== head && timeOf(newest, samples.times[end - 1]!) < from) continue
    for (let at = page * PAGE; at < end; at++) {
      const time = timeOf(newest, samples.times[at]!)
      if (time >= from) visit(time, samples.quanta[at]!, samples.qualities[at]!)
    }
  }
}

const timeOf = (newest: number, low: number): number => newest - (((newest % LOW) - low) >>> 0)
