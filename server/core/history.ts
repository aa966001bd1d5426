/** The last encoded Frames of the overview, so that who missed a few need not start again [C-1, C-2]. */
export interface FrameHistory {
  readonly limitBytes: number
  readonly frames: Uint8Array[]
  /** Seq of the first Frame kept; the others follow it one by one. */
  firstSeq: number
  bytes: number
}

/** Catching up by more Frames than this is slower than a Snapshot. */
const MOST_FRAMES = 1024

export const createFrameHistory = (limitBytes: number): FrameHistory => ({
  limitBytes,
  frames: [],
  firstSeq: 1,
  bytes: 0,
})

export function remember(history: FrameHistory, seq: number, frame: Uint8Array): void {
  if (history.frames.length === 0) history.firstSeq = seq
  history.frames.push(frame)
  history.bytes += frame.length
  while (history.bytes > history.limitBytes || history.frames.length > MOST_FRAMES) forgetOldest(history)
}

function forgetOldest(history: FrameHistory): void {
  const oldest = history.frames.shift()
  if (oldest === undefined) return
  history.bytes -= oldest.length
  history.firstSeq++
}

/** The Frames after `seq`, or undefined where some of them are gone or they weigh more than `limitBytes`. */
export function framesAfter(
  history: FrameHistory,
  seq: number,
  limitBytes: number,
): readonly Uint8Array[] | undefined {
  const nextSeq = history.firstSeq + history.frames.length
  if (seq < history.firstSeq - 1 || seq >= nextSeq) return undefined
  const missed = history.frames.slice(seq + 1 - history.firstSeq)
  const weight = missed.reduce((sum, frame) => sum + frame.length, 0)
  return weight <= limitBytes ? missed : undefined
}
