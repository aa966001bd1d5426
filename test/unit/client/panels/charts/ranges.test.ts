import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bucketTrace,
  type ChartTrace,
  joinedTrace,
} from '../../../../../client/panels/charts/bucket-trace.ts'
import { columnsOf, rowsOf } from '../../../../../client/panels/charts/chart-copies.tsx'
import { createRanges } from '../../../../../client/panels/charts/ranges.ts'
import {
  type Edges,
  LONGEST_MILLIS,
  panned,
  SHORTEST_MILLIS,
  type Sight,
  zoomed,
} from '../../../../../client/panels/charts/sight.ts'
import { instantWords } from '../../../../../client/panels/charts/time-axis.ts'
import { everyFor } from '../../../../../models/journal-ask.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { densityWith } from '../../past.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const T = 1_700_000_040_000

const buckets = (
  ...rows: readonly (readonly [start: number, min: number, mean: number, max: number, last: number])[]
) => ({
  start: rows.map(([start]) => T + start),
  min: rows.map(([, min]) => min),
  mean: rows.map(([, , mean]) => mean),
  max: rows.map(([, , , max]) => max),
  last: rows.map(([, , , , last]) => last),
})
const pointsOf = ({ times, values, low, high }: ChartTrace) =>
  times.map((time, i) => [time - T, values[i], ...(low === undefined ? [] : [low[i], high?.[i]])])

describe('a line of buckets', () => {
  const wish = { everyMillis: 1000, staleAfter: 3000, steps: false, from: T, to: T + 20_000 }
  const some = buckets([0, 1, 2, 3, 2.5], [1000, 2, 3, 9, 3], [6000, 5, 5, 5, 5])

  it('[PH-83] is the means, in the middle of their time, between lowest and highest', () => {
    expect(pointsOf(bucketTrace(some, wish))).toEqual([
      [500, 2, 1, 3],
      [1500, 3, 2, 9],
      [2000, null, null, null],
      [6500, 5, 5, 5],
    ])
  })

  it('[PH-83] of words and counters is what each ended with, and breaks nowhere where a word holds', () => {
    expect(
      pointsOf(bucketTrace(some, { ...wish, steps: true, staleAfter: Number.POSITIVE_INFINITY })),
    ).toEqual([
      [500, 2.5],
      [1500, 3],
      [6500, 5],
    ])
  })

  it('[PH-83] shows no more than is in sight, and says what is stale', () => {
    expect(pointsOf(bucketTrace(some, { ...wish, from: T + 1000, to: T + 2000 }))).toEqual([[1500, 3, 2, 9]])
    expect(bucketTrace(some, wish).stale).toBe(true)
    expect(bucketTrace(some, { ...wish, to: T + 9000 }).stale).toBe(false)
  })

  it('[PH-83] goes on in Readings where the buckets end, and breaks where nothing lies between', () => {
    const line = bucketTrace(some, wish)
    const tail = (...points: readonly (readonly [number, number])[]): ChartTrace => ({
      times: points.map(([at]) => T + at),
      values: points.map(([, value]) => value),
      last: undefined,
      stale: false,
    })
    expect(pointsOf(joinedTrace(line, tail([6200, 1], [8000, 6]), 3000)).slice(-2)).toEqual([
      [6500, 5, 5, 5],
      [8000, 6, 6, 6],
    ])
    expect(pointsOf(joinedTrace(line, tail([15_000, 6]), 3000)).slice(-2)).toEqual([
      [6501, null, null, null],
      [15_000, 6, 6, 6],
    ])
    expect(pointsOf(joinedTrace(line, tail(), 3000))).toEqual(pointsOf(line))
  })

  it('[PH-83] is copied with its lowest and highest', () => {
    const traces = [bucketTrace(some, wish), { times: [T + 500], values: [7], last: undefined, stale: false }]
    expect(columnsOf({ traces }).map(({ line, of }) => `${line} ${of}`)).toEqual([
      '0 values',
      '0 low',
      '0 high',
      '1 values',
    ])
    const rows = rowsOf(
      { traces },
      ['head'],
      (at) => `${at - T}`,
      (_, value) => String(value),
    )
    expect(rows.slice(0, 3)).toEqual([['head'], ['500', '2', '1', '3', '7'], ['1500', '3', '2', '9', '']])
  })
})

