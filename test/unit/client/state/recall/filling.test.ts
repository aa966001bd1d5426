import { describe, expect, it } from 'vitest'
import { createFilling, type FillingDoor, type Shown } from '../../../../../client/state/recall/filling.ts'
import { LINK } from '../../../../../models/state.ts'
import type { ReadingRow } from '../../frames.ts'
import { densityWith } from '../../past.ts'
import { columnsOf, LINKS, MODEL, pageSince, row, SLOTS, STATE, T, VALUE } from './page.ts'

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
        return densityWith({ from, to, everyMillis: 1, first: T, last: to })
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
