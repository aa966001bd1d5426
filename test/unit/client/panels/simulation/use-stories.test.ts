import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { areKnown, askUntilKnown } from '../../../../../client/panels/simulation/use-stories.ts'
import type { StoryTold } from '../../../../../models/simulation.ts'
import { bilingual } from '../../../../../models/text.ts'

const story = (id: string): StoryTold => ({
  id,
  topic: 'flow',
  name: bilingual(id, id),
  plot: bilingual('', ''),
  hours: 1,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('[W-104] Stories that did not come are asked for again, after ever longer pauses, until they are there', async () => {
  const asked: number[] = []
  let isKnown = false
  const stop = askUntilKnown(
    () => {
      asked.push(Date.now())
      return asked.length % 2 === 0 ? Promise.reject(new Error('lost')) : Promise.resolve(false)
    },
    () => isKnown,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  const pauses = asked.slice(1).map((at, i) => at - (asked[i] ?? 0))
  expect(pauses.slice(0, 6)).toEqual([250, 500, 1000, 2000, 4000, 8000])
  expect(pauses.slice(6).every((pause) => pause === 8000)).toBe(true)
  isKnown = true
  await vi.advanceTimersByTimeAsync(8000)
  const { length } = asked
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(length)
  stop()
})

it('[W-104] they are asked for once where they come at once, and no more once the panel is shut', async () => {
  const ask = vi.fn(async () => true)
  askUntilKnown(ask, () => true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
  const stop = askUntilKnown(ask, () => false)
  await vi.advanceTimersByTimeAsync(300)
  expect(ask).toHaveBeenCalledTimes(3)
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(3)
})

it('[W-104] a Story that is told and not among them says that they are to be asked for', () => {
  expect(areKnown(undefined, null)).toBe(false)
  expect(areKnown([], null)).toBe(true)
  expect(areKnown([story('jam')], 'rush')).toBe(false)
  expect(areKnown([story('jam')], 'jam')).toBe(true)
})
