import type { Ground } from '../../../models/journal-answer.ts'
import { SLOTS_A_GROUP } from '../../../models/segment/join.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { createRollup, decodeRollup } from '../../../models/segment/rollup.ts'
import { createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import { lastBefore, placeAt, type Stretch, stretchAt, within } from '../../core/journal/shelf.ts'
import { hasSort } from './reader-sorts.ts'
import type { Store } from './reader-store.ts'
import { toToday } from './reader-today.ts'

type Recorded = Extract<Ground, { kind: 'recorded' }>

const MINUTE_MILLIS = 60_000
const rollupScratch = createRollup()
const ALL = Int32Array.from({ length: SLOTS_A_GROUP }, (_, i) => i)

/** What is left of the Segments of an hour that was told as a whole. */
type Left =
  /** Not even their heads. */
  | 'nothing'
  /** Where they began and ended, and their Events. */
  | 'heads'
  | 'readings'

export function leftOf({ shelves: { segments }, blocks }: Store, hour: Stretch): Left {
  const [first, end] = within(segments, hour.from, hour.to)
  for (let k = first; k < end; k++) {
    if (segments.files[k] !== hour.file) continue
    const head = blocks.head(placeAt(segments, k))
    return head !== undefined && hasSort(head, BLOCK.tile) ? 'readings' : 'heads'
  }
  return 'nothing'
}

/** The hour that holds an instant, where no Readings are left of it. */
function hourOf(store: Store, at: number): Stretch | undefined {
  const { hours } = store.shelves
  const i = lastBefore(hours, at)
  const hour = i < 0 ? undefined : stretchAt(hours, i)
  return hour !== undefined && hour.to > at && leftOf(store, hour) !== 'readings' ? hour : undefined
}

/**
 * What the last whole minute before an instant ended with, by Channel; undefined where an age is kept more exactly.
 * A Channel that told nothing in that hour until then has nothing.
 */
export function minuteMoment(store: Store, at: number, into: Twin): Recorded | undefined {
  const place = hourOf(store, at)
  if (place === undefined) return undefined
  const plant = store.plantOf(place.file)
  const head = store.blocks.head(place)
  if (plant === undefined || head === undefined) return undefined
  const { size } = plant.layout
  const own = plant.map.isSame ? into : createTwin(size)
  const minute = Math.floor((at - head.from) / MINUTE_MILLIS)
  for (let first = 0; first < size; first += SLOTS_A_GROUP) {
    const block = store.blocks.find(head, BLOCK.rollup, first / SLOTS_A_GROUP)
    const bytes = block < 0 ? undefined : store.blocks.block(place, head, block)
    const slots = Math.min(SLOTS_A_GROUP, size - first)
    if (bytes === undefined || !decodeRollup(bytes, slots, ALL.subarray(0, slots), rollupScratch)) continue
    const { starts, buckets, lasts } = rollupScratch
    for (let slot = 0; slot < slots; slot++) {
      let k = (starts[slot + 1] ?? 0) - 1
      while (k >= (starts[slot] ?? 0) && (buckets[k] ?? 0) >= minute) k--
      if (k < (starts[slot] ?? 0)) continue
      own.quanta[first + slot] = lasts[k] ?? 0
      own.times[first + slot] = head.from + ((buckets[k] ?? 0) + 1) * MINUTE_MILLIS - 1
      own.qualities[first + slot] = QUALITY.good
    }
  }
  if (own !== into) toToday(plant.map, own, into)
  return { kind: 'recorded', exactness: 'minute', from: head.from, to: head.to, ...plant.stranger }
}
