import type { Worker } from 'node:worker_threads'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { RECORD } from '../../../models/segment/record.ts'
import type { Floor } from '../../core/floor.ts'
import { createLiveStanding } from '../../core/journal/live-standing.ts'
import { arriveAt, createRecorder, recordEvent, turnPage } from '../../core/journal/recorder.ts'
import { startThread } from '../child-thread.ts'
import type { Log } from '../log.ts'
import { buffersOf, copyOfPage, copyOfTwin } from './copies.ts'
import type { Written } from './hour-files.ts'
import type { Page } from './news.ts'
import { writtenPlant } from './plant.ts'
import type { Recovered } from './recover.ts'
import type { Keep } from './retain.ts'
import { type JournalState, troubleOf } from './state.ts'
import type { FromWriter, ToWriter, WriterThreadPlan } from './writer-thread.ts'

/** What the Journal has done so far. */
export interface JournalFigures {
  /** On the disk. */
  readings: number
  events: number
  /** That could not be written. */
  lost: number
  /** That came late and were merged into what was sealed; and that were too old to be kept. */
  late: number
  tooOld: number
  segments: number
  bytes: number
  /** Times that writing had to stop. */
  failures: number
}

/** What of a floor is recorded. */
export interface RecordedFloor {
  readonly table: Pick<Floor['table'], 'machineOf'>
  readonly clocks: Floor['clocks']
  readonly bridge: Pick<Floor['bridge'], 'twin' | 'recorder'>
  readonly happenings: Pick<Floor['happenings'], 'onEvent'>
}

export interface JournalPlan {
  readonly folder: string
  readonly floor: RecordedFloor
  readonly dictionary: Dictionary
  readonly keep: Keep
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>
  readonly wallNow: () => number
  readonly steadyNow: () => number
  /** A record has been written, or a file is other than it was: whoever reads may look. */
  readonly onWritten?: (file: string, written: Written | undefined) => void
  /** What was known where the Journal ended, told once, before anything is written. */
  readonly onRecovered?: (recovered: Recovered) => void
  /** Starts a thread as `startThread` does. */
  readonly start?: typeof startThread
}

/** The Journal as the server sees it: it takes what passes, and says how it stands. */
export interface Journal {
  state(): JournalState
  readonly figures: Readonly<JournalFigures>
  /** Readings that are not on the disk yet, and how long the oldest of them has waited. */
  waiting(): number
  lagMillis(): number
  /** What has come so far is handed on now, and not at the next turn. */
  turn(): void
  close(): Promise<void>
}

const TURN_MILLIS = 200
const RESTART_MILLIS = 2000
/** Some hundred megabytes: where the disk is so far behind, the rest is lost, and is a gap. */
const MOST_WAITING = 8_000_000

interface Handed {
  readonly readings: number
  readonly events: number
  readonly atMillis: number
}

