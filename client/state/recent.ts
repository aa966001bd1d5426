import type { KnownEvent } from './alarms.ts'

/** Newest first, and never more than this of all sorts. */
export const MAX_RECENT_EVENTS = 500

/** In a flood of other Events, so many older ones of alarms are kept as well. */
export const MAX_OLDER_ALARMS = 100

const tellsOfAlarm = ({ event }: KnownEvent): boolean => event === 'alarmRaised' || event === 'alarmCleared'

/** The newest first by their own time, whenever they came; of one time the one that came last [E-10]. */
const newestFirst = (a: KnownEvent, b: KnownEvent): number => b.at - a.at || b.id - a.id

/** Puts Events among those that are known, each in its place [E-8, E-10]. */
export function withEvents(known: readonly KnownEvent[], came: readonly KnownEvent[]): readonly KnownEvent[] {
  if (came.length === 0) return known
  const all = [...came, ...known].sort(newestFirst)
  const older = all.slice(MAX_RECENT_EVENTS).filter(tellsOfAlarm).slice(0, MAX_OLDER_ALARMS)
  return [...all.slice(0, MAX_RECENT_EVENTS), ...older]
}

/** The id of the Event that came last; ids grow in the order of arrival [E-1]. */
export const lastIdOf = (events: readonly KnownEvent[]): number =>
  events.reduce((last, { id }) => Math.max(last, id), 0)
