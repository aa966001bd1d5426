import type { TwinEvent } from '../../../models/event.ts'
import { placeOfEvent } from '../../../models/event-id.ts'
import { decodeStanding } from '../../../models/segment/event-lines.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import {
  NOTHING_STANDS,
  type Standing,
  standingAfter,
  standingAmong,
  standingEvents,
} from '../../../models/standing.ts'
import { QUALITY, type Twin } from '../../../models/twin.ts'
import { numbered } from './reader-events.ts'
import type { Piece, Store } from './reader-store.ts'

/** As many pieces of those that do not tell are gone back to: an hour of them, and some more. */
const MOST_BACK = 200
/** A Machine's first Channel. */
const STATE_KEY = 'state'
const decoder = new TextDecoder()

/** What a piece tells itself, among the Machines of today. */
interface Told {
  /** What stands where it begins; undefined where it does not say. */
  readonly begun: Standing | undefined
  readonly events: readonly TwinEvent[]
}

/** Whoever looks around in the past asks for the same minutes again and again. */
const MOST_KEPT = 8
const keptOf = new WeakMap<Store, Map<string, Told>>()

function told(store: Store, piece: Piece): Told {
  if (piece.kind === 'open') return read(store, piece)
  const { base, sources } = piece
  const key = `${base.place.file}:${base.place.offset}:${sources.length}`
  const kept = keptOf.get(store) ?? new Map<string, Told>()
  keptOf.set(store, kept)
  const had = kept.get(key) ?? read(store, piece)
  kept.delete(key)
  kept.set(key, had)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return had
}

function read(store: Store, piece: Piece): Told {
  const { map } = piece.plant
  const begun = piece.kind === 'open' ? piece.stretch.told : standingIn(store, piece)
  return {
    begun: begun === undefined || map.isSame ? begun : standingAmong(begun, map.machines),
    events: numbered(store, piece),
  }
}

function standingIn(store: Store, piece: Piece & { kind: 'sealed' }): Standing | undefined {
  const bytes = store.block(piece, BLOCK.standing, 0)
  return bytes && decodeStanding(decoder.decode(bytes))
}

/** What stands where a piece begins, among the Machines of today [Y-43]. */
function standingBegun(store: Store, piece: Piece): Standing {
  const between: Told[] = []
  let at: Piece | undefined = piece
  let { begun } = told(store, piece)
  while (begun === undefined && between.length < MOST_BACK) {
    at = store.pieceAt(at.from - 1e-3)
    if (at === undefined) break
    const before = told(store, at)
    between.push(before)
    begun = before.begun
  }
  let standing = begun ?? NOTHING_STANDS
  for (const { events } of between.reverse()) standing = standingAfter(standing, events)
  return standing
}

/** The same among the Machines of its own Plant. */
export function standingOfOwn(store: Store, piece: Piece): Standing {
  const back = new Int32Array(store.today.machines.length).fill(-1)
  piece.plant.map.machines.forEach((today, machine) => {
    if (today >= 0) back[today] = machine
  })
  return standingAmong(standingBegun(store, piece), back)
}

/** What stands at an instant, after the Events that lie there too [Y-43]. */
export function standingAt(store: Store, at: number): Standing {
  const piece = store.pieceAt(at)
  if (piece === undefined) return NOTHING_STANDS
  const events = told(store, piece).events.filter(({ id }) => placeOfEvent(id) <= at)
  return standingAfter(standingBegun(store, piece), events)
}

/** The same as Events; a reason only where its Machine is in that state in the Twin there. */
export function standingTold(store: Store, at: number, twin: Twin): readonly TwinEvent[] {
  const slots = stateSlots(store)
  return standingEvents(standingAt(store, at)).filter((event) => {
    if (event.event !== 'stateChanged') return true
    const slot = slots[event.machine] ?? -1
    return slot < 0 || (twin.qualities[slot] !== QUALITY.none && twin.quanta[slot] === event.to)
  })
}

const slotsOfStores = new WeakMap<Store, Int32Array>()

/** By Machine of today the slot of its state; -1 for none. */
function stateSlots(store: Store): Int32Array {
  const had = slotsOfStores.get(store)
  if (had !== undefined) return had
  let first = 0
  const slots = Int32Array.from(store.today.machines, ({ channels }) => {
    const slot = channels[0]?.key === STATE_KEY ? first : -1
    first += channels.length
    return slot
  })
  slotsOfStores.set(store, slots)
  return slots
}
