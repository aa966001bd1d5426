import type { KnownEvent } from './alarms.ts'

/** Newest first, and never more than this of all sorts. */
export const MAX_RECENT_EVENTS = 500

/** In a flood of other Events, so many older ones of alarms are kept as well. */
export const MAX_OLDER_ALARMS = 100

const tellsOfAlarm = ({ event }: KnownEvent): boolean => event === 'alarmRaised' || event === 'alarmCleared'

/** Puts Events that came oldest first before those that are known [E-8]. */
export function withEvents(known: readonly KnownEvent[], came: readonly KnownEvent[]): readonly KnownEvent[] {
  if (came.length === 0) return known
  const all = [...came.toReversed(), ...known]
  const older = all.slice(MAX_RECENT_EVENTS).filter(tellsOfAlarm).slice(0, MAX_OLDER_ALARMS)
  return [...all.slice(0, MAX_RECENT_EVENTS), ...older]
}
