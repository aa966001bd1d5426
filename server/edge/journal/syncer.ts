import { setTimeout as pause } from 'node:timers/promises'
import type { Draft } from './draft.ts'
import type { News } from './news.ts'

/** What was handed on and is not known to be on the disk. */
interface Pending {
  readonly readings: number
  readonly events: number
}

/** Brings drafts to the disk soon after they are written to, and tells what is there then. */
export interface Syncer {
  touch(draft: Draft): void
  /** A page more, which will be there with what was touched so far. */
  expect(pending: Pending): void
  /** All that is expected is there, by whatever way. */
  allKept(): void
  /** Resolves once nothing is being synced; a draft may be closed then. */
  idle(): Promise<void>
  forget(draft: Draft): void
}

export interface SyncerPlan {
  readonly tell: (news: News) => void
  readonly onError: (error: unknown) => void
  readonly isFailing: () => boolean
}

/** What has been written is on the disk so much later at the most, and what the syncing takes. */
const SYNC_MILLIS = 200

export function createSyncer({ tell, onError, isFailing }: SyncerPlan): Syncer {
  const touched = new Set<Draft>()
  const pending: Pending[] = []
  let isGoing = false
  let syncing: Promise<unknown> = Promise.resolve()

  const keep = (count: number): void => {
    const of = pending.splice(0, count)
    if (of.length === 0) return
    const readings = of.reduce((sum, each) => sum + each.readings, 0)
    const events = of.reduce((sum, each) => sum + each.events, 0)
    tell({ kind: 'kept', pages: of.length, readings, events })
  }

  const begin = (): void => {
    if (isGoing) return
    isGoing = true
    void goRound().finally(() => {
      isGoing = false
      if (touched.size > 0 && !isFailing()) begin()
    })
  }

  const goRound = async (): Promise<void> => {
    await pause(SYNC_MILLIS)
    const [drafts, count] = [[...touched], pending.length]
    touched.clear()
    const all = Promise.all(drafts.map((draft) => draft.sync()))
    syncing = all.catch(() => undefined)
    try {
      await all
    } catch (error) {
      return onError(error)
    }
    if (!isFailing()) keep(count)
  }

  return {
    touch(draft) {
      touched.add(draft)
      begin()
    },
    expect: (page) => {
      pending.push(page)
    },
    allKept: () => keep(pending.length),
    async idle() {
      await syncing
    },
    forget: (draft) => {
      touched.delete(draft)
    },
  }
}
