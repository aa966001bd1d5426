import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../../client/state/connection.ts'
import { type Loss, lossesAfter, MOST_LOSSES } from '../../../../client/state/losses.ts'

const T = 1_700_000_000_000
const lost = (sinceMillis: number, attempt: number): Connection => ({
  kind: 'lost',
  sinceMillis,
  attempt,
  retryAtMillis: sinceMillis + 1000,
  reason: 'closed',
})

describe('losses', () => {
  it('[J-5] one loss is one, however many attempts it takes, and ends when all is caught up', () => {
    let losses: readonly Loss[] = []
    const steps: readonly Connection[] = [
      lost(T, 0),
      lost(T, 1),
      { kind: 'connecting', attempt: 2 },
      lost(T, 2),
      { kind: 'catchingUp' },
    ]
    for (const step of steps) losses = lossesAfter(losses, step, T + 3000)
    expect(losses).toEqual([{ sinceMillis: T, reason: 'closed', attempts: 2 }])
    losses = lossesAfter(losses, { kind: 'live' }, T + 4000)
    expect(losses).toEqual([{ sinceMillis: T, backMillis: T + 4000, reason: 'closed', attempts: 2 }])
    expect(lossesAfter(losses, { kind: 'live' }, T + 9000)).toBe(losses)
    losses = lossesAfter(losses, lost(T + 10_000, 0), T + 10_000)
    expect(losses.map(({ backMillis }) => backMillis)).toEqual([T + 4000, undefined])
  })

  it('[J-5] the newest are kept', () => {
    let losses: readonly Loss[] = []
    for (let i = 0; i < 50; i++) {
      losses = lossesAfter(losses, lost(T + i * 10, 0), T)
      losses = lossesAfter(losses, { kind: 'live' }, T + i * 10 + 5)
    }
    expect(losses).toHaveLength(MOST_LOSSES)
    expect(losses.at(-1)?.sinceMillis).toBe(T + 490)
  })
})