/** Resolves once what was there is in order, or it is known why it cannot be; live waits for nothing else. */
export async function openJournal(plan: JournalPlan): Promise<Journal> {
  // Nothing below knows the plan: its dictionary is large, and is let go.
  const { folder, keep, floor, log, wallNow, steadyNow, onWritten, start: thread = startThread } = plan
  let { onRecovered } = plan
  const figures: JournalFigures = {
    ...{ readings: 0, events: 0, lost: 0, late: 0, tooOld: 0, segments: 0, bytes: 0, failures: 0 },
  }
  const plant = writtenPlant(plan.dictionary)
  const handed: Handed[] = []
  let waiting = 0
  let state: JournalState = { kind: 'writing' }
  let worker: Worker | undefined
  /** What comes is handed on; otherwise it is counted as lost, and what follows begins anew. */
  let isHanding = false
  let onClosed: (() => void) | undefined
  let onKnown: (() => void) | undefined

  const post = (message: ToWriter, moved: readonly ArrayBuffer[] = []): void =>
    worker?.postMessage(message, moved)

  const recorder = createRecorder(floor.table.machineOf, floor.clocks, wallNow(), () => turn())
  floor.bridge.recorder = recorder
  const live = createLiveStanding()
  floor.happenings.onEvent = (event, now) => live.take(recordEvent(recorder, event, now))

  const turn = (): void => {
    const { turnedAt: from, page } = recorder
    if (!isHanding || waiting + page.count > MOST_WAITING) {
      isHanding = false
      figures.lost += page.count + turnPage(recorder).length
      if (worker !== undefined && isReady && waiting < MOST_WAITING / 2) beginAnew()
      return
    }
    const batch = copyOfPage(page)
    const events = turnPage(recorder)
    hand({ batch, events, from, until: recorder.place })
  }
  let isReady = false
  let hasBegun = false

  /** What is recalled was recorded in its time, and is not again. */
  const recall = (recovered: Recovered): void => {
    if (hasBegun) return
    live.recall(recovered.standing)
    floor.bridge.recorder = undefined
    onRecovered?.(recovered)
    onRecovered = undefined
    floor.bridge.recorder = recorder
  }

  const hand = (page: Page): void => {
    const { batch, events } = page
    handed.push({ readings: batch.count, events: events.length, atMillis: steadyNow() })
    waiting += batch.count
    post({ kind: 'page', page }, buffersOf(batch))
  }

  const beginAnew = (): void => {
    isHanding = true
    const { place } = recorder
    hand({
      batch: copyOfPage(recorder.page),
      events: [],
      from: place,
      until: place,
      twin: copyOfTwin(floor.bridge.twin),
      standing: live.standing(),
    })
  }

  const settle = (pages: number): void => {
    for (const { readings } of handed.splice(0, pages)) waiting -= readings
  }

  const hear = (said: FromWriter): void => {
    switch (said.kind) {
      case 'ready': {
        const { after, drafts, readings, torn } = said.recovered
        if (drafts > 0) {
          const facts = { drafts, readings, torn }
          log.info(facts, `the Journal was not closed: ${readings} Readings of its drafts were recovered`)
        }
        if (after > wallNow() + AHEAD_MILLIS)
          log.warn({ after }, 'the clock is behind the end of the Journal; what comes is placed at its end')
        arriveAt(recorder, Math.max(wallNow(), after), false)
        recall(said.recovered)
        post({
          ...{ kind: 'begin', twin: copyOfTwin(floor.bridge.twin) },
          ...(hasBegun || figures.lost > 0 ? { told: live.standing() } : {}),
        })
        hasBegun = true
        isReady = true
        state = { kind: 'writing' }
        figures.lost += recorder.page.count + turnPage(recorder).length
        isHanding = true
        onKnown?.()
        return
      }
      case 'kept':
        figures.readings += said.readings
        figures.events += said.events
        return settle(said.pages)
      case 'lost':
        figures.lost += said.readings + said.events
        return settle(said.pages)
      case 'late':
        figures.late += said.merged
        figures.tooOld += said.dropped
        return
      case 'written':
        figures.bytes += said.written.length
        if (said.written.plan.kind === RECORD.segment) figures.segments++
        return onWritten?.(said.written.file, said.written)
      case 'changed':
        return onWritten?.(said.file, undefined)
      case 'state':
        state = said.state
        if (state.kind === 'failing') figures.failures++
        onKnown?.()
        return
      case 'said':
        return log[said.level](said.facts, said.sentence)
      case 'closed':
        return onClosed?.()
    }
  }

  let isClosing = false
  let restarting: NodeJS.Timeout | undefined

  const start = (): void => {
    const workerData: WriterThreadPlan = { folder, plant, keep }
    const started = thread(new URL('./writer-thread.ts', import.meta.url), workerData)
    worker = started
    started.on('message', hear)
    started.on('error', (error) => ended(error))
    started.on('exit', () => {
      if (worker === started && !isClosing) ended(new Error('its thread ended'))
    })
  }

  /** What it had not written yet is lost; the next one recovers what it had. */
  const ended = (error: unknown): void => {
    worker = undefined
    isReady = false
    isHanding = false
    figures.lost += handed.reduce((sum, { readings, events }) => sum + readings + events, 0)
    settle(handed.length)
    hear({ kind: 'state', state: troubleOf(error, wallNow()) })
    log.error({ detail: String(error) }, 'the thread that writes the Journal ended; starting it again')
    onClosed?.()
    if (isClosing) return
    restarting = setTimeout(start, RESTART_MILLIS)
  }

  start()
  await new Promise<void>((resolve) => {
    onKnown = resolve
  })
  const turning = setInterval(() => {
    arriveAt(recorder, wallNow(), recorder.retained)
    turn()
  }, TURN_MILLIS)

  return {
    state: () => state,
    figures,
    waiting: () => waiting,
    lagMillis: () => {
      const oldest = handed[0]
      return oldest === undefined ? 0 : steadyNow() - oldest.atMillis
    },
    turn,
    async close() {
      clearInterval(turning)
      clearTimeout(restarting)
      turn()
      detach(floor)
      isClosing = true
      if (worker === undefined) return
      if (!isReady) {
        // It tries to open what cannot be opened, and has nothing to write.
        await worker.terminate()
        return
      }
      await new Promise<void>((resolve) => {
        onClosed = resolve
        post({ kind: 'close' })
      })
    },
  }
}

const AHEAD_MILLIS = 5000

function detach(floor: RecordedFloor): void {
  floor.bridge.recorder = undefined
  floor.happenings.onEvent = undefined
}
