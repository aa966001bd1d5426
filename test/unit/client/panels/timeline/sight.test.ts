import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AHEAD,
  atX,
  LONGEST_MILLIS,
  lengthOf,
  panned,
  pinched,
  SHORTEST_MILLIS,
  turnedTo,
  upTo,
  wholeOf,
  within,
  xOf,
  zoomed,
} from '../../../../../client/panels/timeline/sight.ts'

const NOW = 1_790_000_000_000
const HOUR = 3_600_000
const reach = { first: NOW - 100 * 24 * HOUR, now: NOW }

describe('what the timeline shows', () => {
  it('[PH-40] keeps the instant under the pointer where it is, however it is zoomed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: 0, max: 1000 }),
        (factor, x) => {
          const sight = { from: NOW - 500 * HOUR, to: NOW - 490 * HOUR }
          const at = atX(sight, 1000, x)
          expect(Math.abs(xOf(zoomed(sight, at, factor, reach), 1000, at) - x)).toBeLessThan(0.01)
        },
      ),
    )
  })

  it('[PH-40] goes from seconds to months and no further', () => {
    let sight = upTo(NOW, HOUR)
    for (let k = 0; k < 60; k++) sight = zoomed(sight, NOW, 0.5, reach)
    expect(lengthOf(sight)).toBe(SHORTEST_MILLIS)
    for (let k = 0; k < 60; k++) sight = zoomed(sight, NOW, 2, reach)
    expect(lengthOf(sight)).toBe(LONGEST_MILLIS)
  })

  it('[PH-40] never leaves what could have been recorded, however it is thrown about', () => {
    const act = fc.oneof(
      fc.record({ pan: fc.double({ min: -1e12, max: 1e12, noNaN: true }) }),
      fc.record({
        zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let sight = upTo(NOW, HOUR)
        for (const each of acts)
          sight =
            'pan' in each
              ? panned(sight, each.pan, reach)
              : zoomed(sight, sight.from + each.share * lengthOf(sight), each.zoom, reach)
        const length = lengthOf(sight)
        expect(sight.to).toBeLessThanOrEqual(NOW + AHEAD * length + 1)
        expect(sight.to).toBeGreaterThanOrEqual(Math.min(NOW, reach.first + 0.05 * length))
        expect(length).toBeGreaterThanOrEqual(SHORTEST_MILLIS - 1)
        expect(length).toBeLessThanOrEqual(LONGEST_MILLIS + 1)
      }),
    )
  })

  it('[PH-40] as a whole begins before the first Reading and ends behind the present', () => {
    const whole = wholeOf(reach)
    expect(whole.from).toBeLessThan(reach.first)
    expect(whole.to).toBeGreaterThan(NOW)
    expect(within(whole, reach)).toEqual(whole)
    expect(lengthOf(wholeOf({ first: undefined, now: NOW }))).toBeGreaterThanOrEqual(SHORTEST_MILLIS)
  })

  it('[PH-40] turns the page where the Playhead leaves it, and stays else', () => {
    const sight = { from: NOW - 3 * HOUR, to: NOW - 2 * HOUR }
    expect(turnedTo(sight, NOW - 2.5 * HOUR, true, reach)).toBe(sight)
    const next = turnedTo(sight, sight.to + 1, true, reach)
    expect(xOf(next, 100, sight.to + 1)).toBeCloseTo(10)
    const back = turnedTo(sight, sight.from - 1, false, reach)
    expect(xOf(back, 100, sight.from - 1)).toBeCloseTo(90)
  })

  it('[PH-40] under two fingers keeps what lies under each', () => {
    const sight = { from: NOW - 50 * HOUR, to: NOW - 40 * HOUR }
    const [one, other] = [atX(sight, 300, 100), atX(sight, 300, 200)]
    const next = pinched(sight, 300, [100, 200], [60, 250], reach)
    expect(xOf(next, 300, one)).toBeCloseTo(60)
    expect(xOf(next, 300, other)).toBeCloseTo(250)
    expect(pinched(sight, 300, [100, 200], [200, 100], reach)).toBe(sight)
  })
})
