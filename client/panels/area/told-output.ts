import type { BucketColumns } from '../../../models/journal-answer.ts'
import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../../state/now.ts'
import { countedIn, OUTPUT_MINUTES, type Output } from '../../state/output.ts'

export const MINUTE_MILLIS = 60_000
/** A counter that told nothing for longer than this before the first minute is taken to begin there. */
const BEFORE_MINUTES = 60

/** What the Journal tells of counters: how much each grew in each minute, and where it stood at the end. */
export interface ToldOutput {
  readonly from: number
  /** The first minute that it does not tell of. */
  readonly until: number
  readonly grown: ReadonlyMap<number, readonly number[]>
  readonly last: ReadonlyMap<number, number>
}

/** What to ask the Journal for, to know the minutes before one that is not over yet. */
export const askFor = (minute: number) => ({
  from: (minute - OUTPUT_MINUTES - BEFORE_MINUTES) * MINUTE_MILLIS,
  to: minute * MINUTE_MILLIS,
  points: OUTPUT_MINUTES + BEFORE_MINUTES,
})

/** Reads it out of the answer; a counter that was set back begins anew and adds nothing [PH-85]. */
export function toldOutput(
  channels: readonly Pick<BucketColumns, 'slot' | 'start' | 'last'>[],
  perUnit: Float64Array,
  minute: number,
): ToldOutput {
  const from = minute - OUTPUT_MINUTES
  const grown = new Map<number, readonly number[]>()
  const ends = new Map<number, number>()
  for (const { slot, start, last } of channels) {
    const minutes = new Array<number>(OUTPUT_MINUTES).fill(0)
    let before: number | undefined
    start.forEach((begin, i) => {
      const quantum = Math.round((last[i] ?? 0) * (perUnit[slot] ?? 1))
      const at = Math.floor(begin / MINUTE_MILLIS) - from
      if (at >= 0 && at < OUTPUT_MINUTES && before !== undefined) minutes[at] = Math.max(0, quantum - before)
      before = quantum
    })
    grown.set(slot, minutes)
    if (before !== undefined) ends.set(slot, before)
  }
  return { from, until: minute, grown, last: ends }
}

interface Counted {
  readonly now: Now
  readonly output: Output
  /** The page's own counts of these counters, by Machine and minute. */
  readonly rows: Uint32Array
  /** By Machine. */
  readonly slots: Int32Array
  readonly told: ToldOutput | undefined
  /** The one in which the Playhead is. */
  readonly minute: number
}

/** What Machines made in each of the last minutes, the oldest first: as the Journal tells it, else as the page counted. */
export function minuteCounts(counted: Counted, machines: readonly number[]): readonly number[] {
  return Array.from({ length: OUTPUT_MINUTES }, (_, i) => {
    const minute = counted.minute - OUTPUT_MINUTES + 1 + i
    return machines.reduce((sum, machine) => sum + countOf(counted, machine, minute), 0)
  })
}

function countOf(
  { now, output, rows, slots, told, minute: last }: Counted,
  machine: number,
  minute: number,
): number {
  const slot = slots[machine] ?? -1
  if (told !== undefined && minute >= told.from && minute < told.until)
    return told.grown.get(slot)?.[minute - told.from] ?? 0
  const before = told?.last.get(slot)
  // Of the minute that is not over the Twin says how far it came.
  if (
    minute === last &&
    minute === told?.until &&
    before !== undefined &&
    now.twin.qualities[slot] !== QUALITY.none
  )
    return Math.max(0, (now.twin.quanta[slot] ?? 0) - before)
  return countedIn(output, rows, machine, minute)
}
