import type { Priority, TwinEvent } from '../../models/event.ts'
import type { Bilingual } from '../../models/text.ts'
import type { Dated } from './late.ts'

/** An alarm that was raised and not cleared since. */
export interface StandingAlarm {
  readonly code: string
  readonly priority: Priority
  readonly text?: Bilingual
  /** When it was first raised, by the device's clock. */
  readonly sinceMillis: number
}

/** The alarms that stand, by Machine index, the gravest and then the newest first; no Machine has an empty list [E-7]. */
export type StandingAlarms = ReadonlyMap<number, readonly StandingAlarm[]>

/** An Event as the screen keeps it: one that cleared an alarm knows which. */
export type KnownEvent = Dated & { readonly ended?: StandingAlarm }

export const NO_ALARMS: StandingAlarms = new Map()

/** The gravest first. */
export const PRIORITIES: readonly Priority[] = ['high', 'medium', 'low']

/** A Machine that raises code after code and clears none keeps no more than these; the least grave and oldest go. */
export const MOST_ALARMS_OF_A_MACHINE = 32

type Ended<Of extends TwinEvent> = Of & { readonly ended?: StandingAlarm }

/** The alarms that stand after some Events, which come oldest first, and those Events with what they ended. */
export function alarmsAfter<Of extends TwinEvent>(
  standing: StandingAlarms,
  events: readonly Of[],
): { readonly alarms: StandingAlarms; readonly events: readonly Ended<Of>[] } {
  let alarms: Map<number, readonly StandingAlarm[]> | undefined
  const known = events.map((event): Ended<Of> => {
    if (event.event !== 'alarmRaised' && event.event !== 'alarmCleared') return event
    alarms ??= new Map(standing)
    const before = alarms.get(event.machine) ?? []
    const same = before.find(({ code }) => code === event.code)
    const others = before.filter((alarm) => alarm !== same)
    const after = event.event === 'alarmRaised' ? ranked([raised(event, same), ...others]) : others
    if (after.length > 0) alarms.set(event.machine, after)
    else alarms.delete(event.machine)
    return event.event === 'alarmCleared' && same !== undefined ? { ...event, ended: same } : event
  })
  return { alarms: alarms ?? standing, events: known }
}

type Raised = Extract<TwinEvent, { readonly event: 'alarmRaised' }>

/** Raised again, an alarm stands since it was raised first, and says what it says now. */
function raised({ code, priority, text, time }: Raised, same: StandingAlarm | undefined): StandingAlarm {
  const said = text ?? same?.text
  const alarm = { code, priority, sinceMillis: same?.sinceMillis ?? time }
  return said === undefined ? alarm : { ...alarm, text: said }
}

const ranked = (alarms: readonly StandingAlarm[]): readonly StandingAlarm[] =>
  alarms
    .toSorted(
      (a, b) =>
        PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || b.sinceMillis - a.sinceMillis,
    )
    .slice(0, MOST_ALARMS_OF_A_MACHINE)

/** The gravest that stands on a Machine. */
export const gravestOf = (alarms: StandingAlarms, machine: number): StandingAlarm | undefined =>
  alarms.get(machine)?.[0]
