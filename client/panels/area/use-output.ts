import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { type Output, outputOf } from '../../state/output.ts'
import { playheadTime } from '../../state/playhead.ts'
import { type Area, machinesOf } from './area.ts'
import { exitsOf } from './flow.ts'
import { MINUTE_MILLIS, minuteCounts, type ToldOutput } from './told-output.ts'
import { useToldOutput } from './use-told-output.ts'

/** What came off the end of an area in the ten minutes before the Playhead [PH-85]. */
export interface AreaCounts {
  /** Machines that count what leaves the area, and whether any counts scrap. */
  readonly exits: readonly number[]
  readonly countsScrap: boolean
  /** What some of them made in each of the minutes, the oldest first. */
  readonly madeBy: (machines: readonly number[]) => readonly number[]
  readonly scrapped: number
  /** The minute in which the Playhead is. */
  readonly minute: number
  /** What the Journal tells of it; the page's own count stands in where it tells nothing. */
  readonly told: ToldOutput | undefined
  readonly output: Output
}

/** Nothing where no Machine of it counts, or nobody has counted yet. */
export function useOutput(area: Area, now: Now): AreaCounts | undefined {
  const { model } = now
  const output = outputOf(now)
  const [exits, scrapping] = useMemo(() => {
    const { madeSlots, scrapSlots } = outputOf(now)
    return [
      exitsOf(model, area, (machine) => (madeSlots[machine] ?? -1) >= 0).map(({ index }) => index),
      machinesOf(area).filter((machine) => (scrapSlots[machine] ?? -1) >= 0),
    ]
  }, [model, area, now])
  const { madeSlots, scrapSlots } = output
  const minute = Math.floor(playheadTime() / MINUTE_MILLIS)
  const slots = [
    ...exits.map((machine) => madeSlots[machine] ?? -1),
    ...scrapping.map((machine) => scrapSlots[machine] ?? -1),
  ]
  const told = useToldOutput(model, slots, minute)
  if (exits.length === 0 || (Number.isNaN(output.sinceMillis) && told === undefined)) return undefined
  const counted = { now, output, told, minute }
  const scrap = minuteCounts({ ...counted, rows: output.scrap, slots: scrapSlots }, scrapping)
  return {
    exits,
    countsScrap: scrapping.length > 0,
    madeBy: (machines) => minuteCounts({ ...counted, rows: output.made, slots: madeSlots }, machines),
    scrapped: sumOf(scrap),
    minute,
    told,
    output,
  }
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
