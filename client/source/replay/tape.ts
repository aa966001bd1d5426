/*
 * HOT: a few steps a Reading, ten times a second. What is undone is kept as columns of exactly what changed.
 */
import { decodeFrame } from '../../../models/frame/decode.ts'
import { FORM, type Frame } from '../../../models/frame/frame.ts'
import { QUALITY, type Twin } from '../../../models/twin.ts'
import { type Strip, stepTime } from './strip.ts'

/** What a step changed, as it was before it: applied, it is undone. */
export type Undo = Frame

const BYTES_AN_UNDO = 17

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
    tape.bytes += undo.count * BYTES_AN_UNDO
  }
  tape.done++
  applyToTwin(twin, frame)
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
  const [quanta, times, qualities] = [new Int32Array(count), new Float64Array(count), new Uint8Array(count)]
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    quanta[i] = twin.quanta[slot]!
    times[i] = twin.times[slot]!
    qualities[i] = twin.qualities[slot]!
  }
  return { form: FORM.delta, seq: 0, serverTime: 0, count, slots, quanta, times, qualities }
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
