import { describe, expect, it } from 'vitest'
import {
  askFor,
  MINUTE_MILLIS,
  minuteCounts,
  toldOutput,
} from '../../../../../client/panels/area/told-output.ts'
import { countOutput, createOutput, OUTPUT_MINUTES } from '../../../../../client/state/output.ts'
import { everyFor } from '../../../../../models/journal-ask.ts'
import { floorOf, read } from '../floor.ts'

const MINUTE = 1000

describe('output that the page did not count', () => {
  const { model, now } = floorOf(40)
  const output = createOutput(model)
  const machine = output.madeSlots.findIndex((slot) => slot >= 0)
  const slot = output.madeSlots[machine]!
  /** What the counter said last in some minutes, from the tenth before. */
  const told = (...says: readonly (number | undefined)[]) =>
    toldOutput(
      [
        {
          slot,
          start: says.flatMap((each, i) =>
            each === undefined ? [] : [(MINUTE - OUTPUT_MINUTES - 1 + i) * MINUTE_MILLIS],
          ),
          last: says.flatMap((each) => (each === undefined ? [] : [each / model.table.perUnit[slot]!])),
        },
      ],
      model.table.perUnit,
      MINUTE,
    )
  const counts = (of: ReturnType<typeof told> | undefined, minute = MINUTE) =>
    minuteCounts({ now, output, rows: output.made, slots: output.madeSlots, told: of, minute }, [machine])

  it('[PH-85] asks for whole minutes', () => {
    const { from, to, points } = askFor(MINUTE)
    expect(everyFor((to - from) / points)).toBe(MINUTE_MILLIS)
    expect(to).toBe(MINUTE * MINUTE_MILLIS)
  })

  it('[PH-85] is how much the Journal says that the counters grew, up to where the Playhead is', () => {
    read(now, slot, 131)
    const of = told(100, 103, undefined, 110, 110, 2, 5, undefined, undefined, undefined, 128)
    expect(counts(of)).toEqual([0, 7, 0, 0, 3, 0, 0, 0, 123, 3])
    // The first minute that it tells of lies before what is shown.
    expect(of.grown.get(slot)?.[0]).toBe(3)
  })

  it('[PH-85] what it does not tell yet is what the page counted', () => {
    read(now, slot, 131)
    countOutput(output, now, MINUTE * MINUTE_MILLIS + 50_000)
    read(now, slot, 135)
    countOutput(output, now, MINUTE * MINUTE_MILLIS + 55_000)
    read(now, slot, 136)
    countOutput(output, now, (MINUTE + 1) * MINUTE_MILLIS + 1000)
    const of = told(100, 103, undefined, 110, 110, 2, 5, undefined, undefined, undefined, 128)
    expect(counts(of, MINUTE + 1)).toEqual([7, 0, 0, 3, 0, 0, 0, 123, 4, 1])
    expect(counts(undefined, MINUTE + 1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 4, 1])
  })
})
