import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { decodeFrame } from '../../../../../models/frame/decode.ts'
import { createFrame } from '../../../../../models/frame/frame.ts'
import type { JournalAnswer, JournalQuestion } from '../../../../../models/journal-answer.ts'
import { type JournalReader, openReader } from '../../../../../server/edge/journal/reader.ts'
import {
  BEGIN,
  emptyJournal,
  hourFile,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  twinAt,
} from '../../../../helpers/journal.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { until } from '../../../../helpers/until.ts'

const table = generatedTable(60)
const made: MadeJournal[] = []
const readers: JournalReader[] = []
const said: string[] = []
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
  for (const journal of made.splice(0)) remove(journal)
  said.length = 0
})

const chance = dice(SEED)
const stretch = (journal: MadeJournal, from: number) => ({
  ...{ from, to: from + MINUTE },
  batch: madeBatch(chance, journal.layout, from, from + MINUTE, 400),
})

function journalOf(minutes: number): MadeJournal {
  const journal = emptyJournal(table)
  made.push(journal)
  for (let i = 0; i < minutes; i++) seal(journal, stretch(journal, BEGIN + i * MINUTE))
  return journal
}

function opened({ folder, dictionary }: MadeJournal): JournalReader {
  const log = {
    warn: (_: object, sentence: string) => said.push(sentence),
    warnRarely: (_: string, __: object, sentence: string) => said.push(sentence),
  }
  const reader = openReader({ folder, today: dictionary, log })
  readers.push(reader)
  return reader
}

async function bytesOf({ parts }: JournalAnswer): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const part of parts) pieces.push(part)
  return Buffer.concat(pieces)
}

describe('the thread that reads the Journal', () => {
  it('[Y-40] answers many questions at once, and finds what has been written since', async () => {
    const journal = journalOf(3)
    const reader = opened(journal)
    const questions: JournalQuestion[] = [
      { kind: 'moment', at: BEGIN + 90_000 },
      { kind: 'density', from: BEGIN, to: BEGIN + 3 * MINUTE, buckets: 3 },
      { kind: 'reel', at: BEGIN + 9 * MINUTE },
      { kind: 'plant', hash: 'hash' },
    ]
    const answers = questions.map((question) => reader.ask(question))
    const heads = await Promise.all(answers.map(({ head }) => head))
    expect(heads.map(({ kind }) => kind)).toEqual(['moment', 'plain', 'nothing', 'plain'])
    const [frame, density, nothing, plant] = await Promise.all(answers.map(bytesOf))
    const read = createFrame(table.size)
    expect(decodeFrame(frame!, new Int32Array(table.size), read)).toEqual({ ok: true })
    const known = twinAt(journal, BEGIN + 90_000)
    expect(read.count).toBe(known.qualities.filter((quality) => quality !== 0).length)
    const { readings } = JSON.parse(density!.toString())
    expect(readings).toEqual(
      [0, 1, 2].map(
        (i) => journal.readings.filter(({ place }) => Math.floor((place - BEGIN) / MINUTE) === i).length,
      ),
    )
    expect([nothing!.length, JSON.parse(plant!.toString())]).toEqual([0, journal.dictionary])

    seal(journal, stretch(journal, BEGIN + 3 * MINUTE))
    reader.told(hourFile(BEGIN))
    const again = await reader.ask({ kind: 'moment', at: BEGIN + 3.5 * MINUTE }).head
    expect(again).toMatchObject({ ground: { kind: 'recorded', from: BEGIN + 3 * MINUTE } })
  })

  it('[Y-40] whoever reads slowly holds up no one, and what is left or stopped ends', async () => {
    const reader = opened(journalOf(3))
    const row = reader.ask({ kind: 'skim', from: BEGIN, to: BEGIN + 3 * MINUTE, stepMillis: 100 })
    let parts = 0
    for await (const _ of row.parts) {
      if (++parts === 20) break
      expect((await reader.ask({ kind: 'moment', at: BEGIN + 1000 }).head).kind).toBe('moment')
    }
    const stopped = reader.ask({ kind: 'skim', from: BEGIN, to: BEGIN + 3 * MINUTE, stepMillis: 100 })
    stopped.stop()
    await expect(stopped.head).rejects.toThrow('nobody waits')
    await expect(bytesOf(stopped)).rejects.toThrow('nobody waits')
    const whole = reader.ask({ kind: 'skim', from: BEGIN, to: BEGIN + 3 * MINUTE, stepMillis: 100 })
    expect((await bytesOf(whole)).length).toBeGreaterThan(1000)
  })

  it('[Y-39] says once what is broken, with its file, its stretch and its Machines', async () => {
    const journal = journalOf(2)
    const path = join(journal.folder, hourFile(BEGIN))
    const bytes = readFileSync(path)
    bytes[bytes.length - 200]! ^= 4
    writeFileSync(path, bytes)
    const reader = opened(journal)
    for (let i = 0; i < 3; i++) {
      const asked = { from: BEGIN, to: BEGIN + 2 * MINUTE, everyMillis: MINUTE, form: 'json' } as const
      await bytesOf(reader.ask({ kind: 'range', slots: [table.size - 1], ...asked }))
      await reader.ask({ kind: 'moment', at: BEGIN + 90_000 }).head
    }
    expect(reader.broken()).toHaveLength(1)
    expect(reader.broken()[0]).toMatchObject({ file: hourFile(BEGIN), from: BEGIN + MINUTE })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(hourFile(BEGIN))
  })

  it('[Y-40] a thread that fails is started again, and what it was asked fails with it', async () => {
    const journal = journalOf(1)
    // What is no Plant at all fails in the thread, at once and again.
    const reader = opened({ ...journal, dictionary: undefined as never })
    await expect(reader.ask({ kind: 'moment', at: BEGIN }).head).rejects.toThrow('has ended')
    await expect(bytesOf(reader.ask({ kind: 'moment', at: BEGIN }))).rejects.toThrow('has ended')
    await until('it was started again', () => said.length >= 2)
    expect(said[0]).toContain('starting it again')
  })
})
