/*
 * HOT: a few steps a Reading, ten times a second. What is undone is kept as columns of exactly what changed.
 */
import { decodeFrame } from '../../../models/frame/decode.ts'
import { FORM, type Frame } from '../../../models/frame/frame.ts'
import { QUALITY, type Twin } from '../../../models/twin.ts'
import { SHOWN_STEP, type Strip, stepTime } from './strip.ts'

/** What a step changed, as it was before it, in exactly as many columns; shown, it is undone. */
export interface Undo {
  readonly slots: Int32Array
  readonly quanta: Int32Array
  /** Times before the newest of them, where that is as exact; else the times themselves. */
  readonly ages: Uint32Array | undefined
  readonly newest: number
  readonly times: Float64Array | undefined
  readonly qualities: Uint8Array
}

const BYTES_A_READING = 13

/**
 * A strip that is played backwards: decoded once from its beginning, while another one plays, into a Twin that ends
 * as its end. Each undone step then gives the moment before it.
 */
export interface Tape {
  readonly strip: Strip
  /** By step; what the first changed is never undone. */
  readonly undos: Undo[]
  /** Steps that were decoded. */
  done: number
  /** Of the columns that are kept. */
  bytes: number
}

export const createTape = (strip: Strip): Tape => ({ strip, undos: [], done: 0, bytes: 0 })

export const isTapeReady = ({ strip, done }: Tape): boolean =>
  strip.state === 'whole' && done === strip.frames.length

/** Decodes one more step into a Twin; false where what came is no Frame of the row. */
export function unroll(tape: Tape, twin: Twin, frame: Frame): boolean {
  const { strip, done } = tape
  const bytes = strip.frames[done]
  if (bytes === undefined || !readStep(strip, done, twin, frame)) return false
  if (done > 0) {
    const undo = undoOf(twin, frame)
    tape.undos[done] = undo
    tape.bytes += undo.slots.length * BYTES_A_READING
  }
  tape.done++
  applyToTwin(twin, frame)
  strip.frames[done] = SHOWN_STEP
  return true
}

/** Reads a step of a strip against the Twin of the step before; false where it is not what was asked for. */
export function readStep(strip: Strip, step: number, { quanta }: Twin, frame: Frame): boolean {
  const bytes = strip.frames[step]
  if (bytes === undefined || !decodeFrame(bytes, quanta, frame).ok) return false
  if (frame.form !== FORM.snapshot && (frame.form !== FORM.delta || step === 0)) return false
  return frame.serverTime === stepTime(strip, step)
}

/** What a Frame will change, as it is now. */
function undoOf(twin: Twin, frame: Frame): Undo {
  const slots = frame.form === FORM.snapshot ? everySlot(twin.size) : frame.slots.slice(0, frame.count)
  const count = slots.length
  const [quanta, ages, qualities] = [new Int32Array(count), new Uint32Array(count), new Uint8Array(count)]
  let newest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) newest = Math.max(newest, twin.times[slots[i]!]!)
  let isExact = true
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    quanta[i] = twin.quanta[slot]!
    ages[i] = newest - twin.times[slot]!
    if (newest - ages[i]! !== twin.times[slot]) isExact = false
    qualities[i] = twin.qualities[slot]!
  }
  if (isExact) return { slots, quanta, ages, newest, times: undefined, qualities }
  const times = Float64Array.from(slots, (slot) => twin.times[slot]!)
  return { slots, quanta, ages: undefined, newest, times, qualities }
}

/** Makes a Frame of it, which is lent until the next one. */
export function frameOfUndo({ slots, quanta, ages, newest, times, qualities }: Undo, into: Frame): Frame {
  into.form = FORM.delta
  into.count = slots.length
  into.slots.set(slots)
  into.quanta.set(quanta)
  into.qualities.set(qualities)
  if (times !== undefined) into.times.set(times)
  if (ages !== undefined) for (let i = 0; i < ages.length; i++) into.times[i] = newest - ages[i]!
  return into
}

const everySlot = (size: number): Int32Array => Int32Array.from({ length: size }, (_, slot) => slot)

/** A Snapshot is the whole Twin: what it does not name was never heard [F-4]. */
export function applyToTwin(twin: Twin, { form, slots, quanta, times, qualities, count }: Frame): void {
  if (form === FORM.snapshot) {
    twin.quanta.fill(0)
    twin.times.fill(Number.NEGATIVE_INFINITY)
    twin.qualities.fill(QUALITY.none)
  }
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    twin.quanta[slot] = quanta[i]!
    twin.times[slot] = times[i]!
    twin.qualities[slot] = qualities[i]!
  }
}
