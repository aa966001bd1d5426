import { encodeFrame } from '../../../models/frame/encode.ts'
import { FORM } from '../../../models/frame/frame.ts'
import type { Ground, MomentHead } from '../../../models/journal-answer.ts'
import { applyTile, gatherTile } from '../../../models/segment/gather.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { momentOfTile } from '../../../models/segment/tile-moment.ts'
import { createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import { firstAfter } from '../../core/journal/shelf.ts'
import { minuteMoment } from './reader-minutes.ts'
import { exactnessOf } from './reader-sorts.ts'
import { standingTold } from './reader-standing.ts'
import { type Piece, type Store, tilePlace } from './reader-store.ts'
import { toToday } from './reader-today.ts'

export interface Moment {
  readonly head: MomentHead
  readonly frame: Uint8Array
}

/** The Twin at an instant, in the slots of today, and what it rests on [Y-33]. */
export function momentAt(store: Store, at: number): Moment {
  const twin = createTwin(todaysSize(store))
  const head = { ...momentTwin(store, at, twin), standing: standingTold(store, at, twin) }
  const slots = new Int32Array(twin.size)
  let count = 0
  for (let slot = 0; slot < twin.size; slot++) {
    if (twin.qualities[slot] !== QUALITY.none) slots[count++] = slot
  }
  const cut = { form: FORM.snapshot, seq: 0, serverTime: at, count, slots, from: twin }
  return { head, frame: encodeFrame(cut, undefined) }
}

/** The same into a Twin of today's slots. */
export function momentTwin(store: Store, at: number, into: Twin): Omit<MomentHead, 'standing'> {
  into.quanta.fill(0)
  into.times.fill(Number.NEGATIVE_INFINITY)
  into.qualities.fill(QUALITY.none)
  const piece = store.pieceAt(at)
  const ended = piece?.kind === 'sealed' && piece.to <= at
  const gap: Ground = { kind: 'gap', from: piece?.to, to: nextAfter(store, at) }
  const minutes = minuteMoment(store, at, into)
  if (minutes !== undefined) {
    const isGap = ended && piece.from >= minutes.from
    return { kind: 'moment', at, ground: isGap ? gap : minutes, damaged: [] }
  }
  if (piece === undefined) return { kind: 'moment', at, ground: gap, damaged: [] }
  const { from, to, plant } = piece
  const exactness = piece.kind === 'open' ? 'full' : exactnessOf(piece.base.head)
  const ground: Ground = ended ? gap : { kind: 'recorded', exactness, from, to, ...plant.stranger }
  return { kind: 'moment', at, ground, damaged: twinOf(store, piece, at, into) }
}

export const todaysSize = ({ today }: Store): number =>
  today.machines.reduce((sum, { channels }) => sum + channels.length, 0)

/** Where something begins again to be written. */
function nextAfter({ shelves: { segments }, open }: Store, at: number): number | undefined {
  const i = firstAfter(segments, at)
  const sealed = i < segments.count ? segments.froms[i] : undefined
  return sealed ?? open().find(({ from }) => from > at)?.from
}

const tileScratch = createTile()

/** Writes what a piece held at an instant in it, and answers today's Machines of which it cannot be told. */
function twinOf(store: Store, piece: Piece, at: number, into: Twin): readonly number[] {
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
