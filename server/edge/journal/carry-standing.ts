import { RECORD } from '../../../models/segment/record.ts'
import {
  isSameStanding,
  NOTHING_STANDS,
  type Standing,
  standingAfter,
  standingMended,
} from '../../../models/standing.ts'
import { type HourFilesPlan, openHourFiles, type Sheet, type Written } from './hour-files.ts'
import { machinesBetween } from './machines-between.ts'
import { hourOf } from './names.ts'
import { versionsOf } from './sealed.ts'
import { backToTold, eventsTold, hoursIn, type SealedPlace, segmentsOf, standingTold } from './standing.ts'
import { standingBlock, type ToldStanding } from './standing-block.ts'

/*
 * What came late in several drafts is merged at once, and what came late in one draft in several turns. Where a kill or
 * a disk that failed cut a merge off, a Segment that it did not reach may thus tell what is neither thought nor known
 * when it comes again: so what each tells is worked out from the one before it, to the end of all [Y-44].
 */

/** A Segment that was gone through, and what stands where it ends; undefined where its Events are not sound. */
interface Passed extends SealedPlace {
  readonly after: Standing | undefined
}

export interface CarriedStanding {
  readonly written: readonly Written[]
  /** What stands at the end of all; undefined where that is not known. */
  readonly standing: Standing | undefined
}

/** Puts right what Segments tell of what stands, from an instant on. */
export async function carryStanding(plan: HourFilesPlan, place: number): Promise<CarriedStanding> {
  const { disk } = plan
  const files = openHourFiles(plan)
  const between = machinesBetween(disk)
  const start = backToTold(disk, place).back.at(-1)?.sealed.from ?? place

  /** By the Machines of its own file; undefined where it is not known, and the Segment does not tell. */
  const begunIn = (
    { file, sealed }: SealedPlace,
    told: ToldStanding | undefined,
    before: Passed | undefined,
  ) => {
    if (told?.isAnew === true) return told.standing
    if (before === undefined) return told?.standing ?? NOTHING_STANDS
    const carried = before.after && between(before.after, before.file, file)
    if (carried === undefined || told === undefined) return carried ?? told?.standing
    if (before.sealed.to === sealed.from) return carried
    // A Segment between the two may have been lost: only what it can be seen to be out of date by is put right.
    return thoughtsOf(before)
      .flatMap((thought) => between(thought, before.file, file) ?? [])
      .reduce((standing, thought) => standingMended(standing, thought, carried), told.standing)
  }

  /** What was thought to stand where it ends, before each of its amendments and until now. */
  const thoughtsOf = ({ file, sealed }: SealedPlace): readonly Standing[] =>
    versionsOf(sealed).flatMap((version) => {
      const told = standingTold(disk, file, version)
      const events = eventsTold(disk, file, version)
      return told === undefined || events === undefined ? [] : [standingAfter(told.standing, events)]
    })

  const written: Written[] = []
  let before: Passed | undefined
  for (const hour of hoursIn(disk).filter((each) => each >= hourOf(start))) {
    const sheets = new Map<string, Sheet[]>()
    for (const at of segmentsOf(disk, hour)) {
      const { file, sealed } = at
      if (sealed.from < start) continue
      const told = standingTold(disk, file, sealed)
      const begun = begunIn(at, told, before)
      const events = eventsTold(disk, file, sealed)
      before = { ...at, after: begun && events && standingAfter(begun, events) }
      if (told === undefined || begun === undefined || isSameStanding(told.standing, begun)) continue
      const { from, to } = sealed
      const amendment = { kind: RECORD.amendment, from, to, readings: 0, events: 0 }
      const sheet: Sheet = { plan: amendment, blocks: [standingBlock(begun, told)] }
      sheets.set(file, [...(sheets.get(file) ?? []), sheet])
    }
    for (const [file, of] of sheets) written.push(...(await files.append(file, of)))
  }
  return { written, standing: before?.after }
}
