import { expect, it } from 'vitest'
import { createPunctuality, strideFrom } from '../../../simulators/punctuality.ts'

/** Steps so far apart, for so long; what was told, and when. */
function told(...spells: readonly { readonly every: number; readonly seconds: number }[]) {
  const punctuality = createPunctuality(0)
  const lines: string[] = []
  let now = 0
  for (const { every, seconds } of spells) {
    for (const end = now + seconds * 1000; now < end; ) {
      now += every
      const late = punctuality.step(now, every)
      if (late !== undefined) lines.push(`${now} ${late.worstMillis}`)
    }
  }
  return lines
}

it('[W-99] a run in time has nothing to tell', () => {
  expect(told({ every: 20, seconds: 100 }, { every: 900, seconds: 100 })).toEqual([])
})

it('[W-99] one that cannot keep up tells it once, and once more when it can again', () => {
  expect(
    told({ every: 20, seconds: 30 }, { every: 2500, seconds: 120 }, { every: 20, seconds: 120 }),
  ).toEqual([expect.stringMatching(/^(30|40)\d* 2500$/), expect.stringMatching(/^1[89]\d{4} 0$/)])
})

it('[W-99] a clock that was set back is no lateness', () => {
  const punctuality = createPunctuality(1e9)
  for (let now = 0; now < 60_000; now += 20) expect(punctuality.step(now, -1e9)).toBeUndefined()
})

it('[W-99] what is behind is made up for in small steps, and left out in one where it is too much', () => {
  expect(strideFrom(1000, 1020)).toBe(1020)
  let [done, steps] = [1000, 0]
  for (; done < 6500; steps++) done = strideFrom(done, 6500)
  expect([done, steps]).toEqual([6500, 55])
  expect(strideFrom(1000, 7001)).toBe(7001)
  // A clock that was set back.
  expect(strideFrom(1000, 500)).toBe(500)
})
