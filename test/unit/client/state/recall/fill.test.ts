import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { bandOf } from '../../../../../client/state/recall/band.ts'
import { knownSince, missingOf, silencesOf, takeTold } from '../../../../../client/state/recall/fill.ts'
import { createFilling, type FillingDoor, type Shown } from '../../../../../client/state/recall/filling.ts'
import { createRecall, rememberFrame } from '../../../../../client/state/recall/recall.ts'
import { eachSample } from '../../../../../client/state/recall/samples.ts'
import type { Span } from '../../../../../client/state/time.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel()
const PLACED = MODEL.table.machines[3]!
const VALUE = PLACED.firstSlot + 1
const STATE = stateSlot(PLACED)
const LINKS = linkSlot(PLACED)
const SLOTS = [VALUE, STATE, LINKS]
const PER_UNIT = MODEL.table.perUnit[VALUE]!
const T = 1_700_000_040_000

/** A page that began at an instant and heard what is told to it. */
function pageSince(since: number) {
  const now = createNow(MODEL)
  const recall = createRecall(MODEL, T + since)
  const hear = (rows: readonly ReadingRow[]): void => {
    for (const row of rows) {
      const frame = frameOf(FORM.delta, 1, [row], row[2])
      applyFrame(now, frame)
      rememberFrame(recall, now, frame)
    }
  }
  const samples = (slot: number): readonly (readonly number[])[] => {
    const all: (readonly number[])[] = []
    eachSample(recall.samples, slot, 0, (time, quantum, quality) => all.push([time - T, quantum, quality]))
    return all
  }
  const band = (from: number, to: number) =>
    bandOf(recall, PLACED.index, 0, [], T + from, T + to).map(({ from, to, state }) => [
      from - T,
      to - T,
      state,
    ])
  return { now, recall, hear, samples, band }
}

const span = (from: number, to: number): Span => ({ from: T + from, to: T + to })

/** What the Journal answers of some Readings. */
const columnsOf = (rows: readonly ReadingRow[], slots: readonly number[], { from, to }: Span) =>
  slots.map((slot) => {
    const own = rows.filter((row) => row[0] === slot && row[2] >= from && row[2] < to)
    const perUnit = MODEL.table.perUnit[slot]!
    return {
      ...{ slot, path: '', key: '', unit: '', resolution: 1 },
      place: own.map((row) => row[2]),
      time: own.map((row) => row[2]),
      value: own.map((row) => row[1] / perUnit),
      quality: own.map((row) => row[3]),
    }
  })

const row = (slot: number, at: number, quantum: number, quality = 1): ReadingRow => [
  slot,
  quantum,
  T + at,
  quality,
]

const told = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 1, max: 590 }).map((seconds) => seconds * 1000),
      slot: fc.constantFrom(...SLOTS),
      code: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ at }) => at, maxLength: 60 },
  )
  .map((all) =>
    all
      .sort((a, b) => a.at - b.at)
      .map(({ at, slot, code }) => row(slot, at, slot === LINKS ? code % 3 : code + 4)),
  )

