import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { BLOCK, encodeRecord, RECORD } from '../../../../../models/segment/record.ts'
import { answer } from '../../../../../server/edge/journal/reader-answer.ts'
import type { Broken } from '../../../../../server/edge/journal/reader-broken.ts'
import { createDensities } from '../../../../../server/edge/journal/reader-density.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { openStore } from '../../../../../server/edge/journal/reader-store.ts'
import {
  BEGIN,
  draft,
  emptyJournal,
  hourFile,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  writeHour,
} from '../../../../helpers/journal.ts'
import { probeTable } from '../../../../helpers/plant.ts'
import { dice, mutated, SEED } from '../../../../helpers/seed.ts'

const table = probeTable()
const made: MadeJournal[] = []
afterEach(() => {
  for (const journal of made.splice(0)) remove(journal)
})

const pace = createPace(new AbortController().signal)
const span = { from: BEGIN, to: BEGIN + 3 * MINUTE }
const slots = [0, 5, 20]
const QUESTIONS = [
  { kind: 'moment', at: BEGIN + 90_000 },
  { kind: 'moment', at: BEGIN + 150_000 },
  { kind: 'reel', at: BEGIN + 90_000 },
  { kind: 'reel', at: BEGIN + 150_000 },
  { kind: 'skim', ...span, stepMillis: 20_000 },
  { kind: 'range', ...span, slots, everyMillis: MINUTE, form: 'json' },
  { kind: 'range', ...span, slots, everyMillis: 7000, form: 'csv' },
  { kind: 'raw', ...span, slots, limit: 1000, form: 'json' },
  {
    kind: 'events',
    ...span,
    kinds: [],
    machines: undefined,
    order: 'descending',
    limit: 9,
    after: undefined,
  },
  { kind: 'density', ...span, buckets: 3 },
] as const

/** Asks everything, and takes all of every answer. */
async function askAll({ folder, dictionary }: MadeJournal): Promise<readonly Broken[]> {
  const broken: Broken[] = []
  const store = openStore(folder, dictionary, (each) => broken.push(each))
  try {
    store.look(Date.now() + 60_000, { all: true })
    const densities = createDensities(store)
    for (const question of QUESTIONS) {
      const { parts } = await answer(store, densities, question, pace)
      for await (const _ of parts);
    }
  } finally {
    store.close()
  }
  return broken
}

function journalOf(chance: ReturnType<typeof dice>): {
  readonly journal: MadeJournal
  readonly draft: string
} {
  const journal = emptyJournal(table)
  made.push(journal)
  for (let i = 0; i < 2; i++) {
    const from = BEGIN + i * MINUTE
    const events = [{ place: from, time: from, machine: 1, event: 'alarmCleared', code: 'E' } as const]
    const batch = madeBatch(chance, journal.layout, from, from + MINUTE, 60)
    seal(journal, { from, to: from + MINUTE, batch, events })
  }
  writeHour(journal, BEGIN)
  const from = BEGIN + 2 * MINUTE
  const writing = draft(journal, from)
  writing.readings(madeBatch(chance, journal.layout, from, from + 30_000, 40), from + 30_000)
  return { journal, draft: writing.name }
}

describe('files that are none', () => {
  it('[Y-39] whatever lies in them, every question is answered', async () => {
    const chance = dice(SEED)
    const { journal, draft: draftFile } = journalOf(chance)
    expect(await askAll(journal)).toEqual([])
    const names = [hourFile(BEGIN), draftFile]
    const whole = names.map((name) => readFileSync(join(journal.folder, name)))
    let found = 0
    for (let run = 0; run < 150; run++) {
      names.forEach((name, i) => {
        const bytes = chance.below(20) === 0 ? chance.bytes(chance.below(3000)) : mutated(chance, whole[i]!)
        writeFileSync(join(journal.folder, name), bytes)
      })
      found += (await askAll(journal)).length
    }
    expect(found).toBeGreaterThan(50)
  })

  it('[Y-39] a sound checksum over what is no block breaks nothing else', async () => {
    const { journal } = journalOf(dice(SEED + 1))
    const plan = {
      kind: RECORD.segment,
      from: BEGIN + MINUTE,
      to: BEGIN + 2 * MINUTE,
      readings: 1,
      events: 1,
    } as const
    const name = join(journal.folder, hourFile(BEGIN))
    const before = readFileSync(name)
    const blocks = [
      [
        { sort: BLOCK.tile, number: 0, bytes: Buffer.from('no deflate'), unpacked: 100 },
        { sort: BLOCK.events, number: 0, bytes: deflateRawSync(Buffer.alloc(100_000)), unpacked: 10 },
      ],
      [{ sort: BLOCK.tile, number: 0, bytes: deflateRawSync(Buffer.alloc(9)), unpacked: 2 ** 31 - 1 }],
      [{ sort: BLOCK.tile, number: 0, bytes: deflateRawSync(Buffer.alloc(9, 0xff)), unpacked: 9 }],
      [{ sort: BLOCK.tile, number: 7, bytes: deflateRawSync(Buffer.alloc(9)), unpacked: 9 }],
      [],
    ] as const
    for (const each of blocks) {
      writeFileSync(name, Buffer.concat([before, ...encodeRecord(plan, each, crc32)]))
      for (const { file } of await askAll(journal)) expect(file).toBe(hourFile(BEGIN))
    }
  })
})
