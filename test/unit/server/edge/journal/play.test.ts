import { crc32, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeFrame } from '../../../../../models/frame/decode.ts'
import { createFrame, FORM } from '../../../../../models/frame/frame.ts'
import { decodeEventLines } from '../../../../../models/segment/event-lines.ts'
import { applyTile } from '../../../../../models/segment/gather.ts'
import { BLOCK, decodeHead, headLength, PREFIX_BYTES, RECORD } from '../../../../../models/segment/record.ts'
import { createTile } from '../../../../../models/segment/tile.ts'
import { decodeTile } from '../../../../../models/segment/tile-decode.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { reelAt } from '../../../../../server/edge/journal/reader-reel.ts'
import { skim } from '../../../../../server/edge/journal/reader-skim.ts'
import {
  amend,
  BEGIN,
  draft,
  isSameTwin,
  type MadeJournal,
  MINUTE,
  madeBatch,
  seal,
  twinAt,
} from '../../../../helpers/journal.ts'
import { journals } from '../../../../helpers/journals.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const table = generatedTable(60)
const { empty, opened } = journals(table)
const pace = createPace(new AbortController().signal)

const chance = dice(SEED)
const stretch = (journal: MadeJournal, from: number, to = from + MINUTE) => {
  const events = [{ place: from + 5, time: from, machine: 3, event: 'alarmCleared', code: 'E' } as const]
  return { from, to, batch: madeBatch(chance, journal.layout, from, to, 400), events }
}

/** Four minutes with a gap in them, after which little is known again, and a stretch that is open. */
function played(): MadeJournal {
  const journal = empty()
  seal(journal, stretch(journal, BEGIN, BEGIN + MINUTE))
  seal(journal, stretch(journal, BEGIN + MINUTE))
  seal(journal, stretch(journal, BEGIN + 3 * MINUTE))
  const writing = draft(journal, BEGIN + 4 * MINUTE)
  const from = BEGIN + 4 * MINUTE
  writing.readings(madeBatch(chance, journal.layout, from, from + 30_000, 300), from + 30_000)
  return journal
}

const ENDS = BEGIN + 4.5 * MINUTE

describe('a row of Frames for fast play', () => {
  it.each([250, 1000, 7777, 60_000, 100_000])(
    '[Y-38] every %i ms: after each Frame the Twin is the moment at its time',
    async (stepMillis) => {
      const journal = played()
      const store = opened(journal)
      const [from, to] = [BEGIN + 10_123, ENDS - 1500]
      const frame = createFrame(table.size)
      const basis = new Int32Array(table.size)
      const twin = createTwin(table.size)
      let frames = 0
      for await (const bytes of skim(store, { from, to, stepMillis }, pace).parts) {
        expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)).toBe(bytes.length - 4)
        expect(decodeFrame(bytes.subarray(4), basis, frame)).toEqual({ ok: true })
        expect([frame.form, frame.seq]).toEqual([frames === 0 ? FORM.snapshot : FORM.delta, frames])
        const at = Math.min(to, from + frames * stepMillis)
        expect(frame.serverTime).toBe(at)
        for (let i = 0; i < frame.count; i++) {
          const slot = frame.slots[i]!
          basis[slot] = frame.quanta[i]!
          twin.quanta[slot] = frame.quanta[i]!
          twin.times[slot] = frame.times[i]!
          twin.qualities[slot] = frame.qualities[i]!
        }
        expect(isSameTwin(twin, twinAt(journal, at)), `at ${at}`).toBe(true)
        frames++
      }
      expect(frames).toBe(Math.ceil((to - from) / stepMillis) + 1)
    },
  )

  it('[Y-38] what is known no more is said by a Snapshot, and a row ends before it is too long', async () => {
    const journal = played()
    Object.assign(journal, { twin: createTwin(table.size) })
    seal(journal, stretch(journal, BEGIN + 6 * MINUTE))
    const store = opened(journal)
    const forms: number[] = []
    const frame = createFrame(table.size)
    const basis = new Int32Array(table.size)
    const asked = { from: BEGIN + 3.5 * MINUTE, to: BEGIN + 7 * MINUTE, stepMillis: 30_000 }
    for await (const bytes of skim(store, asked, pace).parts) {
      expect(decodeFrame(bytes.subarray(4), basis, frame)).toEqual({ ok: true })
      if (frame.form === FORM.snapshot) basis.fill(0)
      for (let i = 0; i < frame.count; i++) basis[frame.slots[i]!] = frame.quanta[i]!
      forms.push(frame.form)
    }
    expect(forms).toEqual([2, 1, 1, 1, 1, 2, 1, 1])
    let count = 0
    for await (const _ of skim(store, asked, pace, 10).parts) count++
    expect(count).toBe(1)
  })

  it('[Y-38] ends where nobody waits for it any more', async () => {
    const store = opened(played())
    const stop = new AbortController()
    const row = skim(store, { from: BEGIN, to: ENDS, stepMillis: 1000 }, createPace(stop.signal)).parts
    await row.next()
    stop.abort()
    await expect(row.next()).rejects.toThrow('nobody waits')
  })
})

