/** What was looked at, step by step: back to what was, forward to what was undone [N-5]. */
export interface History<Look> {
  /** Oldest first. */
  readonly past: readonly Look[]
  readonly present: Look
  /** Nearest first. */
  readonly future: readonly Look[]
  /** When the burst that led to the present began and last changed; what was undone to was no burst. */
  readonly burst: { readonly fromMillis: number; readonly lastMillis: number } | undefined
}

export const MOST_STEPS = 100

/** Changes that follow each other so closely are one step, as long as they do not go on for too long [N-6]. */
export const BURST_GAP_MILLIS = 1200
export const LONGEST_BURST_MILLIS = 5000

export const historyOf = <Look>(present: Look): History<Look> => ({
  past: [],
  present,
  future: [],
  burst: undefined,
})

/** The history after something else is looked at; the same look is no step, and a new one forgets what was undone. */
export function noted<Look>(
  history: History<Look>,
  look: Look,
  atMillis: number,
  same: (a: Look, b: Look) => boolean,
): History<Look> {
  const { past, present, burst } = history
  if (same(present, look)) return history
  const goesOn =
    burst !== undefined &&
    atMillis - burst.lastMillis < BURST_GAP_MILLIS &&
    atMillis - burst.fromMillis < LONGEST_BURST_MILLIS
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: look,
    future: [],
    burst: { fromMillis: goesOn ? burst.fromMillis : atMillis, lastMillis: atMillis },
  }
}

/** The same look in other words, as the camera gives back its pose rounded; no step. */
export const restated = <Look>(history: History<Look>, look: Look): History<Look> => ({
  ...history,
  present: look,
})

export function undone<Look>(history: History<Look>): History<Look> {
  const look = history.past.at(-1)
  if (look === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: look,
    future: [history.present, ...history.future],
    burst: undefined,
  }
}

export function redone<Look>(history: History<Look>): History<Look> {
  const [look, ...future] = history.future
  if (look === undefined) return history
  return { past: [...history.past, history.present], present: look, future, burst: undefined }
}
