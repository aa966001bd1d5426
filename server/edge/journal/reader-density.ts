import { type DensityAnswer, type DensityQuestion, EVENT_KINDS } from '../../../models/journal-answer.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { createDensity, type Density, densityTold, spread } from '../../core/journal/density.ts'
import { placeOfEvent } from '../../core/journal/events.ts'
import { gapsBetween, type Span, within } from '../../core/journal/shelf.ts'
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
}

/** Where there is what: Readings by what the heads say, Events by what the blocks say, which is remembered [Y-36]. */
export function createDensities(store: Store): Densities {
  const known: KindCounts = new Map()
  const { hours } = store.shelves
  return {
    async of({ from, to, buckets }, pace) {
      const everyMillis = Math.max(1, Math.ceil((to - from) / buckets))
      const density = createDensity(from, everyMillis, Math.ceil((to - from) / everyMillis))
      const spans: Span[] = []
      const [first, end] = within(hours, from, to)
      for (let i = first; i < end; i++) {
        await pace.turn()
        if (leftOf(store, i) !== 'nothing') continue
        const [begins, ends] = [hours.froms[i] ?? 0, hours.tos[i] ?? 0]
        spans.push([begins, ends])
        spread(density.readings, density, begins, ends, hours.readings[i] ?? 0)
      }
      for (const piece of store.pieces(from, to)) {
        await pace.turn()
        spans.push([piece.from, piece.to])
        spread(density.readings, density, piece.from, piece.to, readingsIn(piece))
        addEvents(store, piece, density, known)
      }
      return {
        ...densityTold(density, to),
        gaps: gapsBetween(spans, from, to, MOST_GAPS),
        ...boundsOf(store),
      }
    },
  }
}

function readingsIn(piece: Piece): number {
  return piece.kind === 'open' ? piece.stretch.batch.count : piece.base.head.readings
}

/** Exactly where buckets are narrow; otherwise by what was counted once. */
function addEvents(store: Store, piece: Piece, density: Density, known: KindCounts): void {
  if (piece.kind === 'open' || density.everyMillis < SEGMENT_MILLIS) {
    for (const { id, event } of numbered(store, piece)) {
      const i = Math.floor((placeOfEvent(id) - density.from) / density.everyMillis)
      const column = density.events[event]
      if (i >= 0 && i < column.length) column[i] = (column[i] ?? 0) + 1
    }
    return
  }
  const counts = countsOf(store, piece, known)
  EVENT_KINDS.forEach((kind, i) => {
    spread(density.events[kind], density, piece.from, piece.to, counts[i] ?? 0)
  })
}

const KIND_WORDS: readonly string[] = EVENT_KINDS
const NONE = new Uint32Array(EVENT_KINDS.length)
const decoder = new TextDecoder()
/** Within a text the quotes of a line are escaped, so that it is found where it says what it is. */
const KIND = /"event":"(\w+)"/g

function countsOf(store: Store, piece: Piece & { kind: 'sealed' }, known: KindCounts): Uint32Array {
  const newest = piece.sources[0]?.place
  const key = `${newest?.file}:${newest?.offset}`
  const had = known.get(key)
  if (had !== undefined) return had
  const bytes = store.block(piece, BLOCK.events, 0)
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
  if (last >= 0 && leftOf(store, 0) === 'nothing') begins.push(hours.froms[0] ?? 0)
  if (last >= 0 && leftOf(store, last) === 'nothing') ends.push(hours.tos[last] ?? 0)
  return begins.length === 0
    ? { first: null, last: null }
    : { first: Math.min(...begins), last: Math.max(...ends) }
}
