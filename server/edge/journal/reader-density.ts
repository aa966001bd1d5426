import { placeOfEvent } from '../../../models/event-id.ts'
import { type DensityAnswer, type DensityQuestion, EVENT_KINDS } from '../../../models/journal-answer.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { cover, createDensity, type Density, densityTold, spread } from '../../core/journal/density.ts'
import { gapsBetween, type Span, type Stretch, stretchAt, stretchesIn } from '../../core/journal/shelf.ts'
import { numbered } from './reader-events.ts'
import { leftOf } from './reader-minutes.ts'
import type { Pace } from './reader-pace.ts'
import type { Piece, Store } from './reader-store.ts'

const MOST_GAPS = 1000
const SEGMENT_MILLIS = 60_000
/** A year of minutes has fewer that have Events. */
const MOST_REMEMBERED = 600_000

/** How many Events of each kind a record has, by where it lies. */
type KindCounts = Map<string, Uint32Array>

export interface Densities {
  of(question: DensityQuestion, pace: Pace): Promise<DensityAnswer>
  /** Counts the Events of all Segments, the newest first, so that the first question need not. */
  warm(pace: Pace): Promise<void>
}

/** Where there is what: Readings by what the heads say, Events by what the blocks say, which is remembered [Y-36]. */
export function createDensities(store: Store): Densities {
  const known: KindCounts = new Map()
  const { hours, segments } = store.shelves
  return {
    async warm(pace) {
      for (let row = segments.count - 1; row >= 0; row--) {
        await pace.turn()
        if (row < segments.count) kindsOf(store, stretchAt(segments, row), known)
      }
    },
    async of({ from, to, buckets }, pace) {
      const everyMillis = Math.max(1, Math.ceil((to - from) / buckets))
      const density = createDensity(from, everyMillis, Math.ceil((to - from) / everyMillis))
      const spans: Span[] = []
      for (const hour of stretchesIn(hours, from, to)) {
        await pace.turn()
        if (leftOf(store, hour) !== 'nothing') continue
        spans.push([hour.from, hour.to])
        spread(density.readings, density, hour.from, hour.to, hour.readings)
        cover(density, hour.from, hour.to, 'minute')
      }
      for (const segment of stretchesIn(segments, from, to)) {
        await pace.turn()
        spans.push([segment.from, segment.to])
        spread(density.readings, density, segment.from, segment.to, segment.readings)
        cover(density, segment.from, segment.to, segment.exactness)
        if (everyMillis < SEGMENT_MILLIS) addEvents(store, store.sealed(segment), density)
        else addCounts(density, segment, kindsOf(store, segment, known))
      }
      for (const piece of store.openPieces()) {
        spans.push([piece.from, piece.to])
        cover(density, piece.from, piece.to, 'full')
        if (piece.kind === 'open')
          spread(density.readings, density, piece.from, piece.to, piece.stretch.batch.count)
        addEvents(store, piece, density)
      }
      return {
        ...densityTold(density, to),
        gaps: gapsBetween(spans, from, to, MOST_GAPS),
        ...boundsOf(store),
      }
    },
  }
}

/** Each where it lies. */
function addEvents(store: Store, piece: Piece | undefined, density: Density): void {
  if (piece === undefined) return
  for (const { id, event } of numbered(store, piece)) {
    const i = Math.floor((placeOfEvent(id) - density.from) / density.everyMillis)
    const column = density.events[event]
    if (i >= 0 && i < column.length) column[i] = (column[i] ?? 0) + 1
  }
}

/** Somewhere in a stretch that is no wider than a bucket. */
function addCounts(density: Density, { from, to }: Stretch, counts: Uint32Array): void {
  EVENT_KINDS.forEach((kind, i) => {
    spread(density.events[kind], density, from, to, counts[i] ?? 0)
  })
}

const KIND_WORDS: readonly string[] = EVENT_KINDS
const NONE = new Uint32Array(EVENT_KINDS.length)
const decoder = new TextDecoder()
/** Within a text the quotes of a line are escaped, so that it is found where it says what it is. */
const KIND = /"event":"(\w+)"/g

/** How many Events of each kind a Segment has: read once, and then remembered. */
function kindsOf(store: Store, segment: Stretch, known: KindCounts): Uint32Array {
  const amended = store.shelves.amendments.get(segment.from)?.at(-1)
  if (segment.events === 0 && amended === undefined) return NONE
  const { file, offset } = amended ?? segment
  const key = `${file}:${offset}`
  const had = known.get(key)
  if (had !== undefined) return had
  const piece = store.sealed(segment)
  const bytes = piece?.kind === 'sealed' ? store.block(piece, BLOCK.events, 0) : undefined
  if (bytes === undefined) return NONE
  const counts = new Uint32Array(EVENT_KINDS.length)
  for (const [, word] of decoder.decode(bytes).matchAll(KIND)) {
    const i = KIND_WORDS.indexOf(word ?? '')
    if (i >= 0) counts[i] = (counts[i] ?? 0) + 1
  }
  if (known.size < MOST_REMEMBERED) known.set(key, counts)
  return counts
}

/** Of the whole Journal. An hour counts where nothing finer is left of it. */
function boundsOf(store: Store): Pick<DensityAnswer, 'first' | 'last'> {
  const { segments, hours } = store.shelves
  const stretches = store.open()
  const begins = stretches.map(({ from }) => from)
  const ends = stretches.map(({ until }) => until)
  const last = hours.count - 1
  if (segments.count > 0) begins.push(segments.froms[0] ?? 0)
  if (segments.count > 0) ends.push(segments.tos[segments.count - 1] ?? 0)
  if (last >= 0 && leftOf(store, stretchAt(hours, 0)) === 'nothing') begins.push(hours.froms[0] ?? 0)
  if (last >= 0 && leftOf(store, stretchAt(hours, last)) === 'nothing') ends.push(hours.tos[last] ?? 0)
  return begins.length === 0
    ? { first: null, last: null }
    : { first: Math.min(...begins), last: Math.max(...ends) }
}
