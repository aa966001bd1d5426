import { type Bilingual, bilingual } from '../../models/text.ts'

/** What a machine cries out by itself: a code of its controller, how bad, and what it says. */
export interface MachineAlarm {
  readonly code: string
  readonly priority: 'high' | 'medium' | 'low'
  readonly text: Bilingual
}

export type Alarms = readonly [MachineAlarm, ...MachineAlarm[]]

/** Faults abort the machine; warnings let it run on. */
export interface AlarmList {
  readonly faults: Alarms
  readonly warnings: Alarms
  /** Which of the faults tells that a wear part has failed; the first where none is named. */
  readonly worn: Readonly<Record<string, string>>
}

export const fault = (code: string, zh: string, en: string): MachineAlarm => ({
  code,
  priority: 'high',
  text: bilingual(zh, en),
})
export const warning = (
  code: string,
  zh: string,
  en: string,
  priority: 'medium' | 'low' = 'low',
): MachineAlarm => ({
  code,
  priority,
  text: bilingual(zh, en),
})

export const LUBRICATION = warning('W310', '润滑油位低', 'Lubrication oil level low')
export const AIR = warning('W402', '气源压力偏低', 'Air supply pressure low', 'medium')

/** Cries once in weeks where others do in hours: a tank of oil lasts. */
const RARE: ReadonlySet<string> = new Set([LUBRICATION.code])
const RARE_SHARE = 0.05

/** How often a warning is heard beside the others of its list. */
export const weightOf = ({ code }: MachineAlarm): number => (RARE.has(code) ? RARE_SHARE : 1)

/** These stand until somebody is at the machine: what is low is filled up, what is soiled is cleaned, what is due is done. */
const SEEN_TO: ReadonlySet<string> = new Set([
  ...['W305', 'W310', 'W340', 'W350', 'W351', 'W364', 'W460', 'W470'],
  ...['W474', 'W482', 'W484', 'W486', 'W490', 'W632', 'W940'],
])

export const isSeenTo = (code: string): boolean => SEEN_TO.has(code)
