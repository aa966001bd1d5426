import { describe, expect, it } from 'vitest'
import { createTicker } from '../../../../server/edge/ticker.ts'
import { until } from '../../../helpers/until.ts'

describe('the ticker', () => {
  it('[V-2] flushes in the same turn what is due now, and once', async () => {
    let due: number | undefined = 0
    let flushes = 0
    const ticker = createTicker(
      () => due,
      () => {
        flushes++
        due = undefined
      },
      () => 0,
    )
    ticker.poke()
    ticker.poke()
    expect(flushes, 'not before the turn ends').toBe(0)
    await new Promise((resolve) => setImmediate(resolve))
    expect(flushes).toBe(1)
    ticker.stop()
  })

  it('[V-2] what is due now does not wait for what is due later', async () => {
    let due: number | undefined = 3_600_000
    let flushes = 0
    const ticker = createTicker(
      () => due,
      () => {
        flushes++
        due = undefined
      },
      () => 0,
    )
    ticker.poke()
    due = 0
    ticker.poke()
    await until('it is flushed', () => flushes === 1)
    ticker.stop()
  })

  it('[V-2] nothing is flushed once it is stopped', async () => {
    let flushes = 0
    const ticker = createTicker(
      () => 0,
      () => {
        flushes++
      },
      () => 0,
    )
    ticker.poke()
    ticker.stop()
    await new Promise((resolve) => setImmediate(resolve))
    expect(flushes).toBe(0)
  })
})
