import { createStore } from 'zustand/vanilla'
import type { DiscoveryRow } from '../../models/protocol.ts'

/** A topic that has said nothing for so long is past: whoever spoke there has gone, or was taken away. */
export const PAST_MILLIS = 5 * 60_000

export const isPast = ({ lastAt }: DiscoveryRow, nowMillis: number): boolean =>
  nowMillis - lastAt > PAST_MILLIS

/** How many topics a person has not looked at yet, of those that still speak. */
export const newTopics = (rows: readonly DiscoveryRow[], lookedAtMillis: number, nowMillis: number): number =>
  rows.reduce((sum, row) => sum + (row.firstAt > lookedAtMillis && !isPast(row, nowMillis) ? 1 : 0), 0)

/** When the list of discovered topics was last looked at in this browser, by the server's clock. */
export const discoveredLook = createStore<{ readonly atMillis: number }>(() => ({
  atMillis: Number.NEGATIVE_INFINITY,
}))
