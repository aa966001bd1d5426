/** So much is made up for at once: between two steps requests are heard and connections kept. */
const STRIDE_MILLIS = 100
/** What is further behind is left out by the world, in one step. */
const LEFT_OUT_MILLIS = 6000

/** Up to when to play now, having played up to then; a clock that was set back is followed. */
export const strideFrom = (doneMillis: number, nowMillis: number): number =>
  nowMillis - doneMillis > LEFT_OUT_MILLIS ? nowMillis : Math.min(nowMillis, doneMillis + STRIDE_MILLIS)

/** Whether what is played comes in time; told once when it no longer does, and once when it does again [W-99]. */
export interface Punctuality {
  /** Called before every step, with how far it is behind; answers what is to be told, if anything is. */
  step(nowMillis: number, behindMillis: number): Late | undefined
}

/** By how much a step came too late at worst; 0 where all are in time again. */
export interface Late {
  readonly worstMillis: number
}

const WINDOW_MILLIS = 10_000
/** Nobody who looks at a screen sees less. */
const LATE_MILLIS = 1000
/** So many windows in time, and all is well again. */
const WINDOWS_IN_TIME = 3

export function createPunctuality(beginMillis: number): Punctuality {
  let endMillis = beginMillis + WINDOW_MILLIS
  let worstMillis = 0
  let isLate = false
  let inTime = 0
  return {
    step(nowMillis, behindMillis) {
      worstMillis = Math.max(worstMillis, behindMillis)
      // A clock that was set back begins another window.
      if (nowMillis < endMillis && nowMillis > endMillis - 2 * WINDOW_MILLIS) return undefined
      const worst = worstMillis
      endMillis = nowMillis + WINDOW_MILLIS
      worstMillis = 0
      inTime = worst < LATE_MILLIS ? inTime + 1 : 0
      const isNews = isLate ? inTime >= WINDOWS_IN_TIME : inTime === 0
      if (!isNews) return undefined
      isLate = !isLate
      return { worstMillis: isLate ? worst : 0 }
    },
  }
}
