import type { Probe } from './truth.ts'

/** How often the truth is looked at. */
export const LOOK_MILLIS = 10_000

/** How far a Channel is off its healthy course, in the mean of a while [W-74]. */
export interface Deviation {
  readonly channel: string
  /** Null when it has been silent for all of the window. */
  readonly mean: number | null
  readonly noise: number
}

export interface Window {
  /** Undefined until it has been off by enough for all of one window. */
  look(probe: Probe): Deviation | undefined
}

/**
 * A noise below half a step of the Channel is no help to a reader, so that much is always allowed for; values of a
 * sensor that says nothing are left out of the mean.
 */
export function createWindow(channel: string, noises: number, minutes: number, resolution: number): Window {
  const size = Math.max(1, Math.round((minutes * 60_000) / LOOK_MILLIS))
  const ring = new Float64Array(size)
  let seen = 0
  return {
    look({ value, healthy, noise }) {
      ring[seen % size] = Math.abs(value - healthy)
      seen += 1
      if (seen < size) return undefined
      let sum = 0
      let told = 0
      for (const off of ring) {
        if (Number.isNaN(off)) continue
        sum += off
        told += 1
      }
      if (told === 0) return { channel, mean: null, noise }
      const mean = sum / told
      const least = Math.max(noise, resolution / 2)
      return mean > noises * least ? { channel, mean, noise: least } : undefined
    },
  }
}
