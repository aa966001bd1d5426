/** What the last second of the scene was like. */
interface PaceTold {
  readonly framesPerSecond: number
  readonly scriptMillis: number
}

/** Counts pictures, and what each cost the page's script. */
export interface Pace {
  /** Once an animation frame; tells once a second, and nothing while all has been still for longer. */
  frame(millis: number, drawn: boolean, scriptMillis: number): PaceTold | undefined
}

const SECOND = 1000
const MOST_COSTS = 256
const SHARE = 0.95

export function createPace(): Pace {
  const costs = new Float64Array(MOST_COSTS)
  let count = 0
  let from = Number.NEGATIVE_INFINITY
  let told = -1
  let cost = 0
  return {
    frame(millis, drawn, scriptMillis) {
      if (drawn && count < MOST_COSTS) costs[count++] = scriptMillis
      const passed = millis - from
      if (passed < SECOND) return undefined
      from = millis
      const framesPerSecond = passed < SECOND * 2 ? Math.round((count * SECOND) / passed) : 0
      if (count > 0) {
        const sorted = costs.subarray(0, count).sort()
        cost = sorted[Math.min(count - 1, Math.floor(count * SHARE))] ?? 0
      }
      count = 0
      if (framesPerSecond === told && framesPerSecond === 0) return undefined
      told = framesPerSecond
      return { framesPerSecond, scriptMillis: Math.round(cost * 100) / 100 }
    },
  }
}
