import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame, FORM, type Frame } from '../../models/frame/frame.ts'
import { createTwin, QUALITY } from '../../models/twin.ts'
import { createFrameHistory, framesAfter, remember } from '../../server/core/history.ts'
import { encoded, frameOf, show } from '../helpers/frames.ts'
import { type Keeper, keeperContract } from './keeper.ts'

/** The server's own history and codec as a Keeper; a Snapshot is found by playing from the first Frame. */
function openHistory(size: number): Keeper {
  const history = createFrameHistory(1 << 24)
  const told = new Int32Array(size)
  const play = (to: number, each: (frame: Frame) => void): boolean => {
    const missed = framesAfter(history, 0, Number.POSITIVE_INFINITY)
    if (missed === undefined || to > missed.length) return false
    const basis = new Int32Array(size)
    for (const bytes of missed.slice(0, to)) {
      const frame = createFrame(size)
      const decoded = decodeFrame(bytes, basis, frame)
      if (!decoded.ok) throw new Error(decoded.reason)
      for (let i = 0; i < frame.count; i++) basis[frame.slots[i] ?? 0] = frame.quanta[i] ?? 0
      each(frame)
    }
    return true
  }
  return {
    keep: (frame) => remember(history, frame.seq, encoded(frame, told)),
    snapshotAt(seq) {
      const twin = createTwin(size)
      if (!play(seq, (frame) => show(frame, twin))) return undefined
      const readings = Array.from(twin.qualities, (quality, slot) => ({
        slot,
        quantum: twin.quanta[slot] ?? 0,
        time: twin.times[slot] ?? 0,
        quality,
      }))
      const held = readings.filter(({ quality }) => quality !== QUALITY.none)
      return frameOf({ form: FORM.snapshot, seq, serverTime: 0, readings: held })
    },
    framesAfter(seq, each) {
      const missed = framesAfter(history, seq, Number.POSITIVE_INFINITY)
      if (missed === undefined) return false
      return play(seq + missed.length, (frame) => {
        if (frame.seq > seq) each(frame)
      })
    },
  }
}

keeperContract("the server's history of Frames", openHistory)
