import { describe, expect, it } from 'vitest'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { bandOf, sharesOf } from '../../../../../client/state/recall/band.ts'
import { createRecall, rememberFrame } from '../../../../../client/state/recall/recall.ts'
import { traceOf } from '../../../../../client/state/recall/trace.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK } from '../../../../../models/state.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel()
const PLACED = MODEL.table.machines[3]!
const T = 1_700_000_000_000
const SLOT = PLACED.firstSlot + 1
const STALE = MODEL.staleAfterMillis[SLOT]!
const PER_UNIT = MODEL.table.perUnit[SLOT]!

function page() {
  const now = createNow(MODEL)
  const recall = createRecall(MODEL, T)
  const take = (...rows: readonly ReadingRow[]): void => {
    const frame = frameOf(FORM.delta, 1, rows, T)
    applyFrame(now, frame)
    rememberFrame(recall, now, frame)
  }
  const state = (code: number, at: number): void => take([stateSlot(PLACED), code, T + at, 1])
  const link = (code: number, at: number): void => take([linkSlot(PLACED), code, T + at, 1])
  const band = (from: number, to: number, losses: readonly [number, number?][] = [], skew = 0) =>
    bandOf(
      recall,
      PLACED.index,
      skew,
      losses.map(([since, back = to]) => ({ from: T + since, to: T + back, what: 'gone' as const })),
      T + from,
      T + to,
    ).map(({ from, to, state, was }) => [
      from - T,
      to - T,
      was === undefined ? state : `${state}, was ${was}`,
    ])
  const value = (quantum: number, at: number, quality = 1): void => take([SLOT, quantum, T + at, quality])
  const trace = (from: number, to: number, most = 1000, skew = 0) => {
    const { times, values, last, stale } = traceOf(recall, SLOT, skew, T + from, T + to, most)
    const points = times.map((time, i) => [time - T, values[i] == null ? null : values[i]! * PER_UNIT])
    return { points, stale, last: last === undefined ? undefined : last.time - T }
  }
  return { recall, state, link, band, value, trace }
}

describe('the band of states', () => {
  it('[M-5] is empty before the first word, and begins with it', () => {
    const { state, link, band } = page()
    expect(band(0, 10)).toEqual([])
    link(LINK.online, -100_000)
    state(6, 3)
    expect(band(0, 10)).toEqual([[3, 10, 'running']])
    expect(band(5, 10)).toEqual([[5, 10, 'running']])
  })

  it('[M-5] holds each state until the next, and joins PackML states that the floor does not tell apart', () => {
    const { state, link, band } = page()
    link(LINK.online, 0)
    for (const [code, at] of [
      [6, 0],
      [16, 10],
      [17, 20],
      [4, 25],
      [9, 30],
      [8, 34],
      [6, 40],
    ] as const)
      state(code, at)
    expect(band(0, 50)).toEqual([
      [0, 20, 'running'],
      [20, 30, 'idle'],
      [30, 40, 'fault'],
      [40, 50, 'running'],
    ])
    expect(band(32, 36)).toEqual([[32, 36, 'fault']])
  })

  it('[Q-6, M-5] while out of reach it is unknown, and says what it was', () => {
    const { state, link, band } = page()
    link(LINK.online, 0)
    state(6, 0)
    link(LINK.silent, 10)
    link(LINK.deviceLost, 15)
    link(LINK.online, 20)
    expect(band(0, 30)).toEqual([
      [0, 10, 'running'],
      [10, 15, 'unknown, was running'],
      [15, 20, 'unknown, was running'],
      [20, 30, 'running'],
    ])
  })

  it('[Q-5, M-5] while the server was lost it is gone, and open to its end', () => {
    const { state, link, band } = page()
    link(LINK.online, 0)
    state(6, 0)
    state(9, 25)
    expect(band(0, 40, [[10, 20]])).toEqual([
      [0, 10, 'running'],
      [10, 20, 'gone'],
      [20, 25, 'running'],
      [25, 40, 'fault'],
    ])
    expect(band(0, 40, [[22, 30]])).toEqual([
      [0, 22, 'running'],
      [22, 30, 'gone'],
      [30, 40, 'fault'],
    ])
    expect(band(0, 40, [[30]])).toEqual([
      [0, 25, 'running'],
      [25, 30, 'fault'],
      [30, 40, 'gone'],
    ])
  })

  it('[D-4, M-5] a device whose clock is behind is shown in the server’s time', () => {
    const { state, link, band } = page()
    link(LINK.online, 0)
    state(6, -95)
    state(9, -80)
    expect(band(0, 30, [], 100)).toEqual([
      [5, 20, 'running'],
      [20, 30, 'fault'],
    ])
  })

  it('[M-5] shares add up to what is known', () => {
    const { recall, state, link } = page()
    link(LINK.online, 0)
    state(6, 0)
    state(9, 30)
    const band = bandOf(recall, PLACED.index, 0, [], T - 50, T + 40)
    expect(sharesOf(band)).toEqual([
      { state: 'running', millis: 30 },
      { state: 'fault', millis: 10 },
    ])
  })
})

describe('a line of remembered values', () => {
  it('[M-6] breaks where a Channel was silent for too long, and marks what is stale', () => {
    const { value, trace } = page()
    value(10, 0)
    value(11, 1000)
    value(12, 1001 + STALE + 1)
    const after = 1001 + STALE + 1
    expect(trace(0, after)).toEqual({
      points: [
        [0, 10],
        [1000, 11],
        [1001, null],
        [after, 12],
      ],
      stale: false,
      last: after,
    })
    expect(trace(0, after + STALE).stale).toBe(false)
    expect(trace(0, after + STALE + 1).stale).toBe(true)
  })

  it('[T-5, M-6] breaks where the value was bad', () => {
    const { value, trace } = page()
    value(10, 0)
    value(10, 1000, 3)
    value(12, 2000)
    expect(trace(0, 2000).points).toEqual([
      [0, 10],
      [1000, null],
      [2000, 12],
    ])
  })

  it('[M-6] begins with the value that held before, and moves with the skew', () => {
    const { value, trace } = page()
    value(10, 0)
    value(11, 2000)
    expect(trace(1000, 2500).points).toEqual([
      [0, 10],
      [2000, 11],
    ])
    expect(trace(1000, 3000, 1000, 500).points).toEqual([
      [500, 10],
      [2500, 11],
    ])
    expect(trace(2100, 2500).points).toEqual([[2000, 11]])
  })

  it('[M-3] with fewer points than Readings, the lowest and the highest stay', () => {
    const { value, trace } = page()
    for (let i = 0; i < 500; i++) value(i === 137 ? -400 : i === 333 ? 900 : i % 7, i * 300)
    const { points } = trace(0, 150_000, 60)
    const values = points.map(([, each]) => each ?? 0)
    expect(points.length).toBeLessThanOrEqual(90)
    expect(Math.min(...values)).toBe(-400)
    expect(Math.max(...values)).toBe(900)
    expect(points.at(-1)).toEqual([499 * 300, 499 % 7])
  })
})
