import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LINES_LOOKED_AT } from '../../../../models/protocol.ts'
import { freshAllowance, MOST_REFUSED, spend } from '../../../../server/core/allowance.ts'
import { readHello, readLook } from '../../../../server/core/messages.ts'
import { nextFlushAt, type Pace, paced, UNPACED } from '../../../../server/core/pace.ts'
import { NOON } from '../../../helpers/frames.ts'
import { SEED } from '../../../helpers/seed.ts'

const HELLO = { version: 1, plant: 'hash', epoch: 'e1', seq: 12, eventId: 3 }

describe('what a Viewer says', () => {
  it('[C-1] a greeting is read as what it says, and nothing more', () => {
    expect(readHello({ ...HELLO, more: 'than asked' })).toEqual(HELLO)
    expect(readHello({ ...HELLO, epoch: '', plant: '', seq: 0, eventId: 0 })).toBeDefined()
  })

  it.each([
    undefined,
    null,
    5,
    'hello',
    [],
    {},
    { ...HELLO, version: '1' },
    { ...HELLO, seq: -1 },
    { ...HELLO, seq: 1.5 },
    { ...HELLO, seq: Number.NaN },
    { ...HELLO, seq: 2 ** 53 },
    { ...HELLO, eventId: null },
    { ...HELLO, epoch: 7 },
    { ...HELLO, plant: 'x'.repeat(129) },
    { ...HELLO, epoch: undefined },
  ])('[V-4] a greeting of %j is refused', (message) => {
    expect(readHello(message)).toBeUndefined()
  })

  it('[V-1] the Lines that it looks at are read, each once', () => {
    expect(readLook({ lines: [3, 0, 3, 9] }, 10)).toEqual({ lines: [3, 0, 9] })
    expect(readLook({ lines: [] }, 10)).toEqual({ lines: [] })
  })

  it('[V-1] at most 64 Lines', () => {
    const lines = (count: number) => ({ lines: Array.from({ length: count }, (_, i) => i) })
    expect(MAX_LINES_LOOKED_AT).toBe(64)
    expect(readLook(lines(64), 1000)?.lines).toHaveLength(64)
    expect(readLook(lines(65), 1000)).toBeUndefined()
    expect(readLook({ lines: new Array(100_000).fill(0) }, 1000)).toBeUndefined()
  })

  it.each([
    undefined,
    null,
    [],
    { lines: 3 },
    { lines: [10] },
    { lines: [-1] },
    { lines: ['1'] },
    { lines: [0.5] },
  ])('[V-4] a look of %j is refused in a Plant of 10 Lines', (message) => {
    expect(readLook(message, 10)).toBeUndefined()
  })

  it('[V-4] whatever it says, nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        readHello(message)
        readLook(message, 10)
        readLook({ lines: message }, 10)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })
})

/** Messages evenly through a time; how many were allowed, and whether the Viewer was cut off. */
function flood(perSecond: number, seconds: number): { allowed: number; cutOff: boolean } {
  let allowance = freshAllowance(NOON)
  let allowed = 0
  for (let i = 0; i < perSecond * seconds; i++) {
    const spent = spend(allowance, NOON + (i * 1000) / perSecond)
    allowance = spent.left
    if (spent.allowed) allowed++
    if (allowance.refused > MOST_REFUSED) return { allowed, cutOff: true }
  }
  return { allowed, cutOff: false }
}

describe('the allowance of a Viewer', () => {
  it('[V-4] lets everything through that a browser says in earnest', () => {
    expect(flood(15, 60)).toEqual({ allowed: 900, cutOff: false })
  })

  it('[V-4] allows a burst, and twenty a second after it', () => {
    const { allowed } = flood(1000, 0.2)
    expect(allowed).toBeGreaterThanOrEqual(60)
    expect(allowed).toBeLessThanOrEqual(64)
  })

  it.each([100, 1000, 3000, 100_000])('[V-4] cuts off a Viewer that goes on at %i a second', (perSecond) => {
    expect(flood(perSecond, 10).cutOff).toBe(true)
  })

  it('[V-4] forgives a burst over the limit', () => {
    let allowance = freshAllowance(NOON)
    for (let i = 0; i < 150; i++) allowance = spend(allowance, NOON).left
    expect(allowance.refused).toBe(90)
    for (let s = 1; s < 60; s++) {
      for (let i = 0; i < 3; i++) {
        const spent = spend(allowance, NOON + s * 1000)
        expect(spent.allowed).toBe(true)
        allowance = spent.left
      }
    }
    expect(allowance.refused).toBe(0)
  })

  it('[V-4] is not filled by a clock that is set back', () => {
    let allowance = freshAllowance(NOON)
    for (let i = 0; i < 60; i++) allowance = spend(allowance, NOON).left
    expect(spend(allowance, NOON - 3_600_000).allowed).toBe(false)
  })
})

const waits = (costMillis: number): number => nextFlushAt({ endedAt: 0, costMillis })
const anyCost = fc.double({ min: 0, max: 5000, noNaN: true })

describe('the pace of a room', () => {
  it('[V-2] the first flush is due at once, and so is one after flushes that cost nothing', () => {
    expect(nextFlushAt(UNPACED)).toBe(Number.NEGATIVE_INFINITY)
    expect(nextFlushAt({ endedAt: NOON, costMillis: 0 })).toBe(NOON)
  })

  it('[V-2] no wait is longer than a second, and none is negative', () => {
    fc.assert(
      fc.property(anyCost, (cost) => {
        expect(waits(cost)).toBeGreaterThanOrEqual(0)
        expect(waits(cost)).toBeLessThanOrEqual(1000)
      }),
      { seed: SEED },
    )
  })

  it('[V-2] flushing takes one part in twenty, or waits 80 ms while that stays under one part in four', () => {
    fc.assert(
      fc.property(anyCost, (cost) => {
        fc.pre(cost > 0)
        const share = cost / (cost + waits(cost))
        if (waits(cost) < 80) expect(share).toBeCloseTo(1 / 20, 6)
        else if (waits(cost) === 80) expect(share).toBeLessThanOrEqual(1 / 4 + 1e-9)
        else if (waits(cost) < 1000) expect(share).toBeCloseTo(1 / 4, 6)
        else expect(share).toBeGreaterThanOrEqual(1 / 4 - 1e-9)
      }),
      { seed: SEED, numRuns: 1000 },
    )
    expect([1, 4, 10, 26, 40, 400].map(waits)).toEqual([19, 76, 80, 80, 120, 1000])
  })

  it('[V-2] a dearer flush never shortens the wait', () => {
    fc.assert(
      fc.property(anyCost, anyCost, (a, b) => {
        expect(waits(Math.max(a, b))).toBeGreaterThanOrEqual(waits(Math.min(a, b)))
      }),
      { seed: SEED },
    )
  })

  it('[V-2] one costly flush slows the room for a few flushes only, a lasting load for good', () => {
    let pace: Pace = paced(UNPACED, NOON, 1)
    pace = paced(pace, NOON + 100, 200)
    for (let i = 0; i < 8; i++) pace = paced(pace, NOON + 200 + i, 1)
    expect(pace.costMillis).toBeLessThan(2)
    for (let i = 0; i < 20; i++) pace = paced(pace, NOON + 300 + i, 50)
    expect(pace.costMillis).toBeCloseTo(50, 1)
    expect(pace.endedAt).toBe(NOON + 319)
  })
})
