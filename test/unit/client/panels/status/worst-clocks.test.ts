import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowsClocks, worstClocks } from '../../../../../client/panels/status/worst-clocks.ts'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { frameOf } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const T = 1_700_000_000_000
const MACHINES = 12
const MODEL = smallModel(MACHINES)

function floorWith(skews: readonly number[]) {
  const now = createNow(MODEL)
  const rows = skews.map((skew, machine) => {
    const slot = MODEL.skewSlots[machine]!
    return [slot, skew * MODEL.table.perUnit[slot]!, T, 1] as const
  })
  if (rows.length > 0) applyFrame(now, frameOf(FORM.delta, 1, rows))
  return now
}

describe('the clocks of machines', () => {
  it('[J-6] the worst first, fast or slow, and none that does no harm', () => {
    const skews = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: MACHINES })
    fc.assert(
      fc.property(skews, fc.integer({ min: 1, max: 6 }), (all, most) => {
        const told = worstClocks(floorWith(all), 100, most)
        const wanted = all.map(Math.abs).filter((off) => off > 100)
        const worst = wanted.sort((a, b) => b - a).slice(0, most)
        expect(told.map(({ skewMillis }) => Math.abs(skewMillis))).toEqual(worst)
        for (const { machine, skewMillis } of told) expect(skewMillis).toBe(all[machine])
      }),
    )
  })

  it('[J-6] says that none is known where none has been compared', () => {
    expect(knowsClocks(floorWith([]))).toBe(false)
    expect(knowsClocks(floorWith([0]))).toBe(true)
  })
})
