import type { Layout } from '../../../models/segment/layout.ts'
import { RECORD } from '../../../models/segment/record.ts'
import { type Standing, standingAfter } from '../../../models/standing.ts'
import { numberedEvents } from '../../core/journal/events.ts'
import type { Chores } from './chores.ts'
import type { Disk } from './disk.ts'
import type { Draft } from './draft.ts'
import type { HourFiles, Written } from './hour-files.ts'
import type { Drafted, Lane } from './lane.ts'
import { isNone, joinedLate } from './late.ts'
import type { News } from './news.ts'
import { inOrder, type Packer, sealed } from './seal.ts'

export interface SealerPlan {
  readonly disk: Disk
  readonly layout: Layout
  readonly files: HourFiles
  readonly packer: Packer
  readonly chores: Chores
  readonly lane: Lane
  /** What stands where the first stretch begins. */
  readonly standing: Standing
  readonly tell: (news: News) => void
  /** One is done; others may come. */
  readonly onSealed: () => void
  /** Nothing more is written to it. */
  readonly spend: (draft: Draft) => void
  /** Resolves once no draft is being synced. */
  readonly synced: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Stretches that are over become Segments, one after another. */
export interface Sealer {
  add(ended: Drafted): void
  waiting(): number
  /** Resolves once none waits; throws where the disk fails, and what waits waits on. */
  run(): Promise<void>
  /** Runs now, or goes on running; an error is told. */
  start(): void
  /** Drafts of stretches that could not be sealed stay for the next start. */
  leave(): void
}

export function createSealer(plan: SealerPlan): Sealer {
  const { disk, layout, files, packer, chores, lane, tell } = plan
  const waiting: Drafted[] = []
  /** Drafts whose stretch is sealed, of which what came late is not merged yet. */
  const spent = new Set<Draft>()
  /** Where the last of what is sealed ends. */
  let { standing } = plan
  let running: Promise<void> | undefined

  const announce = (all: readonly Written[]): void => {
    for (const written of all) {
      chores.note(written)
      tell({ kind: 'written', written })
    }
  }

  const sealNext = async ({ stretch, draft, told }: Drafted): Promise<void> => {
    const { from, to, readings, events } = stretch
    const begun = told ?? standing
    const blocks = await sealed(stretch, layout, packer, begun, { isAnew: told !== undefined })
    const of = { kind: RECORD.segment, from, to, readings, events: events.length }
    announce(await files.append(files.fileFor(from), [{ plan: of, blocks }]))
    standing = standingAfter(begun, numberedEvents(inOrder(stretch.events)))
    waiting.shift()
    spent.add(draft)
    lane.reuse(stretch)
    plan.onSealed()
  }

  const mendLate = async (): Promise<void> => {
    const late = lane.takeLate()
    if (isNone(late)) return
    try {
      const { written, merged, dropped, mended } = await chores.mendAll(late)
      standing = mended(standing)
      announce(written)
      tell({ kind: 'late', merged, dropped })
    } catch (error) {
      lane.giveBackLate(joinedLate(late, lane.takeLate()))
      throw error
    }
  }

  const runAll = async (): Promise<void> => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) await sealNext(next)
    const done = [...spent]
    await mendLate()
    for (const draft of done) plan.spend(draft)
    await plan.synced()
    for (const draft of done) {
      spent.delete(draft)
      draft.close()
      disk.remove(draft.name)
    }
    await chores.closeHours(lane.place())
  }

  const run = async (): Promise<void> => {
    while (running !== undefined) await running.catch(() => undefined)
    running = runAll()
    try {
      await running
    } finally {
      running = undefined
    }
  }

  return {
    add: (ended) => {
      waiting.push(ended)
    },
    waiting: () => waiting.length,
    run,
    start() {
      if (running === undefined) run().catch(plan.onError)
    },
    leave() {
      for (const { draft } of waiting.splice(0)) draft.close()
    },
  }
}
