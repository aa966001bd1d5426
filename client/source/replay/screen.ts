/*
 * HOT: what a step writes. Scratch columns as large as the Plant, made once for each past that is entered.
 */
import { decodeFrame } from '../../../models/frame/decode.ts'
import { createFrame, FORM, type Frame } from '../../../models/frame/frame.ts'
import { createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import type { PastFloor } from '../../state/floors.ts'
import { applyFrame, type Now, overwrite } from '../../state/now.ts'
import { forgetOutput } from '../../state/output.ts'
import { createRecall, type Recall, rememberFrame } from '../../state/recall/recall.ts'
import { refreshStale } from '../../state/stale.ts'
import type { Strip } from './strip.ts'
import { applyToTwin, frameOfUndo, readStep, type Undo } from './tape.ts'

/** The shown floor as the Playhead writes it. */
export interface Screen {
  readonly floor: PastFloor
  readonly now: Now
  /** Where a tape is unrolled: not what is shown. */
  readonly aside: Twin
  /** Decoded into, Frame after Frame. */
  readonly frame: Frame
  /** The step that is shown next, read before it is due. */
  readonly next: Frame
  /** What a Snapshot differs from: nothing. */
  readonly blank: Int32Array
  recall: Recall | undefined
}

export const createScreen = (floor: PastFloor): Screen => {
  const { size } = floor.now.twin
  return {
    ...{ floor, now: floor.now, aside: createTwin(size), frame: createFrame(size), next: createFrame(size) },
    blank: new Int32Array(size),
    recall: undefined,
  }
}

/** Shows a Snapshot; false where it is none of this Plant. */
export function showSnapshot({ now, aside, frame, blank }: Screen, bytes: Uint8Array): boolean {
  if (!decodeFrame(bytes, blank, frame).ok || frame.form !== FORM.snapshot) return false
  applyToTwin(aside, frame)
  overwrite(now, aside)
  return true
}

/** Reads the step after the one that is shown; false where it is none. */
export const readNext = ({ now, next }: Screen, strip: Strip, step: number): boolean =>
  readStep(strip, step, now.twin, next)

/** Shows the step that was read. */
export function showNext({ now, aside, next, recall }: Screen): void {
  if (next.form === FORM.snapshot) {
    applyToTwin(aside, next)
    overwrite(now, aside)
  } else applyFrame(now, next)
  if (recall !== undefined) rememberFrame(recall, now, next)
}

/** Shows what was before a step. */
export const showUndone = ({ now, next }: Screen, undo: Undo): void =>
  applyFrame(now, frameOfUndo(undo, next))

/** What is shown did not come to be so step by step: nothing travels, counts or is remembered across [PH-9]. */
export function jump(screen: Screen): void {
  screen.now.jumps++
  screen.recall = undefined
  forgetOutput(screen.now)
}

/** From now on what is shown is remembered, beginning with what it is. */
export function beginRecall(screen: Screen, at: number): void {
  const { now, frame, floor } = screen
  const { quanta, times, qualities, size } = now.twin
  let count = 0
  for (let slot = 0; slot < size; slot++) {
    if (qualities[slot] === QUALITY.none) continue
    frame.slots[count] = slot
    frame.quanta[count] = quanta[slot]!
    frame.times[count] = times[slot]!
    frame.qualities[count++] = qualities[slot]!
  }
  Object.assign(frame, { form: FORM.snapshot, count, serverTime: at })
  screen.recall = createRecall(now.model, at)
  rememberFrame(screen.recall, now, frame)
  floor.recall(screen.recall)
}

/** Marks what is stale at an instant; a picture is due where any mark changed. */
export function refreshAges({ now }: Screen, at: number): void {
  if (refreshStale(now, at)) now.version++
}
