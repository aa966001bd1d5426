import { setTimeout as pause } from 'node:timers/promises'
import { layoutFrom } from '../../../models/segment/layout.ts'
import type { Standing } from '../../../models/standing.ts'
import type { Twin } from '../../../models/twin.ts'
import { createChores } from './chores.ts'
import type { Disk } from './disk.ts'
import { openHourFiles } from './hour-files.ts'
import { openLane } from './lane.ts'
import type { News, Page } from './news.ts'
import type { WrittenPlant } from './plant.ts'
import type { Keep } from './retain.ts'
import { createPacker } from './seal.ts'
import { createSealer } from './sealer.ts'
import { type JournalState, troubleOf } from './state.ts'
import { createSyncer } from './syncer.ts'

export interface WriterPlan {
  readonly disk: Disk
  readonly plant: WrittenPlant
  /** The Twin as it is before anything is recorded. */
  readonly twin: Twin
  /** Where the Journal ended before: nothing is placed before it twice. */
  readonly after: number
  /** What stood there. */
  readonly standing: Standing
  /** What stands now, where Events since then are missing. */
  readonly told?: Standing | undefined
  readonly keep: Keep
  readonly wallNow: () => number
  readonly tell: (news: News) => void
  /** Files of hours that are over and have no record of it yet. */
  readonly unclosed?: readonly string[]
}

/** Writes what comes behind a draft and seals it into Segments, minute by minute [Y-14]. */
export interface Writer {
  take(page: Page): void
  /** Looks after old ages; to be called now and then. */
  tidy(): Promise<void>
  /** Seals what there is. */
  close(): Promise<void>
}

const RETRY_MILLIS = 2000
/** Stretches that wait to be sealed; then what comes has to wait too. */
const MOST_WAITING = 3

export function createWriter(plan: WriterPlan): Writer {
  const { disk, plant, tell } = plan
  const layout = layoutFrom(plant.machineSlots)
  const files = openHourFiles({ disk, plant })
  const packer = createPacker()
  const chores = createChores({ ...plan, ...{ files, layout, packer } })
  const queue: Page[] = []
  let state: JournalState = { kind: 'writing' }
  let isRetrying = false
  let isClosing = false

  /** What is in a stretch comes to the disk with it, later; what comes from now on is lost. */
  const fail = (error: unknown): void => {
    if (state.kind === 'writing') {
      state = troubleOf(error, plan.wallNow())
      tell({ kind: 'state', state })
      const sentence = `the Journal cannot be written: ${state.reason.en}`
      tell({ kind: 'said', level: 'warn', facts: { detail: state.detail }, sentence })
    }
    lane.cut()
    if (isRetrying) return
    isRetrying = true
    void retry().finally(() => {
      isRetrying = false
    })
  }

  const retry = async (): Promise<void> => {
    for (;;) {
      await pause(RETRY_MILLIS, undefined, { ref: false })
      if (isClosing) return
      try {
        disk.make()
        probe(disk)
        await sealer.run()
      } catch {
        continue
      }
      syncer.allKept()
      const failedMillis = state.kind === 'failing' ? plan.wallNow() - state.sinceMillis : 0
      state = { kind: 'writing' }
      tell({ kind: 'state', state })
      tell({ kind: 'said', level: 'info', facts: { failedMillis }, sentence: 'the Journal is written again' })
      return
    }
  }

  const syncer = createSyncer({ tell, onError: fail, isFailing: () => state.kind === 'failing' })
  const lane = openLane({
    ...plan,
    plant: plant.block.bytes,
    layout,
    onEnded: (ended) => {
      sealer.add(ended)
      if (state.kind === 'writing') sealer.start()
    },
    onWritten: syncer.touch,
  })
  const sealer = createSealer({
    ...{ disk, layout, files, packer, chores, lane, tell, standing: plan.standing },
    onSealed: () => takeQueued(),
    onError: fail,
    spend: syncer.forget,
    synced: syncer.idle,
  })

  const takePage = (page: Page): void => {
    const { batch, events } = page
    if (page.twin !== undefined) lane.jump(page.twin, page.standing)
    if (state.kind === 'failing') {
      lane.pass(page, 0)
      tell({ kind: 'lost', pages: 1, readings: batch.count, events: events.length })
      return
    }
    try {
      lane.write(page)
      syncer.expect({ readings: batch.count, events: events.length })
    } catch (error) {
      const taken = lane.taken()
      lane.pass(page, taken)
      const kept = taken < batch.packets ? (batch.firsts[taken] ?? 0) : batch.count
      syncer.expect({ readings: kept, events: events.length })
      tell({ kind: 'lost', pages: 0, readings: batch.count - kept, events: 0 })
      fail(error)
    }
  }

  const takeQueued = (): void => {
    while (queue.length > 0 && sealer.waiting() < MOST_WAITING) {
      const page = queue.shift()
      if (page !== undefined) takePage(page)
    }
  }

  return {
    take(page) {
      queue.push(page)
      takeQueued()
    },
    async tidy() {
      for (const file of await chores.retain()) tell({ kind: 'changed', file })
    },
    async close() {
      isClosing = true
      try {
        while (queue.length > 0 || sealer.waiting() > 0) {
          await sealer.run()
          takeQueued()
        }
        lane.cut()
        await sealer.run()
        syncer.allKept()
      } catch (error) {
        fail(error)
        sealer.leave()
      }
    },
  }
}

/** Whether something can be written at all. */
function probe(disk: Disk): void {
  const tape = disk.open(PROBE)
  try {
    tape.write(new Uint8Array(PROBE_BYTES))
  } finally {
    tape.close()
    disk.remove(PROBE)
  }
}

const PROBE = 'probe'
const PROBE_BYTES = 4096