describe('a reel of the Journal', () => {
  function twinOf(pieces: readonly Uint8Array[], journal: MadeJournal, at: number) {
    const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]))
    const length = headLength(bytes.subarray(0, PREFIX_BYTES)) ?? 0
    const head = decodeHead(
      bytes.subarray(0, PREFIX_BYTES),
      bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length),
      crc32,
    )!
    expect([head.kind, head.length]).toEqual([RECORD.segment, bytes.length])
    const twin = createTwin(table.size)
    let events = 0
    for (const block of head.blocks) {
      const packed = bytes.subarray(block.offset, block.offset + block.length)
      expect(crc32(packed)).toBe(block.checksum)
      const unpacked = inflateRawSync(packed)
      if (block.sort === BLOCK.events) events = decodeEventLines(new TextDecoder().decode(unpacked)).length
      if (block.sort !== BLOCK.tile) continue
      const tile = createTile()
      const place = { layout: journal.layout, tile: journal.layout.tiles[block.number]!, from: head.from }
      expect(decodeTile(unpacked, place, tile)).toBe(true)
      applyTile(tile, place.tile.firstSlot, at, twin)
    }
    return { twin, events, head }
  }

  it('[Y-37] is the record of the Segment that holds an instant, amended, or of the stretch that is open', async () => {
    const journal = empty()
    const whole = stretch(journal, BEGIN)
    seal(journal, { ...whole, batch: madeBatch(chance, journal.layout, BEGIN, BEGIN + MINUTE, 50) })
    const store = opened(journal)
    const before = await reelAt(store, BEGIN + 10, pace)
    expect(before?.head).toMatchObject({ from: BEGIN, to: BEGIN + MINUTE, plantHash: 'hash' })
    expect(twinOf(before?.pieces ?? [], journal, BEGIN + 9000).twin).toEqual(twinAt(journal, BEGIN + 9000))
    expect((await reelAt(store, BEGIN + 20, pace))?.head.version).toBe(before?.head.version)

    const others = journal.readings.splice(0)
    expect(others.length).toBeGreaterThan(10)
    amend(journal, whole, [...journal.layout.tiles.keys()])
    store.look(Date.now())
    const after = await reelAt(store, BEGIN + 10, pace)
    expect(after?.head.version).not.toBe(before?.head.version)
    const other = empty()
    seal(other, whole)
    const amended = twinOf(after?.pieces ?? [], other, BEGIN + 30_000)
    expect(amended.twin).toEqual(twinAt(other, BEGIN + 30_000))
    expect(amended.events).toBe(1)

    expect(await reelAt(store, BEGIN + MINUTE, pace)).toBeUndefined()
    expect(await reelAt(store, BEGIN - 1, pace)).toBeUndefined()
    const play = played()
    const open = await reelAt(opened(play), ENDS - 1000, pace)
    expect(open?.head).toMatchObject({ version: undefined, from: BEGIN + 4 * MINUTE })
    expect(twinOf(open?.pieces ?? [], play, ENDS - 9000).twin).toEqual(twinAt(play, ENDS - 9000))
  })
})
