import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame, FORM } from '../../models/frame/frame.ts'
import type { JournalAnswer } from '../../models/journal-answer.ts'
import { dictionaryOf } from '../../models/segment/dictionary.ts'
import { copyTwin, createTwin, type Twin } from '../../models/twin.ts'
import { accept } from '../../server/core/bridge.ts'
import { createIngest } from '../../server/core/ingest/door.ts'
import { arriveAt } from '../../server/core/journal/recorder.ts'
import { openJournal } from '../../server/edge/journal/journal.ts'
import { type JournalReader, openReader } from '../../server/edge/journal/reader.ts'
import { createLog } from '../../server/edge/log.ts'
import { isSameTwin, MINUTE } from '../helpers/journal.ts'
import { generatedTable } from '../helpers/plant.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { until } from '../helpers/until.ts'

const table = generatedTable(60)
const dictionary = dictionaryOf('works', 'hash', table)
const folder = mkdtempSync(join(tmpdir(), 'twinfloor-replay-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const log = createLog({ verbose: false, to: { write: () => undefined } })

/** Half a minute into one, so that stretches of every sort come. */
const BEGIN = Math.floor(Date.now() / MINUTE) * MINUTE - 10 * MINUTE + 30_000
const TICK = 500
const TICKS = 400

async function bytesOf({ parts }: JournalAnswer): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const part of parts) pieces.push(part)
  return Buffer.concat(pieces)
}

function applied(bytes: Uint8Array, basis: Int32Array, twin: Twin): void {
  const frame = createFrame(table.size)
  expect(decodeFrame(bytes, basis, frame)).toEqual({ ok: true })
  if (frame.form === FORM.snapshot) copyTwin(createTwin(table.size), twin)
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i]!
    basis[slot] = frame.quanta[i]!
    twin.quanta[slot] = frame.quanta[i]!
    twin.times[slot] = frame.times[i]!
    twin.qualities[slot] = frame.qualities[i]!
  }
}

async function momentOf(reader: JournalReader, at: number): Promise<Twin> {
  const twin = createTwin(table.size)
  applied(await bytesOf(reader.ask({ kind: 'moment', at })), new Int32Array(table.size), twin)
  return twin
}

describe('what was live and what is read again', () => {
  it('[Y-3] are the same at every tick, to the last bit: out of the draft, sealed, seeking and playing', async () => {
    const chance = dice(SEED)
    const { floor } = createIngest(table, () => '')
    let now = BEGIN
    const keep = { fullDays: 7, secondDays: 30, minuteDays: 400, mostBytes: 1e12 }
    const clocks = { wallNow: () => now, steadyNow: () => performance.now() }
    const journal = await openJournal({ folder, floor, dictionary, keep, log, ...clocks })
    const reader = openReader({ folder, today: dictionary, log })
    const ticks: { readonly at: number; readonly twin: Twin }[] = []
    for (let tick = 0; tick < TICKS; tick++) {
      now = BEGIN + tick * TICK
      arriveAt(floor.bridge.recorder!, now, false)
      for (let packet = chance.below(8); packet > 0; packet--) {
        const { firstSlot, channels } = table.machines[chance.below(table.machines.length)]!
        for (let i = 0; i < channels.length; i++) {
          if (chance.below(3) === 0) continue
          const quantum = chance.below(20) === 0 ? (chance.below(2 ** 31) * 2) | 0 : chance.below(500)
          accept(floor.bridge, firstSlot + i, quantum, now - 5, chance.below(9) === 0 ? 3 : 1)
        }
      }
      const twin = createTwin(table.size)
      copyTwin(floor.bridge.twin, twin)
      ticks.push({ at: now, twin })
      if (tick % 50 !== 49) continue
      journal.turn()
      await until('what came is on the disk', () => journal.waiting() === 0)
      const { at, twin: live } = ticks[chance.below(ticks.length)]!
      await until('it is found', async () => isSameTwin(await momentOf(reader, at), live))
      await until('the last is found', async () => isSameTwin(await momentOf(reader, now), twin))
    }
    await journal.close()
    const wrong: number[] = []
    for (const { at, twin } of ticks) if (!isSameTwin(await momentOf(reader, at), twin)) wrong.push(at)
    expect(wrong).toEqual([])

    const row = await bytesOf(reader.ask({ kind: 'skim', from: BEGIN, to: now, stepMillis: TICK }))
    const [basis, played] = [new Int32Array(table.size), createTwin(table.size)]
    let frames = 0
    for (let at = 0; at < row.length; at += 4 + row.readUInt32LE(at)) {
      applied(row.subarray(at + 4, at + 4 + row.readUInt32LE(at)), basis, played)
      if (!isSameTwin(played, ticks[frames++]!.twin)) wrong.push(-frames)
    }
    expect([frames, wrong]).toEqual([TICKS, []])
    expect(reader.broken()).toEqual([])
    await reader.close()
  })

  it('[Y-1] a Reading that came late is seen where it belongs, and in every Segment after it until the next', async () => {
    const { floor } = createIngest(table, () => '')
    let now = BEGIN
    const keep = { fullDays: 7, secondDays: 30, minuteDays: 400, mostBytes: 1e12 }
    const clocks = { wallNow: () => now, steadyNow: () => performance.now() }
    const own = join(folder, 'late')
    const journal = await openJournal({ folder: own, floor, dictionary, keep, log, ...clocks })
    const reader = openReader({ folder: own, today: dictionary, log })
    const slot = table.machines[7]!.firstSlot + 1
    const other = table.machines[9]!.firstSlot + 1
    const say = (at: number, which: number, quantum: number) => {
      now = Math.max(now, at)
      arriveAt(floor.bridge.recorder!, now, false)
      accept(floor.bridge, which, quantum, at, 1)
    }
    for (let second = 0; second < 240; second++) {
      say(BEGIN + second * 1000, other, second)
      if (second === 5 || second === 200) say(BEGIN + second * 1000, slot, second)
      if (second % 60 !== 59) continue
      journal.turn()
      await until('what came is on the disk', () => journal.waiting() === 0)
    }
    say(BEGIN + 40_000, slot, 40)
    journal.turn()
    await until('what came is on the disk', () => journal.waiting() === 0)
    await journal.close()
    for (const [second, quantum] of [
      [4, 0],
      [5, 5],
      [39, 5],
      [40, 40],
      [95, 40],
      [199, 40],
      [200, 200],
      [239, 200],
    ] as const) {
      const twin = await momentOf(reader, BEGIN + second * 1000)
      expect([second, twin.quanta[slot], twin.quanta[other]]).toEqual([second, quantum, second])
    }
    const span = { from: BEGIN, to: BEGIN + 240_000 }
    const asked = { kind: 'range', slots: [slot], ...span, everyMillis: MINUTE, form: 'json' } as const
    const { channels } = JSON.parse(String(await bytesOf(reader.ask(asked))))
    const { count } = channels[0]
    expect(count.reduce((sum: number, each: number) => sum + each, 0)).toBe(3)
    await reader.close()
  })
})
