import type { Layout } from '../../../models/segment/layout.ts'
import { RECORD } from '../../../models/segment/record.ts'
import { type CarriedStanding, carryStanding } from './carry-standing.ts'
import type { Disk } from './disk.ts'
import type { HourFiles, Written } from './hour-files.ts'
import { hourSheet } from './hour-record.ts'
import { firstPlace, isNone, type Late, lateSince } from './late.ts'
import { type Mended, mend } from './mend.ts'
import { hourInName, hourOf } from './names.ts'
import type { WrittenPlant } from './plant.ts'
import { type Keep, oldestKept, retain } from './retain.ts'
import type { Packer } from './seal.ts'
import { makeRoom } from './strays.ts'

export interface ChoresPlan {
  readonly disk: Disk
  readonly plant: WrittenPlant
  readonly files: HourFiles
  readonly layout: Layout
  readonly packer: Packer
  readonly keep: Keep
  readonly wallNow: () => number
  readonly unclosed?: readonly string[]
}

/** What is to be done to files that are there already; one thing at a time. */
export interface Chores {
  /** A record has been written: its hour is to be told anew once it is over. */
  note(written: Written): void
  /** Merges what came late, and makes Segments for what lies in none. What is too old to be kept is dropped. */
  mendAll(late: Late): Promise<Mended & { readonly dropped: number }>
  /** Writes the records of the hours that are over where the axis has come so far. */
  closeHours(place: number): Promise<void>
  /** Answers the files that have gone, or are other than they were. */
  retain(): Promise<readonly string[]>
}

export function createChores(plan: ChoresPlan): Chores {
  const { disk, files, layout, keep } = plan
  const unclosed = new Set(plan.unclosed)
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  /** Where the first Event lies of merges that the disk cut off, and that come again. */
  let cutOffAt: number | undefined

  const merge = async (late: Late): Promise<Mended> => {
    const first = await mend(plan, late)
    const { strayed } = first
    if (isNone(strayed)) return first
    const rooms = await makeRoom(plan, strayed)
    const second = await mend(plan, strayed)
    return {
      written: [...first.written, ...rooms, ...second.written],
      merged: first.merged + second.merged,
      strayed: second.strayed,
      mended: (standing) => second.mended(first.mended(standing)),
    }
  }

  return {
    note({ file, plan: { kind } }) {
      if (kind === RECORD.segment || kind === RECORD.amendment) unclosed.add(file)
    },
    mendAll: (late) =>
      inTurn(async () => {
        const { kept, dropped } = lateSince(late, oldestKept(keep, plan.wallNow()))
        const before = cutOffAt
        const from = Math.min(before ?? Number.POSITIVE_INFINITY, firstPlace(kept.events))
        cutOffAt = from
        const done = await merge(kept)
        const isAgain = before !== undefined && Number.isFinite(from)
        const carried: CarriedStanding | undefined = isAgain ? await carryStanding(plan, from) : undefined
        cutOffAt = undefined
        return {
          ...done,
          written: [...done.written, ...(carried?.written ?? [])],
          mended: (standing) => carried?.standing ?? done.mended(standing),
          dropped,
        }
      }),
    closeHours: (place) =>
      inTurn(async () => {
        for (const file of unclosed) {
          if ((hourInName(file) ?? 0) >= hourOf(place)) continue
          const sheet = await hourSheet(disk, file, layout)
          if (sheet !== undefined) await files.append(file, [sheet])
          unclosed.delete(file)
        }
      }),
    retain: () => retain({ ...plan, inTurn, hold: (file) => unclosed.has(file) }),
  }
}
