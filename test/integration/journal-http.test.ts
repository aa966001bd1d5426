import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame, FORM as FRAME_FORM } from '../../models/frame/frame.ts'
import type { JournalAnswer, JournalQuestion, JournalReading } from '../../models/journal-answer.ts'
import { plantToAsk } from '../../models/journal-plant.ts'
import type { Http } from '../../server/edge/http/http.ts'
import { type JournalReader, openReader } from '../../server/edge/journal/reader.ts'
import {
  BEGIN,
  emptyJournal,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  twinAt,
} from '../helpers/journal.ts'
import { ask, buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'
import { generatedTable } from '../helpers/plant.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { until } from '../helpers/until.ts'

const table = generatedTable(60)
let client: SmallClient
let journal: MadeJournal
let reader: JournalReader
const closing: Http[] = []

beforeAll(() => {
  client = buildSmallClient()
  journal = emptyJournal(table)
  const chance = dice(SEED)
  for (let from = BEGIN; from < BEGIN + 5 * MINUTE; from += MINUTE) {
    const batch = madeBatch(chance, journal.layout, from, from + MINUTE, 400)
    const events = [{ place: from + 7, time: from, machine: 2, event: 'alarmCleared', code: 'E' } as const]
    seal(journal, { from, to: from + MINUTE, batch, events })
  }
  const log = { warn: () => undefined, warnRarely: () => undefined }
  reader = openReader({ folder: journal.folder, today: journal.dictionary, log })
})
afterAll(async () => {
  client.remove()
  await reader.close()
  remove(journal)
})
afterEach(async () => {
  for (const http of closing.splice(0)) await http.close()
})

async function start(reading: JournalReading = reader): Promise<Http> {
  const http = await startPage(configOf(), client.folder, { reading, plant: plantToAsk(journal.dictionary) })
  closing.push(http)
  return http
}

function piecesOf(body: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const length = body.readUInt32LE(at)
    expect(at + 4 + length).toBeLessThanOrEqual(body.length)
    pieces.push(body.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return pieces
}

describe('the Journal over HTTP', () => {
  it('[Y-41] a moment is what it rests on and a Snapshot', async () => {
    const http = await start()
    const at = BEGIN + 150_000
    const { response, body } = await ask(http.url, `/api/journal/moment?at=${at}`)
    expect(response.headers).toMatchObject({
      ...{ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
    })
    const [head, frame] = piecesOf(body)
    expect(JSON.parse(String(head))).toEqual({
      ...{ kind: 'moment', at, standing: [], damaged: [] },
      ground: { kind: 'recorded', exactness: 'full', from: BEGIN + 2 * MINUTE, to: BEGIN + 3 * MINUTE },
    })
    const read = createFrame(table.size)
    expect(decodeFrame(frame!, new Int32Array(table.size), read)).toEqual({ ok: true })
    const known = twinAt(journal, at)
    for (let i = 0; i < read.count; i++) expect(read.quanta[i]).toBe(known.quanta[read.slots[i]!])
    expect(read.count).toBe(known.qualities.filter((quality) => quality !== 0).length)
  })

  it('[Y-41] a reel is kept for good where its version is named, and asked for again otherwise', async () => {
    const http = await start()
    const first = await ask(http.url, `/api/journal/reel?at=${BEGIN}`)
    const [head, record] = piecesOf(first.body)
    const { version, bytes } = JSON.parse(String(head))
    expect(record?.length).toBe(bytes)
    expect(first.response.headers).toMatchObject({
      etag: `"${version}"`,
      'cache-control': 'private, no-cache',
    })
    const named = await ask(http.url, `/api/journal/reel?at=${BEGIN}&version=${version}`)
    expect(named.response.headers['cache-control']).toBe('private, max-age=31536000, immutable')
    const known = await ask(http.url, `/api/journal/reel?at=${BEGIN}`, { 'if-none-match': `"${version}"` })
    expect([known.response.statusCode, known.body.length]).toEqual([304, 0])
    const none = await ask(http.url, `/api/journal/reel?at=${BEGIN - 1}`)
    expect([none.response.statusCode, Object.keys(JSON.parse(String(none.body)).error)]).toEqual([
      404,
      ['zh-CN', 'en'],
    ])
    const plant = await ask(http.url, '/api/journal/plant?hash=hash')
    expect(JSON.parse(String(plant.body))).toEqual(journal.dictionary)
  })

  it('[Y-41] a row for fast play is its head and a Frame a step', async () => {
    const http = await start()
    const path = `/api/journal/skim?from=${BEGIN}&to=${BEGIN + MINUTE}&step=1000`
    const [head, ...frames] = piecesOf((await ask(http.url, path)).body)
    expect(JSON.parse(String(head))).toEqual({
      ...{ kind: 'skim', from: BEGIN, to: BEGIN + MINUTE, stepMillis: 1000, damaged: [], standing: [] },
      ground: { kind: 'recorded', exactness: 'full', from: BEGIN, to: BEGIN + MINUTE },
    })
    expect(frames.map((frame) => frame[1])).toEqual([
      FRAME_FORM.snapshot,
      ...Array.from({ length: 60 }, () => FRAME_FORM.delta),
    ])
  })

  it('[Y-50] ranges come as Parquet or MCAP too, as files to be kept', async () => {
    const http = await start()
    const query = `channels=0-20&from=${BEGIN}&to=${BEGIN + MINUTE}`
    for (const [form, type, magic] of [
      ['parquet', 'application/vnd.apache.parquet', 'PAR1'],
      ['mcap', 'application/octet-stream', '\u0089MCAP0'],
    ] as const) {
      for (const how of ['raw=true', 'every=5000']) {
        const { response, body } = await ask(http.url, `/api/journal/range?${query}&${how}&format=${form}`)
        expect(response.headers).toMatchObject({
          'content-type': type,
          'content-disposition': `attachment; filename="twinfloor.${form}"`,
        })
        expect(body.toString('latin1').startsWith(magic)).toBe(true)
        expect(body.length).toBeGreaterThan(500)
      }
    }
    const none = await ask(http.url, `/api/journal/range?${query}&raw=true&format=xlsx`)
    expect(none.response.statusCode).toBe(400)
  })

  it('[Y-41] ranges come as JSON or CSV, by number, run, path and key, or all of a Machine', async () => {
    const http = await start()
    const { path, channels } = journal.dictionary.machines[1]!
    const first = table.machines[1]!.firstSlot
    const asked = async (names: string, more: string, headers = {}) => {
      const where = `/api/journal/range?from=${BEGIN}&to=${BEGIN + 5 * MINUTE}&channels=${encodeURIComponent(names)}${more}`
      return ask(http.url, where, headers)
    }
    const slotsIn = async (names: string) =>
      JSON.parse(String((await asked(names, '&every=60000')).body)).channels.map(
        ({ slot }: { slot: number }) => slot,
      )
    expect(await slotsIn('3,5-7')).toEqual([3, 5, 6, 7])
    expect(await slotsIn(`${path}/${channels[2]!.key}`)).toEqual([first + 2])
    expect(await slotsIn(`${path}/*`)).toEqual(channels.map((_, i) => first + i))
    const byPoints = JSON.parse(String((await asked('0', '&points=4')).body))
    expect(byPoints).toMatchObject({ everyMillis: 120_000, from: BEGIN, to: BEGIN + 6 * MINUTE })
    const csv = await asked('0-20', '&every=60000&format=csv')
    expect(csv.response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(String(csv.body).startsWith('channel,unit,start,min')).toBe(true)
    const accepted = await asked('0-20', '&every=60000', { accept: 'text/csv' })
    expect(accepted.body.equals(csv.body)).toBe(true)
    const raw = JSON.parse(String((await asked('0-200', '&raw=true')).body))
    const places = raw.channels.flatMap(({ place }: { place: number[] }) => place)
    expect(places.length).toBe(journal.readings.filter(({ slot }) => slot <= 200).length)
  })

  it('[Y-41] Events by kind and by any place of the Plant, and density', async () => {
    const http = await start()
    const span = `from=${BEGIN}&to=${BEGIN + 5 * MINUTE}`
    const events = async (more: string) =>
      JSON.parse(String((await ask(http.url, `/api/journal/events?${span}${more}`)).body)).events.length
    const line = journal.dictionary.machines[2]!.path.split('/').slice(0, -1).join('/')
    expect(await events('')).toBe(5)
    expect(await events(`&machines=${line}&kinds=alarmCleared,alarmRaised&order=descending`)).toBe(5)
    expect(await events('&machines=0')).toBe(0)
    expect(await events('&kinds=partProduced')).toBe(0)
    expect(await events('&limit=2')).toBe(2)
    const density = JSON.parse(String((await ask(http.url, `/api/journal/density?${span}&buckets=5`)).body))
    expect(density).toMatchObject({ first: BEGIN, last: BEGIN + 5 * MINUTE, gaps: [] })
  })

  it('[Y-41] what is wrong with a question is said in both languages', async () => {
    const http = await start()
    const span = `from=${BEGIN}&to=${BEGIN + MINUTE}`
    const wrong = [
      'moment',
      'moment?at=-1',
      'moment?at=1e3',
      'moment?at=1&at=2',
      'moment?at=1&when=2',
      'moment?at=99999999999999999',
      `skim?${span}&step=0`,
      `skim?${span}&step=1`,
      `skim?from=${BEGIN}&to=${BEGIN}&step=1000`,
      `range?${span}&channels=0`,
      `range?${span}&channels=0&every=1000&points=3`,
      `range?${span}&channels=99999&every=1000`,
      `range?${span}&channels=7-3&every=1000`,
      `range?${span}&channels=&every=1000`,
      `range?${span}&channels=no/such/machine&every=1000`,
      `range?from=0&to=${BEGIN}&channels=0&every=1`,
      `range?from=0&to=${BEGIN}&channels=0&raw=true`,
      `range?${span}&channels=0&every=1000&format=xml`,
      `events?${span}&kinds=party`,
      `events?${span}&machines=nowhere`,
      `events?${span}&limit=1001`,
      `density?${span}&buckets=0`,
      'plant',
    ]
    const sentences = new Set<string>()
    for (const path of wrong) {
      const { response, body } = await ask(http.url, `/api/journal/${path}`)
      const { error } = JSON.parse(String(body))
      expect([path, response.statusCode, Object.keys(error)]).toEqual([path, 400, ['zh-CN', 'en']])
      expect(`${error['zh-CN']}${error.en}`).not.toMatch(/undefined|\[object/)
      sentences.add(error.en)
    }
    expect(sentences.size).toBeGreaterThan(12)
    expect((await ask(http.url, '/api/journal/other')).response.statusCode).toBe(404)
  })
})

/** A Journal that answers when it is told to, and sees who goes away. */
function patientJournal() {
  let stopped = 0
  const finish: (() => void)[] = []
  const reading: JournalReading = {
    ask(_: JournalQuestion): JournalAnswer {
      const head = new Promise<{ kind: 'nothing' }>((resolve) =>
        finish.push(() => resolve({ kind: 'nothing' })),
      )
      return {
        head,
        parts: { async *[Symbol.asyncIterator]() {} },
        stop: () => {
          stopped++
        },
      }
    },
  }
  return { reading, finish, stopped: () => stopped }
}

describe('many questions at once', () => {
  it('[Y-42] eight of one user are answered at once; more are asked to wait', async () => {
    const patient = patientJournal()
    const http = await start(patient.reading)
    const answers = Array.from({ length: 8 }, () => ask(http.url, '/api/journal/moment?at=1'))
    await until('all have been asked', () => patient.finish.length === 8)
    const ninth = await ask(http.url, '/api/journal/moment?at=1')
    expect([ninth.response.statusCode, ninth.response.headers['retry-after']]).toEqual([429, '1'])
    for (const finish of patient.finish) finish()
    for (const { response } of await Promise.all(answers)) expect(response.statusCode).toBe(404)
    const again = ask(http.url, '/api/journal/moment?at=1')
    await until('there is room again', () => patient.finish.length === 9)
    patient.finish[8]?.()
    expect((await again).response.statusCode).toBe(404)
  })

  it('[Y-42] the work for a client that goes away ends', async () => {
    const patient = patientJournal()
    const http = await start(patient.reading)
    const gone = new AbortController()
    const answer = fetch(`${http.url}/api/journal/moment?at=1`, { signal: gone.signal })
    await until('it has been asked', () => patient.finish.length === 1)
    gone.abort()
    await expect(answer).rejects.toThrow()
    await until('the work has ended', () => patient.stopped() === 1)
  })
})
