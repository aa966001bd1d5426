import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantToAsk } from '../../models/journal-plant.ts'
import { KINDS } from '../../models/kinds/catalogue.ts'
import { parsePlant } from '../../models/plant/parse.ts'
import { generatedPlant } from '../../models/plants/generated.ts'
import type { Role } from '../../models/protocol.ts'
import type { Recording } from '../../models/recording.ts'
import type { PlacedEvent } from '../../models/segment/event-lines.ts'
import { BLOCK, encodeRecord, RECORD } from '../../models/segment/record.ts'
import { slotTable } from '../../models/slots.ts'
import type { Http, HttpOptions } from '../../server/edge/http/http.ts'
import { type JournalReader, openReader } from '../../server/edge/journal/reader.ts'
import { MOST_RECORDING_BYTES } from '../../server/edge/journal/reader-recording.ts'
import { RecordingRefused, readRow } from '../../server/edge/journal/recording-row.ts'
import { takeRecording } from '../../server/edge/journal/recording-take.ts'
import { openRecordings, type Recordings } from '../../server/edge/journal/recordings.ts'
import { plantAnswer } from '../../server/plant-answer.ts'
import {
  amend,
  BEGIN,
  draft,
  emptyJournal,
  HOUR,
  journalIn,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  writeHour,
} from '../helpers/journal.ts'
import { createMemoryDisk } from '../helpers/memory-disk.ts'
import { ask, buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'
import { type Dice, dice, SEED } from '../helpers/seed.ts'

const parsed = parsePlant(generatedPlant(60), KINDS)
if (!parsed.ok) throw new Error('the generated plant is none')
const { plant } = parsed
const table = slotTable(plant, KINDS)
const hash = 'a'.repeat(64)
const hashed = () => hash
const initials = () => 'zg'
const body = JSON.stringify(plantAnswer(plant, table, hashed, initials))
const log = { info: () => undefined, warn: () => undefined, warnRarely: () => undefined }
const home = mkdtempSync(join(tmpdir(), 'twinfloor-recordings-'))
const BYTES = { 'content-type': 'application/octet-stream' }

let client: SmallClient
let journal: MadeJournal
let reader: JournalReader
let source: Http
let recordings: Recordings
/** Another server with another Plant. */
let other: Http
let role: Role = 'operator'
let file: Buffer

const gate = {
  isGuarded: true,
  authorise: () => ({ name: 'ann', role }),
  signIn: async () => ({ kind: 'wrong' }) as const,
  signOut: () => '',
}

const anEvent = (chance: Dice, place: number): PlacedEvent => {
  const of = { place, time: place - 3, machine: chance.below(60) }
  if (chance.below(3) === 0) return { ...of, event: 'alarmCleared', code: `E${chance.below(2)}` }
  return { ...of, event: 'alarmRaised', code: `E${chance.below(2)}`, priority: 'low' }
}

/** Every sort of age: by the minute alone, by the second, whole, amended, and not sealed yet. */
beforeAll(async () => {
  client = buildSmallClient()
  journal = emptyJournal(table, hash)
  const chance = dice(SEED)
  const stretch = (from: number, isThin = false) => {
    const batch = madeBatch(chance, journal.layout, from, from + MINUTE, 300)
    const events = [from + 5, from + 5, from + 30_000].map((place) => anEvent(chance, place))
    return { from, to: from + MINUTE, batch, events, isThin }
  }
  const old = journalIn(join(home, 'old'), journal.dictionary)
  seal(old, stretch(BEGIN))
  journal.readings.push(...old.readings)
  writeHour(journal, BEGIN)
  seal(journal, stretch(BEGIN + HOUR, true))
  for (let minute = 0; minute < 4; minute++) {
    const made = stretch(BEGIN + 2 * HOUR + minute * MINUTE)
    seal(journal, made)
    if (minute !== 2) continue
    const more = madeBatch(chance, journal.layout, made.from, made.to, 500)
    amend(journal, { ...made, batch: more }, [1])
  }
  const open = draft(journal, BEGIN + 2 * HOUR + 4 * MINUTE)
  const { from, batch, events } = stretch(BEGIN + 2 * HOUR + 4 * MINUTE)
  open.readings(batch, from + MINUTE - 1)
  open.events(events, from + MINUTE - 1)
  reader = openReader({ folder: journal.folder, today: journal.dictionary, log })
  recordings = openRecordings({ folder: join(home, 'recordings'), log, freshName: () => 'one' })
  source = await startPage(
    configOf(),
    client.folder,
    { reading: reader, plant: plantToAsk(journal.dictionary) },
    { plant: { hash, body } },
  )
  const more: Partial<HttpOptions> = { recordings, gate }
  other = await startPage(configOf(), client.folder, undefined, more)
  file = (await ask(source.url, `/api/journal/recording?from=${BEGIN}&to=${ENDS}`)).body
})
afterAll(async () => {
  for (const http of [source, other]) await http.close()
  await recordings.close()
  await reader.close()
  client.remove()
  remove(journal)
  rmSync(home, { recursive: true, force: true })
})

const ENDS = BEGIN + 2 * HOUR + 5 * MINUTE - 1

const bring = (bytes: Uint8Array, query = '', headers: Record<string, string> = BYTES): Promise<Response> =>
  fetch(`${other.url}/api/recordings${query}`, { method: 'POST', headers, body: Buffer.from(bytes) })
const listed = async (): Promise<readonly Recording[]> =>
  JSON.parse(String((await ask(other.url, '/api/recordings')).body)).recordings

describe('a recording', () => {
  it('[Y-47, Y-49] brought to a server with another Plant it answers as the first does, bit for bit', async () => {
    const answer = await bring(file, `?name=${encodeURIComponent('夜班')}`)
    expect(answer.status).toBe(201)
    const recording = (await answer.json()) as Recording
    expect(recording).toMatchObject({ name: '夜班', plant: { id: plant.id, hash }, size: file.length })
    expect([recording.from, recording.to]).toEqual([BEGIN + HOUR, ENDS])
    expect(await listed()).toEqual([recording])
    const told = await ask(other.url, `/api/recordings/${recording.id}/plant-answer`)
    expect(JSON.parse(String(told.body))).toEqual(JSON.parse(body))

    const chance = dice(SEED + 1)
    const questions = [
      ...Array.from({ length: 40 }, () => {
        const minute = chance.below(5)
        return `moment?at=${BEGIN + 2 * HOUR + minute * MINUTE + chance.below(MINUTE - 1)}`
      }),
      `moment?at=${BEGIN + 20 * MINUTE}`,
      `moment?at=${BEGIN + HOUR + 30_000}`,
      `skim?from=${BEGIN + 2 * HOUR}&to=${ENDS}&step=500`,
      `skim?from=${BEGIN + HOUR}&to=${BEGIN + HOUR + MINUTE}&step=1000`,
      `range?channels=0-200&from=${BEGIN}&to=${ENDS}&every=60000`,
      `range?channels=5-90&from=${BEGIN + 2 * HOUR}&to=${ENDS}&every=1000`,
      `range?channels=0-400&from=${BEGIN + HOUR}&to=${ENDS}&raw=true&format=csv`,
      `events?from=${BEGIN}&to=${ENDS}&limit=1000`,
      `density?from=${BEGIN + HOUR}&to=${ENDS}&buckets=60`,
    ]
    let stood = 0
    for (const question of questions) {
      const here = await ask(source.url, `/api/journal/${question}`)
      const there = await ask(other.url, `/api/recordings/${recording.id}/${question}`)
      expect([question, there.response.statusCode]).toEqual([question, 200])
      expect(there.body.length).toBeGreaterThan(40)
      if (question.startsWith('moment')) stood += String(here.body).split('alarmRaised').length - 1
      expect(there.body.equals(here.body), question).toBe(true)
    }
    expect(stood).toBeGreaterThan(20)

    const again = await bring(file, '?name=again')
    expect([again.status, await listed()]).toEqual([201, [recording]])
    const next = openRecordings({ folder: join(home, 'recordings'), log, freshName: () => 'two' })
    expect(next.list()).toEqual([recording])
    const gone = await fetch(`${other.url}/api/recordings/${recording.id}`, { method: 'DELETE' })
    expect([gone.status, await listed()]).toEqual([204, []])
    const none = await ask(other.url, `/api/recordings/${recording.id}/moment?at=${BEGIN}`)
    expect([none.response.statusCode, Object.keys(JSON.parse(String(none.body)).error)]).toEqual([
      404,
      ['zh-CN', 'en'],
    ])
  }, 30_000)

  it('[Y-48] that is cut short, changed by a bit or something else is refused whole, in a sentence', async () => {
    const chance = dice(SEED + 2)
    const flipped = Array.from({ length: 60 }, () => {
      const bytes = Uint8Array.from(file)
      bytes[chance.below(file.length)]! ^= 1 << chance.below(8)
      return bytes
    })
    const cut = Array.from({ length: 30 }, () => file.subarray(0, chance.below(file.length)))
    const ends = [
      file.subarray(0, -1),
      Buffer.concat([file, file.subarray(-20)]),
      Buffer.concat([file, file]),
    ]
    for (const bytes of [...flipped, ...cut]) {
      const stream = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes
      }
      const taking = takeRecording(readRow(stream(), MOST_RECORDING_BYTES), createMemoryDisk())
      await expect(taking).rejects.toBeInstanceOf(RecordingRefused)
    }
    const some = [...flipped.slice(0, 3), ...cut.slice(0, 3), Buffer.from('no recording at all, this')]
    for (const bytes of [...ends, ...some]) {
      const answer = await bring(bytes)
      const { error } = (await answer.json()) as { error: Record<string, string> }
      expect([answer.status, Object.keys(error)]).toEqual([400, ['zh-CN', 'en']])
      expect(error.en).toMatch(/\.$/)
    }
    expect(readdirSync(join(home, 'recordings'))).toEqual([])
    expect(String((await (await bring(file.subarray(0, -1))).json()).error.en)).toContain('cut short')
  }, 30_000)

  it('[Y-48] that tells of no time that there is, or costs too much to read, is refused, and nobody waits for it', async () => {
    const begins = (text: string, to: number): Buffer => {
      const block = { sort: BLOCK.answer, number: 0, bytes: deflateRawSync(text), unpacked: text.length }
      const plan = { kind: RECORD.recording, from: BEGIN, to, readings: 0, events: 0 }
      const ends = { ...plan, kind: RECORD.end }
      return Buffer.concat([encodeRecord(plan, [block], crc32), encodeRecord(ends, [], crc32)].flat())
    }
    const sound = await bring(begins(body, ENDS))
    expect(sound.status).toBe(201)
    const { id } = (await sound.json()) as Recording
    await fetch(`${other.url}/api/recordings/${id}`, { method: 'DELETE' })
    for (const to of [Number.POSITIVE_INFINITY, 1e300, BEGIN - 1])
      expect((await bring(begins(body, to))).status, String(to)).toBe(400)
    expect(readdirSync(join(home, 'recordings'))).toEqual([])

    const held = monitorEventLoopDelay({ resolution: 5 })
    held.enable()
    const asked = performance.now()
    const dear = begins(`{"hash":"x","initials":[${'0,'.repeat(400_000)}0]}`, ENDS)
    expect((await bring(dear)).status).toBe(400)
    const took = performance.now() - asked
    held.disable()
    expect(dear.length).toBeLessThan(10_000)
    expect(held.max / 1e6).toBeLessThan(took / 2)
    expect(readdirSync(join(home, 'recordings'))).toEqual([])
  }, 30_000)

  it('[Y-48] is brought in and removed by an operator from our own page, and asked of by whoever signed in', async () => {
    const answers = async (): Promise<readonly number[]> => [
      (await bring(file.subarray(0, 5))).status,
      (await fetch(`${other.url}/api/recordings/${'0'.repeat(16)}`, { method: 'DELETE' })).status,
      (await fetch(`${other.url}/api/recordings`)).status,
    ]
    role = 'viewer'
    expect(await answers()).toEqual([403, 403, 200])
    role = 'operator'
    expect(await answers()).toEqual([400, 404, 200])
    const foreign = await bring(file, '', { ...BYTES, origin: 'http://elsewhere.example' })
    expect(foreign.status).toBe(403)
    expect((await bring(file, '', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await bring(file, '?name=%07')).status).toBe(400)
    const traversing = await ask(other.url, '/api/recordings/..%2F..%2Fetc/plant-answer')
    expect(traversing.response.statusCode).toBe(404)
    expect(await listed()).toEqual([])
  })

  it('[Y-48] that is removed is not there from then on, though somebody reads it just then', async () => {
    const { id } = (await (await bring(file)).json()) as Recording
    expect(recordings.open(id)).toBeDefined()
    const removing = recordings.remove(id)
    expect(recordings.open(id)).toBeUndefined()
    expect([await removing, await recordings.remove(id)]).toEqual([true, false])
    expect(recordings.open(id)).toBeUndefined()
    expect(readdirSync(join(home, 'recordings'))).toEqual([])
  })

  it('[Y-49] is answered of to the end, however many others are opened meanwhile', async () => {
    const ids: string[] = []
    for (let minute = 0; minute < 5; minute++) {
      const from = BEGIN + 2 * HOUR + minute * MINUTE
      const { body: bytes } = await ask(source.url, `/api/journal/recording?from=${from}&to=${ENDS}`)
      ids.push(((await (await bring(bytes)).json()) as Recording).id)
    }
    expect(new Set(ids).size).toBe(5)
    const question = `events?from=${BEGIN}&to=${ENDS}`
    const asked = ids.map((id) => fetch(`${other.url}/api/recordings/${id}/${question}`))
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    for (const id of ids) await recordings.remove(id)
    expect(readdirSync(join(home, 'recordings'))).toEqual([])
  })

  it('[Y-48] of which what was kept cannot be read any more is brought in anew', async () => {
    const { id } = (await (await bring(file)).json()) as Recording
    writeFileSync(join(home, 'recordings', id, 'recording.json'), '{')
    expect(await listed()).toEqual([])
    expect((await bring(file)).status).toBe(201)
    expect((await listed()).map((each) => each.id)).toEqual([id])
    await recordings.remove(id)
  })

  it('[Y-47] of a time of which nothing was recorded there is none', async () => {
    const answer = await ask(source.url, `/api/journal/recording?from=${BEGIN - HOUR}&to=${BEGIN - 1}`)
    expect(answer.response.statusCode).toBe(404)
    const named = await ask(source.url, `/api/journal/recording?from=${BEGIN + 2 * HOUR}&to=${ENDS}`)
    expect(named.response.headers['content-disposition']).toMatch(
      /^attachment; filename="twinfloor-.+\.twinrec"$/,
    )
  })
})
