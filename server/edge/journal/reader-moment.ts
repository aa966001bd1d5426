import { encodeFrame } from '../../../models/frame/encode.ts'
import { FORM } from '../../../models/frame/frame.ts'
import type { Exactness, Ground, MomentHead } from '../../../models/journal-answer.ts'
import { applyTile, gatherTile } from '../../../models/segment/gather.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { momentOfTile } from '../../../models/segment/tile-moment.ts'
import { createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import { firstAfter } from '../../core/journal/shelf.ts'
import { minuteMoment } from './reader-minutes.ts'
import { hasSort } from './reader-sorts.ts'
import { type Piece, type Store, tilePlace } from './reader-store.ts'
import { toToday } from './reader-today.ts'

export interface Moment {
  readonly head: MomentHead
  readonly frame: Uint8Array
}

/** The Twin at an instant, in the slots of today, and what it rests on [Y-33]. */
export function momentAt(store: Store, at: number): Moment {
  const piece = store.pieceAt(at)
  const twin = createTwin(todaysSize(store))
  const minutes = minuteMoment(store, at, twin)
  if (minutes !== undefined) return told(at, minutes, [], twin)
  if (piece === undefined)
    return told(at, { kind: 'gap', from: undefined, to: nextAfter(store, at) }, [], twin)
  const ended = piece.kind === 'sealed' && piece.to <= at
  const damaged = twinOf(store, piece, ended ? piece.to : at, twin)
  const { from, to } = piece
  const ground: Ground = ended
    ? { kind: 'gap', from: to, to: nextAfter(store, at) }
    : { kind: 'recorded', exactness: exactnessOf(piece), from, to }
  return told(at, ground, damaged, twin)
}

const todaysSize = ({ today }: Store): number =>
  today.machines.reduce((sum, { channels }) => sum + channels.length, 0)

/** Where something begins again to be written. */
function nextAfter({ shelves: { segments }, open }: Store, at: number): number | undefined {
  const i = firstAfter(segments, at)
  const sealed = i < segments.count ? segments.froms[i] : undefined
  return sealed ?? open().find(({ from }) => from > at)?.from
}

function told(at: number, ground: Ground, damaged: readonly number[], twin: Twin): Moment {
  const slots = new Int32Array(twin.size)
  let count = 0
  for (let slot = 0; slot < twin.size; slot++) {
    if (twin.qualities[slot] !== QUALITY.none) slots[count++] = slot
  }
  const frame = encodeFrame(
    { form: FORM.snapshot, seq: 0, serverTime: at, count, slots, from: twin },
    undefined,
  )
  return { head: { kind: 'moment', at, ground, damaged }, frame }
}

const tileScratch = createTile()

/** Writes what a piece held at an instant in it, and answers today's Machines of which it cannot be told. */
export function twinOf(store: Store, piece: Piece, at: number, into: Twin): readonly number[] {
  const { plant } = piece
  const own = plant.map.isSame ? into : createTwin(plant.layout.size)
  const damaged: number[] = []
  const record = piece.kind === 'sealed' ? store.blocks.record(piece.base.place) : undefined
  plant.layout.tiles.forEach((tile, number) => {
    const place = tilePlace(piece, number)
    if (place === undefined) return
    if (piece.kind === 'open') {
      gatherTile(place, piece.stretch.batch, piece.stretch.chains, piece.stretch.carried, tileScratch)
      applyTile(tileScratch, tile.firstSlot, at, own)
      return
    }
    const bytes = store.block(piece, BLOCK.tile, number, record)
    if (bytes !== undefined && momentOfTile(bytes, place, at, own)) return
    own.qualities.fill(QUALITY.none, tile.firstSlot, tile.endSlot)
    for (let machine = tile.firstMachine; machine < tile.endMachine; machine++) {
      const today = plant.map.machines[machine] ?? -1
      if (today >= 0) damaged.push(today)
    }
  })
  if (own !== into) toToday(plant.map, own, into)
  return damaged
}

/** A thinned Segment says so by the roll-up of seconds that it has beside its tiles. */
function exactnessOf(piece: Piece): Exactness {
  if (piece.kind === 'open') return 'full'
  return hasSort(piece.base.head, BLOCK.seconds) ? 'second' : 'full'
}
