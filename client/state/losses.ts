import type { Connection, LossReason } from './connection.ts'

/** One time that the server was lost; times are the server's, milliseconds since 1970. */
export interface Loss {
  readonly sinceMillis: number
  /** When all was caught up again; absent while the server is still lost. */
  readonly backMillis?: number
  readonly reason: LossReason
  /** Attempts that failed meanwhile. */
  readonly attempts: number
}

/** More of them than this tell nothing more of a connection. */
export const MOST_LOSSES = 20

/** Oldest first, the newest still open while the server is lost [J-5]. */
export function lossesAfter(
  known: readonly Loss[],
  connection: Connection,
  atMillis: number,
): readonly Loss[] {
  const last = known.at(-1)
  const open = last !== undefined && last.backMillis === undefined ? last : undefined
  switch (connection.kind) {
    case 'lost': {
      const { reason, attempt: attempts } = connection
      const sinceMillis = open?.sinceMillis ?? connection.sinceMillis
      const before = open === undefined ? known : known.slice(0, -1)
      return [...before, { sinceMillis, reason, attempts }].slice(-MOST_LOSSES)
    }
    case 'live':
      return open === undefined ? known : [...known.slice(0, -1), { ...open, backMillis: atMillis }]
    case 'connecting':
    case 'catchingUp':
    case 'refused':
      return known
  }
}
