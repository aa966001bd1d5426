import type { MachineEvent, StandingAlarm } from './played.ts'

/** Keeps what stands on a machine up to date with what it tells; `t` is when, by its clock. */
export function noteAlarm(standing: Map<string, StandingAlarm>, event: MachineEvent, t?: number): void {
  if (event.event === 'alarmCleared') standing.delete(event.code)
  if (event.event !== 'alarmRaised' || standing.has(event.code)) return
  const { code, priority, text } = event
  standing.set(code, { code, priority, text, ...(t === undefined ? {} : { t }) })
}

/** The word of a machine that begins: all that stands on it, be it nothing [G-14]. */
export const writtenStanding = (standing: ReadonlyMap<string, StandingAlarm>, t: number): string =>
  JSON.stringify({ t, event: 'alarmsStanding', alarms: [...standing.values()] })
