import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { standingEvents } from '../../models/standing.ts'
import { createTwin, QUALITY } from '../../models/twin.ts'
import { createClocks } from '../../server/core/clocks.ts'
import { arriveAt, record } from '../../server/core/journal/recorder.ts'
import { startThread } from '../../server/edge/child-thread.ts'
import { type Journal, openJournal, type RecordedFloor } from '../../server/edge/journal/journal.ts'
import { standingAt } from '../../server/edge/journal/reader-standing.ts'
import { CONTRACT_PLANT } from '../contract/journal.ts'
import { findJournal } from '../helpers/journal-folder.ts'
import { until } from '../helpers/until.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-thread-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const SIZE = 35

interface Opened {
  readonly journal: Journal
  readonly folder: string
  readonly said: string[]
  worker(): Worker
  /** One Reading, as it is accepted. */
  say(quantum: number): void
  quanta(): readonly number[]
  /** An Event, as it is told. */
  tell(event: 'alarmRaised' | 'alarmCleared', code: string): void
}

async function opened(name: string): Promise<Opened> {
  const folder = join(home, name)
  const said: string[] = []
  const workers: Worker[] = []
  const floor: RecordedFloor = {
    table: { machineOf: Int32Array.from({ length: SIZE }, (_, slot) => Math.floor(slot / 5)) },
    clocks: createClocks(7),
    bridge: { twin: createTwin(SIZE), recorder: undefined },
    happenings: { onEvent: undefined },
  }
  const say = (_: object, sentence: string): void => {
    said.push(sentence)
  }
  const journal = await openJournal({
    ...{ folder, floor, dictionary: CONTRACT_PLANT, keep: KEEP, wallNow: Date.now },
    log: { info: say, warn: say, error: say },
    steadyNow: () => performance.now(),
    start(entry, data) {
      const worker = startThread(entry, data)
      workers.push(worker)
      return worker
    },
  })
  return {
    ...{ journal, folder, said },
    worker: () => {
      const last = workers.at(-1)
      if (last === undefined) throw new Error('no thread was started')
      return last
    },
    say(quantum) {
      const { recorder, twin } = floor.bridge
      if (recorder === undefined) throw new Error('nothing is recorded')
      const now = Date.now()
      arriveAt(recorder, now, false)
      twin.quanta[3] = quantum
      twin.times[3] = now
      twin.qualities[3] = QUALITY.good
      record(recorder, 3, quantum, now, QUALITY.good, false)
    },
    tell(event, code) {
      const now = Date.now()
      const of = { id: 1, time: now, machine: 2, code }
      const told = event === 'alarmRaised' ? { ...of, event, priority: 'low' as const } : { ...of, event }
      floor.happenings.onEvent?.(told, now)
    },
    quanta: () =>
      findJournal(folder, CONTRACT_PLANT)
        .readings(0, Date.now() + 60_000)
        .map(({ quantum }) => quantum),
  }
}

describe('the thread that writes the Journal', () => {
  it('[Y-14] has what came on the disk soon, and says when it is', async () => {
    const { journal, say, quanta } = await opened('soon')
    for (let i = 1; i <= 20; i++) {
      say(i)
      await until(`${i} is kept`, () => journal.waiting() === 0 && journal.figures.readings === i)
      expect(quanta()).toEqual(Array.from({ length: i }, (_, k) => k + 1))
    }
    // Time goes on five times a second, and that is a page too.
    await until('nothing is on its way', () => journal.lagMillis() === 0)
    await journal.close()
    expect(quanta().length).toBe(20)
    expect(journal.figures).toMatchObject({ readings: 20, lost: 0, failures: 0 })
  })

  it('[Y-14, Y-16, Y-46] is started again where it ends; what it had is there, and what it missed is counted and a gap', async () => {
    const { journal, folder, said, say, tell, quanta, worker } = await opened('ends')
    tell('alarmRaised', 'A')
    tell('alarmRaised', 'B')
    say(1)
    await until('1 is kept', () => journal.figures.readings === 1)
    const gone = new Promise((resolve) => worker().once('exit', resolve))
    await worker().terminate()
    await gone
    expect(journal.state().kind).toBe('failing')
    say(2)
    // Nobody writes down that this is over, and that this begins.
    tell('alarmCleared', 'A')
    tell('alarmRaised', 'C')
    journal.turn()
    expect(journal.figures.lost).toBe(3)
    await until('it is written again', () => journal.state().kind === 'writing')
    const wait = async (): Promise<boolean> => {
      say(3)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return journal.figures.readings > 1
    }
    await until('3 is kept', wait)
    await journal.close()
    const found = findJournal(folder, CONTRACT_PLANT)
    expect(new Set(quanta())).toEqual(new Set([1, 3]))
    expect(found.covered().length).toBe(2)
    expect(found.twinAt(found.covered()[1]?.[0] ?? 0).quanta[3]).not.toBe(1)
    const stands = (at: number) =>
      standingEvents(standingAt(found.store, at)).flatMap((event) => ('code' in event ? [event.code] : []))
    expect(found.covered().map(([, to]) => stands(to - 1))).toEqual([
      ['A', 'B'],
      ['B', 'C'],
    ])
    expect(said.join('\n')).toContain('Readings of its drafts were recovered')
  })

  it('[Y-17] lives on where its folder cannot be made, says so, and ends when it is told to', async () => {
    writeFileSync(join(home, 'no-folder'), 'a file')
    const { journal, say } = await opened('no-folder')
    expect(journal.state()).toMatchObject({ kind: 'failing', code: 'other' })
    say(1)
    journal.turn()
    expect(journal.figures).toMatchObject({ readings: 0, lost: 1 })
    await journal.close()
  })
})
