import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journalOver } from '../../client/source/journal.ts'
import { plantToAsk } from '../../models/journal-plant.ts'
import type { Http } from '../../server/edge/http/http.ts'
import { type JournalReader, openReader } from '../../server/edge/journal/reader.ts'
import {
  BEGIN,
  emptyJournal,
  isSameTwin,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  twinAt,
} from '../helpers/journal.ts'
import { buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { smallModel } from '../unit/client/plant.ts'
import { onStage } from '../unit/client/source/replay/stage.ts'

const MODEL = smallModel(60)
const { table } = MODEL
const MINUTES = 6
/** Nothing was written in this one. */
const GAP = 3
const NOW = BEGIN + 60 * MINUTE

let client: SmallClient
let journal: MadeJournal
let reader: JournalReader
let http: Http

beforeAll(async () => {
  client = buildSmallClient()
  journal = emptyJournal(table)
  const chance = dice(SEED)
  for (let minute = 0; minute < MINUTES; minute++) {
    if (minute === GAP) continue
    const from = BEGIN + minute * MINUTE
    const batch = madeBatch(chance, journal.layout, from, from + MINUTE, 600)
    const event = {
      time: from,
      machine: 2,
      event: 'alarmRaised',
      code: `E${minute}`,
      priority: 'low',
    } as const
    seal(journal, { from, to: from + MINUTE, batch, events: [{ place: from + 7, ...event }] })
  }
  const log = { warn: () => undefined, warnRarely: () => undefined }
  reader = openReader({ folder: journal.folder, today: journal.dictionary, log })
  const door = { reading: reader, plant: plantToAsk(journal.dictionary) }
  http = await startPage(configOf(), client.folder, door)
})
afterAll(async () => {
  await http?.close()
  client?.remove()
  await reader?.close()
  if (journal !== undefined) remove(journal)
})

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

function staged() {
  const over = journalOver({
    address: '/api/journal',
    fetch: (address, init) => fetch(new URL(address, http.url), init),
    machines: () => table.machines.length,
    after: (delayMillis, call) => setTimeout(call, delayMillis),
  })
  const stage = onStage(MODEL, over, NOW, () => pause(3))
  stage.plant()
  return stage
}

describe('the Playhead over the shipped Journal', () => {
  it('[PH-8] after any walk what is shown is the moment at the Playhead, to the last bit', async () => {
    const chance = dice(SEED + 1)
    const stage = staged()
    let seen = 0
    for (let step = 0; step < 24; step++) {
      if (step % 3 === 0) stage.player.seek(BEGIN + chance.below(MINUTES * MINUTE))
      stage.player.play(chance.pick([0.5, 1, 20, 60, 600, -0.5, -1, -20, -60, -600]))
      await stage.pass(200 + chance.below(400))
      stage.player.pause()
      for (let tries = 0; stage.past().waiting && tries < 300; tries++) await stage.pass(16)
      const { at } = stage.past()
      expect(isSameTwin(stage.now().twin, twinAt(journal, at)), `at ${at - BEGIN} (seed ${SEED})`).toBe(true)
      if (stage.past().ground?.kind === 'recorded') seen++
    }
    expect(seen).toBeGreaterThan(5)
  })

  it('[PH-10, PH-11] passes a gap as the time that it is, with the Events on both sides', async () => {
    const stage = staged()
    stage.player.seek(BEGIN + (GAP + 1) * MINUTE - 5000)
    for (let tries = 0; stage.past().waiting && tries < 300; tries++) await stage.pass(16)
    expect(stage.past().ground).toEqual({
      ...{ kind: 'gap', from: BEGIN + GAP * MINUTE, to: BEGIN + (GAP + 1) * MINUTE },
    })
    const before = twinAt(journal, BEGIN + GAP * MINUTE - 1)
    expect(isSameTwin(stage.now().twin, before)).toBe(true)
    await stage.pass(600)
    const codes = (): readonly string[] =>
      stage.store
        .getState()
        .recentEvents.flatMap((event) => (event.event === 'alarmRaised' ? event.code : []))
    expect(codes()).toEqual(['E2', 'E1', 'E0'])
    stage.player.play(10)
    await stage.pass(1500)
    expect(codes()).toEqual(['E4', 'E2', 'E1', 'E0'])
    expect(stage.past().at).toBeLessThan(NOW)
    stage.player.play(-10)
    await stage.pass(2500)
    expect(codes()).toEqual(['E2', 'E1', 'E0'])
  })
})
