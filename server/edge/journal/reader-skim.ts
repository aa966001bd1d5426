import { encodeFrame } from '../../../models/frame/encode.ts'
import { FORM } from '../../../models/frame/frame.ts'
import type { SkimHead, SkimQuestion } from '../../../models/journal-answer.ts'
import { copyTwin, createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import { momentTwin, todaysSize } from './reader-moment.ts'
import type { Pace } from './reader-pace.ts'
import { standingTold } from './reader-standing.ts'
import {
  changesOf,
  createStepColumns,
  type StepChanges,
  type StepColumns,
  type Steps,
} from './reader-steps.ts'
import type { Store } from './reader-store.ts'

/** What a row of Frames is at the most; it ends before it is more, and its last Frame says where [Y-38]. */
const MOST_SKIM_BYTES = 64 << 20
/** The changes of so many slots are held at once; of a large Plant those of few steps. */
const MOST_CHANGES = 2_000_000

/** A row of Frames under way: the Twin as it was last told, and what has changed since. */
interface Row {
  readonly twin: Twin
  readonly basis: Int32Array
  readonly changed: Uint8Array
  readonly slots: Int32Array
  seq: number
}

/**
 * A Frame for each step of the axis: the Twin where it begins, and then by step what has changed, each behind its
 * length as uint32. The Twin after each Frame is the moment at its time [Y-38].
 */
export function skim(
  store: Store,
  question: Omit<SkimQuestion, 'kind'>,
  pace: Pace,
  mostBytes = MOST_SKIM_BYTES,
): { readonly head: SkimHead; readonly parts: AsyncGenerator<Uint8Array> } {
  const begun = createTwin(todaysSize(store))
  const { ground, damaged } = momentTwin(store, question.from, begun)
  const standing = standingTold(store, question.from, begun)
  return {
    head: { kind: 'skim', ...question, ground, damaged, standing },
    parts: frames(store, question, begun, pace, mostBytes),
  }
}

/** `now` is the Twin where it begins, and is used again. */
async function* frames(
  store: Store,
  { from, to, stepMillis }: Omit<SkimQuestion, 'kind'>,
  now: Twin,
  pace: Pace,
  mostBytes: number,
): AsyncGenerator<Uint8Array> {
  const { size } = now
  const row: Row = {
    twin: createTwin(size),
    basis: new Int32Array(size),
    changed: new Uint8Array(size),
    ...{ slots: new Int32Array(size), seq: 0 },
  }
  const last = Math.ceil((to - from) / stepMillis)
  const endOf = (step: number): number => Math.min(to, from + step * stepMillis)
  const most = Math.max(1, Math.floor(MOST_CHANGES / Math.max(1, size)))
  const columns = createStepColumns()
  let changes: StepChanges | undefined
  let bytes = 0
  for (let step = 0; step <= last && bytes < mostBytes; step++) {
    await pace.turn()
    const at = endOf(step)
    let isWhole = false
    if (changes !== undefined && step < changes.end) take(row, changes, step)
    else {
      if (step > 0) momentTwin(store, at, now)
      isWhole = step === 0 || compare(row, now)
      copyTwin(now, row.twin)
      changes = undefined
    }
    const frame = framed(row, at, isWhole)
    bytes += frame.length
    yield frame
    if (changes !== undefined && step + 1 < changes.end) continue
    const steps = { from, stepMillis, first: step + 1, end: Math.min(last, step + 1 + most) }
    changes = await ahead(store, steps, at, columns, pace)
  }
}

/** What changes in the steps that end within the piece that holds an instant; undefined where there is no such step. */
async function ahead(
  store: Store,
  steps: Steps,
  at: number,
  columns: StepColumns,
  pace: Pace,
): Promise<StepChanges | undefined> {
  const piece = store.pieceAt(at)
  if (piece === undefined || (piece.kind === 'sealed' && piece.to <= at)) return undefined
  const { from, stepMillis, first } = steps
  const isEndless = piece.kind === 'open' && piece.isNewest
  const end = isEndless ? steps.end : Math.min(steps.end, Math.ceil((piece.to - from) / stepMillis))
  return end > first ? changesOf(store, piece, { ...steps, end }, columns, pace) : undefined
}

function take(
  { twin, changed }: Row,
  { first, starts, order, slots, quanta, times, qualities }: StepChanges,
  step: number,
): void {
  for (let i = starts[step - first] ?? 0; i < (starts[step - first + 1] ?? 0); i++) {
    const k = order[i] ?? 0
    const slot = slots[k] ?? 0
    twin.quanta[slot] = quanta[k] ?? 0
    twin.times[slot] = times[k] ?? 0
    twin.qualities[slot] = qualities[k] ?? 0
    changed[slot] = 1
  }
}

/** Marks what is other than it was last told; true where something is known no more, which only a Snapshot can say. */
function compare({ twin, changed }: Row, now: Twin): boolean {
  let isLost = false
  for (let slot = 0; slot < twin.size; slot++) {
    const isSame =
      twin.quanta[slot] === now.quanta[slot] &&
      twin.times[slot] === now.times[slot] &&
      twin.qualities[slot] === now.qualities[slot]
    if (isSame) continue
    changed[slot] = 1
    if (now.qualities[slot] === QUALITY.none) isLost = true
  }
  return isLost
}

function framed(row: Row, at: number, isWhole: boolean): Uint8Array {
  const { twin, basis, changed, slots } = row
  let count = 0
  for (let slot = 0; slot < twin.size; slot++) {
    if (isWhole ? twin.qualities[slot] !== QUALITY.none : changed[slot] === 1) slots[count++] = slot
  }
  changed.fill(0)
  const form = isWhole ? FORM.snapshot : FORM.delta
  if (isWhole) basis.fill(0)
  const frame = encodeFrame({ form, seq: row.seq++, serverTime: at, count, slots, from: twin }, basis)
  const told = new Uint8Array(4 + frame.length)
  new DataView(told.buffer).setUint32(0, frame.length, true)
  told.set(frame, 4)
  return told
}
