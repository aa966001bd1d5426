import { expect, it } from 'vitest'
import { firstWords, nextWords, spanWords } from '../../../../../client/panels/simulation/spans.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Simulation } from '../../../../../models/simulation.ts'

const en = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })
const zh = speechOf({ language: 'zh-CN', timeZone: 'Asia/Shanghai' })
const MINUTE = 60_000
const at = (speed: number, paused = false) => ({ speed, paused })

const SIMULATION: Simulation = {
  plant: 'gearbox',
  story: 'line-jam',
  speed: 20,
  paused: false,
  simTime: 0,
  toldAt: 0,
  seed: 1,
  since: 0,
}

it('[W-87] how long is told by both clocks where they do not go alike', () => {
  expect(spanWords(12 * MINUTE, at(1), en)).toBe('12m')
  expect(spanWords(12 * MINUTE, at(20), en)).toBe('12m (36s at ×20)')
  expect(spanWords(12 * MINUTE, at(20), zh)).toBe('12分钟（20 倍速下 36秒）')
  // While time stands still nobody knows when that will be.
  expect(spanWords(12 * MINUTE, at(20, true), en)).toBe('12m')
  // What is yet to come is never told as now.
  expect(spanWords(400, at(20), en)).toBe('1s')
  expect(spanWords(1500, at(100), en)).toBe('2s (1s at ×100)')
})

it('[W-87] when a Story first takes effect, at once or never, is told before it begins', () => {
  expect(firstWords(20, at(20), en)).toBe('Takes effect after 20m (1m at ×20)')
  expect(firstWords(20, at(1), zh)).toBe('20分钟后起作用')
  expect(firstWords(0, at(20), en)).toBe('Takes effect at once')
  expect(firstWords(undefined, at(20), en)).toBeUndefined()
})

it('[W-87] in how long an act next begins or ends is counted down, and that none is left is said', () => {
  const next = (simNow: number, nextTime?: number) =>
    nextWords(nextTime === undefined ? SIMULATION : { ...SIMULATION, nextTime }, simNow, en)
  expect(next(0, 8 * MINUTE)).toBe('Next change in 8m (24s at ×20)')
  expect(next(8 * MINUTE - 1000, 8 * MINUTE)).toBe('Next change in 1s (1s at ×20)')
  expect(next(8 * MINUTE, 8 * MINUTE)).toBe('A change is taking effect now')
  expect(next(0)).toBe('Nothing new begins; what began takes its course')
})
