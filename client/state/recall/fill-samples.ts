import { clearRing, eachSample, keepSample, ringHolds, type Samples } from './samples.ts'

/** A Reading as the Journal tells it: by the device's time. */
export interface Told {
  readonly time: number
  readonly quantum: number
  readonly quality: number
}

/** Readings that are late lie among those that came in time by less than this [Y-1]; what goes back further was set back. */
const SET_BACK_MILLIS = 5000

/**
 * Puts Readings of the Journal, in the order of its axis, among those that are remembered of a slot, each in its place
 * by its own time [PH-80]. Where a clock was set back, what was told by the old time is left out [M-4].
 */
export function fillSamples(samples: Samples, slot: number, come: readonly Told[]): void {
  if (come.length === 0 || !ringHolds(samples, slot)) return
  const held: Told[] = []
  eachSample(samples, slot, Number.NEGATIVE_INFINITY, (time, quantum, quality) => {
    held.push({ time, quantum, quality })
  })
  const told = [...sinceSetBack(come)].sort((a, b) => a.time - b.time)
  const newest = held.at(-1)?.time ?? Number.NEGATIVE_INFINITY
  const goesOn = (told[0]?.time ?? newest) >= newest
  if (!goesOn) clearRing(samples, slot)
  const all = goesOn ? told : [...told, ...held].sort((a, b) => a.time - b.time)
  for (const { time, quantum, quality } of all) keepSample(samples, slot, quantum, time, quality, false)
}

/** What a clock told since it was set back last. */
export function sinceSetBack(told: readonly Told[]): readonly Told[] {
  let begin = 0
  let newest = Number.NEGATIVE_INFINITY
  told.forEach(({ time }, i) => {
    if (time < newest - SET_BACK_MILLIS) {
      begin = i
      newest = time
    } else newest = Math.max(newest, time)
  })
  return begin === 0 ? told : told.slice(begin)
}