describe('what a hand does to the stretch', () => {
  const edges: Edges = { at: T, live: T + 10 * HOUR }
  const sights = fc.record({
    spanMillis: fc.integer({ min: SHORTEST_MILLIS, max: 30 * 24 * HOUR }),
    to: fc.option(fc.integer({ min: T - 100 * HOUR, max: T + 10 * HOUR }), { nil: undefined }),
  })

  it('[PH-83] zooming leaves the instant below the pointer where it is', () => {
    fc.assert(
      fc.property(
        sights,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sight, factor, share) => {
          const next = zoomed(sight, edges, factor, (sight.to ?? T) - sight.spanMillis * share)
          expect(next.spanMillis).toBeGreaterThanOrEqual(SHORTEST_MILLIS)
          expect(next.spanMillis).toBeLessThanOrEqual(LONGEST_MILLIS)
          if (sight.to === undefined) {
            expect(next.to).toBeUndefined()
            return
          }
          const anchor = sight.to - sight.spanMillis * share
          const isFree = next.to !== undefined && next.to < edges.live
          if (isFree) expect(((next.to ?? 0) - anchor) / next.spanMillis).toBeCloseTo(share, 6)
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-83] moved back to the Playhead it follows again, and never goes beyond the present', () => {
    const sight: Sight = { spanMillis: HOUR, to: undefined }
    const back = panned(sight, edges, -30 * MINUTE)
    expect(back.to).toBe(T - 30 * MINUTE)
    expect(panned(back, edges, 30 * MINUTE - 1000).to).toBeUndefined()
    expect(panned(back, edges, 2 * HOUR).to).toBe(T + 90 * MINUTE)
    expect(panned(back, edges, 100 * HOUR).to).toBe(edges.live)
    expect(panned(back, { at: T, live: T }, 100 * HOUR).to).toBeUndefined()
  })
})

describe('what a chart asks the Journal', () => {
  function journal() {
    const asked: { from: number; to: number; points: number; signal: AbortSignal | undefined }[] = []
    const life = { down: false, aborted: 0 }
    const ranges = createRanges({
      async range({ from, to, slots, points }, signal) {
        asked.push({ from: from - T, to: to - T, points, signal })
        await Promise.resolve()
        if (life.down || signal?.aborted) return undefined
        const column = { path: '', key: '', unit: '', resolution: 1, ...buckets(), count: [] }
        return {
          from,
          to,
          everyMillis: everyFor((to - from) / points),
          channels: slots.map((slot) => ({ slot, ...column })),
        }
      },
      async density({ from, to }) {
        const gaps = [
          [T - 5000, T - 4000],
          [T, T + 1000],
        ] as const
        return densityWith({ from, to, everyMillis: 1, gaps, first: T - HOUR, last: T })
      },
    })
    const look = async (from: number, to: number, live = 0, slots: readonly number[] = [1, 2]) => {
      const found = ranges.look({ slots, from: T + from, to: T + to, points: 600, live: T + live })
      await new Promise((done) => setTimeout(done))
      return found
    }
    return { asked, life, look }
  }

  it('[PH-83] asks for what is in sight and half as much around it, and again only when that does no more', async () => {
    const { asked, look } = journal()
    expect(await look(-HOUR, 0)).toBeUndefined()
    expect(asked).toEqual([{ from: -1.5 * HOUR, to: 0, points: 900, signal: expect.anything() }])
    const found = await look(-HOUR, 0)
    expect(found?.everyMillis).toBe(6000)
    expect(found?.gaps, 'what follows the last that was written is no gap').toEqual([
      { from: T - 5000, to: T - 4000 },
    ])
    await look(-HOUR - 20 * MINUTE, -20 * MINUTE)
    await look(-HOUR + 20_000, 20_000, 20_000)
    expect(asked).toHaveLength(1)
    await look(-2 * HOUR, -HOUR)
    expect(asked.at(-1)).toMatchObject({ from: -2.5 * HOUR, to: -0.5 * HOUR, points: 1200 })
    await look(-90 * MINUTE, -80 * MINUTE)
    expect(asked, 'finer').toHaveLength(3)
  })

  it('[PH-83] the right edge is asked for again when it has fallen behind', async () => {
    const { asked, look } = journal()
    await look(-HOUR, 0)
    await look(-HOUR + 30_000, 30_000, 30_000)
    expect(asked).toHaveLength(1)
    await look(-HOUR + 40_000, 40_000, 40_000)
    expect(asked).toHaveLength(2)
  })

  it('[PH-83] what is no more looked at is not waited for, and what failed is asked for later', async () => {
    const { asked, life, look } = journal()
    life.down = true
    await look(-HOUR, 0)
    await look(-HOUR, 0, 1000)
    expect(asked).toHaveLength(1)
    life.down = false
    await look(-HOUR, 0, 5000)
    expect(asked).toHaveLength(2)
    void look(-4 * HOUR, -3 * HOUR, 5000)
    expect(await look(-4 * HOUR, -3 * HOUR, 5000, [3])).toBeUndefined()
    expect(asked[2]?.signal?.aborted).toBe(true)
    await look(-4 * HOUR, -3 * HOUR, 5000, [3])
    expect((await look(-4 * HOUR, -3 * HOUR, 5000, [3]))?.channels.has(3)).toBe(true)
  })
})

describe('the axis of time', () => {
  const at = Date.UTC(2026, 10, 21, 16, 0, 0)

  it('[PH-83] says as much as the step needs, in the plant’s time', () => {
    const en = instantWords('en', 'Asia/Shanghai')
    expect([0.5, 10, 300, 3600, 86_400].map((step) => en(at, step))).toEqual([
      '00:00.0',
      '00:00:00',
      '00:00',
      'Nov 22',
      'Nov 22',
    ])
    expect(en(at + HOUR, 3600)).toBe('01:00')
    expect(instantWords('zh-CN', 'Asia/Shanghai')(at, 86_400)).toBe('11月22日')
  })
})
