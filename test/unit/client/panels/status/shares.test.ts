import { describe, expect, it } from 'vitest'
import { sharesOf, tallest } from '../../../../../client/panels/status/shares.ts'
import { shortTime } from '../../../../../client/panels/status/short-time.ts'
import { speechOf } from '../../../../../client/text/speech.ts'

const english = speechOf({ language: 'en', timeZone: 'UTC' })

describe('the spread of freshness', () => {
  it('[J-2] is told in shares of the whole, and as nothing where nothing was measured', () => {
    expect(sharesOf([1, 3, 0])).toEqual([0.25, 0.75, 0])
    expect(sharesOf([0, 0])).toEqual([0, 0])
    expect(tallest([1, 3, 0])).toBe(1)
    expect(tallest([0, 0])).toBeUndefined()
  })
})

it.each([
  [0.42, '0.4 ms'],
  [9.96, '10.0 ms'],
  [64.2, '64 ms'],
  [1500, '1.5 s'],
  [61_000, '1m 1s'],
])('a short time of %d ms is told as %s', (millis, told) => {
  expect(shortTime(millis, english)).toBe(told)
})
