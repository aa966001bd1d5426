/*
 *                 welcomed ┌──────────── gap ───────────┐
 *   connecting ───────────▶│ live ◀──── caughtUp ── catchingUp
 *       │  ▲               └───────── broken ─────┬─────┘
 *       │  └ (never again)                        ▼
 *       └──────────────── broken ──────────────▶ lost ──welcomed──▶ live or catchingUp
 *   any ── refused ──▶ refused
 *
 * Pure: time and chance arrive as arguments. `lost` lasts until the next welcome, through all attempts.
 */
import type { Connection, LossReason, RefusalReason } from '../state/connection.ts'

/** What happened on the way to the server. */
export type Signal =
  | { readonly signal: 'welcomed'; readonly complete: boolean }
  | { readonly signal: 'gap' }
  | { readonly signal: 'caughtUp' }
  | {
      readonly signal: 'broken'
      readonly reason: LossReason
      readonly atMillis: number
      /** When the server was last heard on this connection. */
      readonly heardMillis: number
      readonly retryAtMillis: number
    }
  | { readonly signal: 'refused'; readonly reason: RefusalReason }
  | { readonly signal: 'attempt'; readonly atMillis: number }

type SignalOf<Name extends Signal['signal']> = Extract<Signal, { signal: Name }>
type StateOf<Name extends Connection['kind']> = Extract<Connection, { kind: Name }>
type Row<State extends Connection['kind']> = {
  readonly [Name in Signal['signal']]: (state: StateOf<State>, signal: SignalOf<Name>) => Connection
}
type Table = { readonly [State in Connection['kind']]: Row<State> }

const LIVE: Connection = { kind: 'live' }
const CATCHING_UP: Connection = { kind: 'catchingUp' }

const welcomed = (_: Connection, { complete }: SignalOf<'welcomed'>): Connection =>
  complete ? LIVE : CATCHING_UP
const refused = (_: Connection, { reason }: SignalOf<'refused'>): Connection => ({ kind: 'refused', reason })
const same = <State extends Connection>(state: State): State => state

const brokenInUse = (_: Connection, signal: SignalOf<'broken'>): Connection => ({
  kind: 'lost',
  sinceMillis: signal.heardMillis,
  attempt: 0,
  retryAtMillis: signal.retryAtMillis,
  reason: signal.reason,
})

/** Every state by every signal: forgetting a case fails to compile. */
const TABLE: Table = {
  connecting: {
    welcomed,
    gap: same,
    caughtUp: same,
    broken: (state, signal) => ({
      kind: 'lost',
      sinceMillis: signal.atMillis,
      attempt: state.attempt,
      retryAtMillis: signal.retryAtMillis,
      reason: signal.reason,
    }),
    refused,
    attempt: same,
  },
  live: {
    welcomed,
    gap: () => CATCHING_UP,
    caughtUp: same,
    broken: brokenInUse,
    refused,
    attempt: same,
  },
  catchingUp: {
    welcomed,
    gap: same,
    caughtUp: () => LIVE,
    broken: brokenInUse,
    refused,
    attempt: same,
  },
  lost: {
    welcomed,
    gap: same,
    caughtUp: same,
    broken: (state, { reason, retryAtMillis }) => ({
      ...state,
      attempt: state.attempt + 1,
      retryAtMillis,
      reason,
    }),
    refused,
    attempt: (state, { atMillis }) => ({
      ...state,
      retryAtMillis: Math.min(state.retryAtMillis, atMillis),
    }),
  },
  refused: {
    welcomed,
    gap: same,
    caughtUp: same,
    broken: (_, signal) => ({
      kind: 'lost',
      sinceMillis: signal.atMillis,
      attempt: 1,
      retryAtMillis: signal.retryAtMillis,
      reason: signal.reason,
    }),
    refused,
    attempt: same,
  },
}

export function next(connection: Connection, signal: Signal): Connection {
  const row = TABLE[connection.kind] as Record<string, (state: Connection, signal: Signal) => Connection>
  const step = row[signal.signal]
  if (step === undefined) throw new Error(`no transition from ${connection.kind} by ${signal.signal}`)
  return step(connection, signal)
}

const FIRST_DELAY_MILLIS = 250
const LONGEST_DELAY_MILLIS = 5000

/** How long to wait after so many failed attempts; `chance` in [0, 1) spreads browsers that were lost together. */
export const retryDelayMillis = (failedAttempts: number, chance: number): number =>
  Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.min(failedAttempts, 16)) * (0.5 + chance / 2)

/** Failed attempts so far, as the connection tells them. */
export const failedAttempts = (connection: Connection): number =>
  connection.kind === 'lost' ? connection.attempt + 1 : connection.kind === 'connecting' ? 1 : 0
