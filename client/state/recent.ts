import type { TwinEvent } from '../../models/event.ts'

/** Newest first, and never more than this. */
export const MAX_RECENT_EVENTS = 500

/** Puts Events that came oldest first before those that are known. */
export function withEvents(known: readonly TwinEvent[], came: readonly TwinEvent[]): readonly TwinEvent[] {
  if (came.length === 0) return known
  return [...came.slice(-MAX_RECENT_EVENTS).reverse(), ...known].slice(0, MAX_RECENT_EVENTS)
}