describe('what the Journal tells of the last minutes', () => {
  it('[PH-80] opened at any moment, a page remembers what one does that heard all', () => {
    fc.assert(
      fc.property(
        told,
        fc.integer({ min: 0, max: 600_000 }),
        fc.integer({ min: 1, max: 5 }),
        (rows, since, cuts) => {
          const all = pageSince(0)
          all.hear(rows)
          const late = pageSince(since)
          late.hear(rows.filter(([, , time]) => time >= T + since))
          // In any number of answers, which may tell of what was heard too.
          const end = Math.min(600_000, since + 20_000)
          for (let i = cuts; i > 0; i--) {
            const of = span((end * (i - 1)) / cuts, (end * i) / cuts)
            takeTold(late.recall, of, columnsOf(rows, SLOTS, of))
          }
          for (const slot of SLOTS) expect(late.samples(slot)).toEqual(all.samples(slot))
          expect(late.band(0, 600_000)).toEqual(all.band(0, 600_000))
          // What comes afterwards goes on where both are.
          const next = [row(STATE, 600_500, 4), row(LINKS, 600_600, LINK.online), row(VALUE, 600_700, 7)]
          all.hear(next)
          late.hear(next)
          for (const slot of SLOTS) expect(late.samples(slot)).toEqual(all.samples(slot))
          expect(late.band(0, 601_000)).toEqual(all.band(0, 601_000))
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-80, M-4] of a clock that was set back it keeps what was told since', () => {
    const { recall, now, samples, hear } = pageSince(100_000)
    hear([row(VALUE, 50_000, 9)])
    const times = [80_000, 81_000, 40_000, 39_000, 41_000]
    takeTold(recall, span(0, 100_000), [
      {
        slot: VALUE,
        time: times.map((at) => T + at),
        value: times.map((_, i) => i / PER_UNIT),
        quality: times.map(() => 1),
      },
    ])
    expect(samples(VALUE).map(([at, quantum]) => [at, quantum])).toEqual([
      [39_000, 3],
      [40_000, 2],
      [41_000, 4],
      [50_000, 9],
    ])
    expect(now.version).toBe(1)
  })

  it('[PH-81] what was lost and is told is no loss; what nobody wrote is said to be so', () => {
    const { recall } = pageSince(100_000)
    const losses = [{ sinceMillis: T + 200_000, backMillis: T + 300_000 }]
    const of = span(0, 400_000)
    const shown = () =>
      silencesOf(recall, STATE, losses, of).map(({ from, to, what }) => [from - T, to - T, what])
    expect(shown()).toEqual([[200_000, 300_000, 'gone']])
    takeTold(recall, span(200_000, 260_000), columnsOf([], [STATE], of))
    expect(shown()).toEqual([[260_000, 300_000, 'gone']])
    takeTold(recall, span(260_000, 300_000), columnsOf([], [STATE], of))
    expect(shown()).toEqual([])
    expect(silencesOf(recall, VALUE, losses, of), 'of another slot nothing was told').toHaveLength(1)
  })

  it('[PH-80] what is missing is what the page did not hear, with the seams', () => {
    const { recall } = pageSince(100_000)
    const of = span(0, 400_000)
    const losses = [{ sinceMillis: T + 200_000, backMillis: T + 300_000 }]
    const missing = () => missingOf(recall, STATE, losses, of).map(({ from, to }) => [from - T, to - T])
    expect(missing()).toEqual([
      [0, 101_500],
      [198_500, 301_500],
    ])
    expect(knownSince(recall, STATE, losses, of)).toBe(T + 100_000)
    takeTold(recall, span(0, 101_500), columnsOf([], [STATE], of))
    expect(missing()).toEqual([[198_500, 301_500]])
    expect(knownSince(recall, STATE, losses, of)).toBe(T)
    expect(missingOf(recall, STATE, undefined, of).at(-1), 'of the past it hears nothing').toEqual(
      span(101_500, 400_000),
    )
  })
})

describe('asking for it', () => {
  /** A Journal with some Readings, that counts what it is asked. */
  function journal(rows: readonly ReadingRow[]) {
    const asked: { slots: readonly number[]; from: number; to: number }[] = []
    const life = { down: false, hold: undefined as Promise<void> | undefined, aborted: 0 }
    const archive: FillingDoor['archive'] = {
      async readings({ from, to, slots }, signal) {
        asked.push({ slots: [...slots].sort((a, b) => a - b), from: from - T, to: to - T })
        signal?.addEventListener('abort', () => life.aborted++)
        await life.hold
        if (life.down || signal?.aborted) return undefined
        return { from, to, everyMillis: null, channels: columnsOf(rows, slots, { from, to }) }
      },
      async range({ from, to, slots }) {
        const channels = slots.map((slot) => {
          const own = rows.filter((each) => each[0] === slot && each[2] >= from && each[2] < to).slice(-1)
          const last = own.map((each) => each[1] / MODEL.table.perUnit[slot]!)
          const start = own.map((each) => Math.floor(each[2] / 60_000) * 60_000)
          return {
            slot,
            path: '',
            key: '',
            unit: '',
            resolution: 1,
            start,
            last,
            min: last,
            max: last,
            mean: last,
            count: last.map(() => 1),
          }
        })
        return { from, to, everyMillis: 60_000, channels }
      },
      async density({ from, to }) {
        const events = {
          stateChanged: [],
          linkChanged: [],
          partProduced: [],
          partScrapped: [],
          alarmRaised: [],
          alarmCleared: [],
        }
        return { from, to, everyMillis: 1, readings: [], events, gaps: [], first: T, last: to }
      },
    }
    return { archive, asked, life }
  }

  function screen(since: number, rows: readonly ReadingRow[]) {
    const page = pageSince(since)
    const record = journal(rows)
    const clock = { at: since, past: false }
    let count = 0
    const filling = createFilling({
      archive: record.archive,
      shown: (): Shown => ({
        recall: page.recall,
        now: page.now,
        at: T + clock.at,
        serverMillis: T + clock.at,
        losses: clock.past ? undefined : [],
      }),
      filled: () => count++,
    })
    return { ...page, ...record, filling, clock, filled: () => count }
  }

  it('[PH-80] a page that was just opened asks once for what was before and once for the seam', async () => {
    const { filling, clock, asked, samples, filled } = screen(700_000, [row(VALUE, 690_000, 5)])
    const leave = SLOTS.map((slot) => filling.look(slot))
    for (let step = 0; step < 40; step++) {
      await filling.step()
      clock.at += 300
    }
    expect(asked).toEqual([
      { slots: [...SLOTS].sort((a, b) => a - b), from: 0, to: 698_800 },
      { slots: [...SLOTS].sort((a, b) => a - b), from: 698_800, to: 701_500 },
    ])
    expect(samples(VALUE)).toEqual([[690_000, 5, 1]])
    expect(filled()).toBe(2)
    for (const each of leave) each()
  })

  it('[PH-80] what held where it begins is told, however long before it was said', async () => {
    const { filling, band } = screen(700_000, [
      row(LINKS, -3_000_000, LINK.online),
      row(STATE, -2_000_000, 6),
      row(STATE, 400_000, 9),
    ])
    filling.look(STATE)
    filling.look(LINKS)
    await filling.step()
    expect(band(100_000, 700_000)).toEqual([
      [100_000, 400_000, 'running'],
      [400_000, 700_000, 'fault'],
    ])
  })

  it('[PH-80] where there is no answer it is asked again later, and less and less often', async () => {
    const { filling, clock, asked, life } = screen(700_000, [])
    filling.look(VALUE)
    life.down = true
    for (let step = 0; step < 200; step++) {
      await filling.step()
      clock.at += 300
    }
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.length).toBeLessThan(6)
    life.down = false
    for (let step = 0; step < 200; step++) {
      await filling.step()
      clock.at += 300
    }
    expect(asked.length).toBeLessThan(9)
  })

  it('[PH-80] one question is under way, and it ends when nobody looks any more', async () => {
    const { filling, asked, life } = screen(700_000, [])
    let release = (): void => undefined
    life.hold = new Promise((done) => {
      release = done
    })
    const leave = filling.look(VALUE)
    const first = filling.step()
    filling.look(STATE)
    await filling.step()
    expect(asked).toHaveLength(1)
    leave()
    expect(life.aborted).toBe(1)
    release()
    await first
    await filling.step()
    expect(asked.at(-1)?.slots).toEqual([STATE])
  })

  it('[PH-80] in the past it follows the Playhead', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => row(VALUE, i * 10_000, i))
    const { filling, clock, samples } = screen(700_000, rows)
    clock.past = true
    filling.look(VALUE)
    await filling.step()
    expect(samples(VALUE).at(-1)).toEqual([690_000, 69, 1])
    clock.at += 60_000
    await filling.step()
    expect(samples(VALUE).at(-1)).toEqual([750_000, 75, 1])
    clock.at = 500_000
    await filling.step()
    expect(samples(VALUE)[0]?.[0]).toBeLessThanOrEqual(0)
  })
})
