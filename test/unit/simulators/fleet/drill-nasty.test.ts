import { describe, it } from 'vitest'
import { drill } from './drill.ts'
import { nastyPlant } from './nasty.ts'
import { expectOrder } from './order.ts'

describe('forty vehicles', () => {
  it('[W-33] on roads to get stuck on, for eight hours: every mission ends', () => {
    expectOrder(drill(nastyPlant(40), { hours: 8, perHour: 60, lookMillis: 3000, seed: 1 }), 400)
  }, 60_000)

  it('[W-33] looked at five times a second, nobody is in another', () => {
    expectOrder(drill(nastyPlant(40), { hours: 0.2, perHour: 300, lookMillis: 200, seed: 2 }), 40)
  }, 60_000)

  it.each([1, 2, 3])(
    '[W-35] seed %i: vehicles halted and roads closed all the time: every mission ends',
    (seed) => {
      expectOrder(
        drill(nastyPlant(40), { hours: 1, perHour: 60, lookMillis: 2000, seed, troubles: true }),
        40,
      )
    },
    60_000,
  )
})
