import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedIn, countOutput, createOutput, OUTPUT_MINUTES } from '../../../../client/state/output.ts'
import { SEED } from '../../../helpers/seed.ts'
import { floorOf, read } from '../panels/floor.ts'

const MINUTE = 60_000

describe('output', () => {
  it('is what the counters grew by in each of the last minutes [A-15]', () => {
    const step = fc.record({
      machine: fc.nat(3),
      grows: fc.integer({ min: -5, max: 9 }),
      afterMillis: fc.integer({ min: 0, max: 3 * MINUTE }),
    })
    let counted = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { model, now } = floorOf(40)
        const output = createOutput(model)
        const machines = [...output.madeSlots.keys()]
          .filter((machine) => (output.madeSlots[machine] ?? -1) >= 0)
          .slice(0, 4)
        const counters = machines.map(() => 100)
        const grown: { readonly minute: number; readonly at: number; readonly by: number }[] = []
        for (const at of counters.keys()) read(now, output.madeSlots[machines[at] ?? -1] ?? -1, 100)
        let millis = 1_000 * MINUTE
        countOutput(output, now, millis)
        for (const { machine, grows, afterMillis } of steps) {
          millis += afterMillis
          counters[machine] = Math.max(0, (counters[machine] ?? 0) + grows)
          if (grows > 0) grown.push({ minute: Math.floor(millis / MINUTE), at: machine, by: grows })
          read(now, output.madeSlots[machines[machine] ?? -1] ?? -1, counters[machine] ?? 0)
          countOutput(output, now, millis)
        }
        const last = Math.floor(millis / MINUTE)
        machines.forEach((machine, at) => {
          const expected = Array.from({ length: OUTPUT_MINUTES }, (_, i) =>
            grown
              .filter((each) => each.at === at && each.minute === last - OUTPUT_MINUTES + 1 + i)
              .reduce((sum, { by }) => sum + by, 0),
          )
          const counts = expected.map((_, i) =>
            countedIn(output, output.made, machine, last - OUTPUT_MINUTES + 1 + i),
          )
          expect(counts).toEqual(expected)
          counted += expected.reduce((sum, each) => sum + each, 0)
        })
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(counted).toBeGreaterThan(100)
  })

  it('begins with nothing, whatever the counters say when they are read first [A-15]', () => {
    const { model, now } = floorOf(20)
    const output = createOutput(model)
    for (const slot of output.madeSlots) if (slot >= 0) read(now, slot, 5000)
    countOutput(output, now, 0)
    expect(output.made.every((count) => count === 0)).toBe(true)
  })
})
