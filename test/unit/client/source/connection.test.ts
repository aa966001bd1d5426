import { describe, expect, it } from 'vitest'
import { failedAttempts, next, retryDelayMillis, type Signal } from '../../../../client/source/connection.ts'
import type { Connection } from '../../../../client/state/connection.ts'

const STATES = {
  connecting: { kind: 'connecting', attempt: 1 },
  live: { kind: 'live' },
  catchingUp: { kind: 'catchingUp' },
  lost: { kind: 'lost', sinceMillis: 100, attempt: 3, retryAtMillis: 900, reason: 'closed' },
  refused: { kind: 'refused', reason: 'full' },
} as const satisfies Record<Connection['kind'], Connection>

const SIGNALS = {
  welcomed: { signal: 'welcomed', complete: true },
  gap: { signal: 'gap' },
  caughtUp: { signal: 'caughtUp' },
  broken: { signal: 'broken', reason: 'silent', atMillis: 600, heardMillis: 550, retryAtMillis: 1600 },
  refused: { signal: 'refused', reason: 'login' },
  attempt: { signal: 'attempt', atMillis: 700 },
} as const satisfies Record<Signal['signal'], Signal>

const LIVE: Connection = { kind: 'live' }
const CATCHING_UP: Connection = { kind: 'catchingUp' }
const LOGIN: Connection = { kind: 'refused', reason: 'login' }
const LOST_IN_USE: Connection = {
  kind: 'lost',
  sinceMillis: 550,
  attempt: 0,
  retryAtMillis: 1600,
  reason: 'silent',
}
const NEVER_REACHED: Connection = { ...LOST_IN_USE, sinceMillis: 600, attempt: 1 }

/** Every state by every signal; a forgotten case does not compile. */
const EXPECTED: Record<Connection['kind'], Record<Signal['signal'], Connection>> = {
  connecting: {
    welcomed: LIVE,
    gap: STATES.connecting,
    caughtUp: STATES.connecting,
    broken: NEVER_REACHED,
    refused: LOGIN,
    attempt: STATES.connecting,
  },
  live: {
    welcomed: LIVE,
    gap: CATCHING_UP,
    caughtUp: LIVE,
    broken: LOST_IN_USE,
    refused: LOGIN,
    attempt: LIVE,
  },
  catchingUp: {
    welcomed: LIVE,
    gap: CATCHING_UP,
    caughtUp: LIVE,
    broken: LOST_IN_USE,
    refused: LOGIN,
    attempt: CATCHING_UP,
  },
  lost: {
    welcomed: LIVE,
    gap: STATES.lost,
    caughtUp: STATES.lost,
    broken: { ...STATES.lost, attempt: 4, retryAtMillis: 1600, reason: 'silent' },
    refused: LOGIN,
    attempt: { ...STATES.lost, retryAtMillis: 700 },
  },
  refused: {
    welcomed: LIVE,
    gap: STATES.refused,
    caughtUp: STATES.refused,
    broken: NEVER_REACHED,
    refused: LOGIN,
    attempt: STATES.refused,
  },
}

describe('connection', () => {
  for (const [kind, state] of Object.entries(STATES)) {
    for (const [name, signal] of Object.entries(SIGNALS)) {
      const expected = EXPECTED[kind as Connection['kind']][name as Signal['signal']]
      it(`[Q-5] ${kind} by ${name} is ${expected.kind}`, () => {
        expect(next(state, signal)).toEqual(expected)
      })
    }
  }

  it('[C-1] a welcome after which a Snapshot must come is not live yet', () => {
    for (const state of Object.values(STATES)) {
      expect(next(state, { signal: 'welcomed', complete: false })).toEqual(CATCHING_UP)
    }
  })

  it('[Q-5] the moment of the loss stays through all attempts, until a welcome', () => {
    let connection: Connection = next(LIVE, SIGNALS.broken)
    for (let attempt = 1; attempt <= 20; attempt++) {
      connection = next(connection, { signal: 'attempt', atMillis: 1000 * attempt })
      connection = next(connection, { ...SIGNALS.broken, atMillis: 1000 * attempt, heardMillis: 1 })
      expect(connection).toMatchObject({ kind: 'lost', sinceMillis: 550, attempt })
    }
    expect(next(connection, SIGNALS.welcomed)).toEqual(LIVE)
  })

  it('[Q-5] retries come later and later, never after more than five seconds, and not all at once', () => {
    for (let failed = 0; failed < 100; failed++) {
      const soonest = retryDelayMillis(failed, 0)
      const latest = retryDelayMillis(failed, 0.999_999)
      expect(soonest).toBeGreaterThanOrEqual(125)
      expect(latest).toBeLessThanOrEqual(5000)
      expect(latest).toBeGreaterThan(soonest * 1.9)
      expect(retryDelayMillis(failed + 1, 0)).toBeGreaterThanOrEqual(soonest)
    }
    expect(retryDelayMillis(0, 0)).toBeLessThan(retryDelayMillis(3, 0))
  })

  it('[Q-5] a loss out of the blue is retried sooner than one that goes on', () => {
    expect(failedAttempts(LIVE)).toBe(0)
    expect(failedAttempts(STATES.connecting)).toBe(1)
    expect(failedAttempts(STATES.lost)).toBe(4)
  })
})
