import { describe, it } from 'vitest'
import { drill, plantCalled, withAgvs } from './drill.ts'
import { expectOrder } from './order.ts'

describe('forty vehicles', () => {
  it.each(['gearbox', 'smt', 'moulding'])(
    '[W-33] on the roads of %s for eight hours: every mission ends',
    (name) => {
      const plant = withAgvs(plantCalled(name), 40)
      expectOrder(drill(plant, { hours: 8, perHour: 60, lookMillis: 3000, seed: 1 }), 400)
    },
    60_000,
  )
})
