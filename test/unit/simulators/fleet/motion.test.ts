import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '../../../../simulators/engine/fleet/course.ts'
import { emptyCurve } from '../../../../simulators/engine/fleet/curve.ts'
import { DueTree } from '../../../../simulators/engine/fleet/due.ts'
import {
  ACCELERATION,
  braking,
  motionOver,
  movingAt,
  secondsTo,
} from '../../../../simulators/engine/fleet/motion.ts'
import {
  askMillis,
  CLEAR_METRES,
  clearMillis,
  staying,
  timeSteps,
} from '../../../../simulators/engine/fleet/timetable.ts'

const stepsOf = (parts: readonly { readonly long: number; readonly top: number }[]): Step[] => {
  let at = 0
  return parts.map(({ long, top }, piece) => {
    const step = { piece, lane: 0, curve: emptyCurve(), curveFrom: 0, from: at, to: at + long, topSpeed: top }
    at += long
    return step
  })
}

const parts = fc.array(
  fc.record({
    long: fc.double({ min: 0.2, max: 20, noNaN: true }),
    top: fc.double({ min: 0.3, max: 1.3, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
)

/** Its last metre, worked out from the phase before, ends a trillionth of a second before it stands. */
const BY_A_HAIR = [
  { long: 3.0942085464875193, top: 0.4167344029661761 },
  { long: 0.32083063099992876, top: 0.5460995479671437 },
]

describe('how a vehicle moves', () => {
  it('[W-34] never faster than a step allows, never harder than 0.5 m/s², and it stands at the end', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const steps = stepsOf(some)
        const end = steps.at(-1)!.to
        const motion = motionOver(steps, 0, 100, 0, 0, end)
        const arrival = secondsTo(motion, end)
        const out = { metres: 0, speed: 0 }
        let before = { metres: 0, speed: 0 }
        for (let i = 0; i <= 150; i++) {
          const seconds = 100 + ((arrival - 100) * i) / 150
          movingAt(motion, seconds, out)
          const long = (arrival - 100) / 150
          expect(out.metres).toBeGreaterThanOrEqual(before.metres - 1e-9)
          expect(Math.abs(out.speed - before.speed)).toBeLessThanOrEqual(ACCELERATION * long + 1e-6)
          const top = Math.max(
            ...steps
              .filter(({ from, to }) => from - 1e-6 <= out.metres && out.metres <= to + 1e-6)
              .map(({ topSpeed }) => topSpeed),
          )
          expect(out.speed).toBeLessThanOrEqual(top + 1e-6)
          before = { ...out }
        }
        expect(out.metres).toBeCloseTo(end, 6)
        movingAt(motion, arrival + 9, out)
        expect(out).toEqual({ metres: end, speed: 0 })
      }),
    )
  })

  it('[W-34] it comes to a place when it is said to', () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
        const steps = stepsOf(some)
        const end = steps.at(-1)!.to
        const motion = motionOver(steps, 0, 0, 0, 0, end)
        const out = { metres: 0, speed: 0 }
        movingAt(motion, secondsTo(motion, share * end), out)
        expect(out.metres).toBeCloseTo(share * end, 5)
        expect(secondsTo(motion, end + 1)).toBe(Number.POSITIVE_INFINITY)
      }),
    )
  })

  it('[W-34] with more road it goes on from where it is, at the speed that it has', () => {
    fc.assert(
      fc.property(
        parts,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (some, first, share) => {
          const steps = stepsOf(some)
          const end = steps.at(-1)!.to
          const short = motionOver(steps, 0, 0, 0, 0, first * end)
          const at = share * secondsTo(short, first * end)
          const out = { metres: 0, speed: 0 }
          movingAt(short, at, out)
          const step = steps.findIndex(({ to }) => to > out.metres)
          const longer = motionOver(steps, Math.max(0, step), at, out.metres, out.speed, end)
          for (let phase = 0; phase < longer.phases; phase++)
            expect(Math.abs(longer.rows[4 * phase + 3]!)).toBeLessThan(ACCELERATION + 1e-3)
          movingAt(longer, 1e6, out)
          expect(out.metres).toBeCloseTo(end, 6)
        },
      ),
    )
  })

  it('[W-33] it gives back what it has left, and asks for more while it can still halt before', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const steps = stepsOf(some)
        const metres = steps.at(-1)!.to
        const stopMetres = steps.map(({ to }) => to)
        const timetable = staying()
        timetable.motion = motionOver(steps, 0, 0, 0, 0, metres)
        timeSteps(timetable, { steps, stopMetres, metres }, 0, steps.length)
        const { motion, arriveMillis } = timetable
        const out = { metres: 0, speed: 0 }
        steps.forEach(({ to }, i) => {
          const millis = clearMillis(timetable, i)
          if (to + CLEAR_METRES > metres) expect(millis).toBe(Number.POSITIVE_INFINITY)
          else {
            movingAt(motion, millis / 1000, out)
            expect(out.metres).toBeGreaterThan(to + CLEAR_METRES - 1e-6)
            expect(out.metres).toBeLessThan(to + CLEAR_METRES + 1e-3)
          }
          movingAt(motion, askMillis(timetable, i) / 1000, out)
          expect(out.metres + (out.speed * out.speed) / (2 * ACCELERATION)).toBeLessThan(to)
        })
        movingAt(motion, arriveMillis / 1000, out)
        expect(out).toEqual({ metres, speed: 0 })
      }),
      { examples: [[BY_A_HAIR]] },
    )
  })

  it('[W-35] it brakes at once', () => {
    const motion = braking(10, 5, 1.2)
    const out = { metres: 0, speed: 0 }
    movingAt(motion, 99, out)
    expect(out.metres).toBeCloseTo(5 + 1.44, 9)
    expect(secondsTo(motion, 5 + 1.44)).toBeCloseTo(12.4, 6)
  })
})

describe('who is due first', () => {
  it('[W-34] the earliest, and of those of one moment the one with the lowest number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(9)), { minLength: 1 }), (changes) => {
        const tree = new DueTree(21)
        const times = new Array<number>(21).fill(Number.POSITIVE_INFINITY)
        for (const [index, millis] of changes) {
          tree.set(index, millis)
          times[index] = millis
          const first = Math.min(...times)
          expect(tree.first).toBe(first)
          expect(tree.firstIndex()).toBe(times.indexOf(first))
        }
      }),
    )
  })
})
