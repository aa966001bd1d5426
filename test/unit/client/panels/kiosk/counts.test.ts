import { describe, expect, it } from 'vitest'
import { alarmsOf, saidOf } from '../../../../../client/panels/kiosk/counts.ts'
import { NO_ALARMS, type StandingAlarm } from '../../../../../client/state/alarms.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { LANGUAGES } from '../../../../../models/text.ts'

const NONE = { fault: 0, held: 0, waiting: 0, setup: 0, running: 30, idle: 0, unknown: 0 }
const said = (counts: Partial<typeof NONE>): readonly string[] =>
  LANGUAGES.map((language) =>
    saidOf({ ...NONE, ...counts }, speechOf({ language, timeZone: 'UTC' }))
      .map(({ shape, words }) => `${shape}: ${words}`)
      .join(' | '),
  )

describe('what a wall says of the machines', () => {
  it.each([
    [{}, 'running: 无故障', 'running: No faults'],
    [{ held: 1 }, 'held: 1 台保持，无故障', 'held: 1 held, no faults'],
    [{ fault: 2 }, 'fault: 2 台故障', 'fault: 2 faults'],
    [{ fault: 1, held: 2 }, 'fault: 1 台故障 | held: 2 台保持', 'fault: 1 fault | held: 2 held'],
    [{ unknown: 14 }, 'running: 无故障 | unknown: 14 台未知', 'running: No faults | unknown: 14 unknown'],
    [
      { waiting: 5 },
      'running: 无故障 | waiting: 5 台等待（缺料或堵料）',
      'running: No faults | waiting: 5 starved or blocked',
    ],
    [
      { fault: 1, waiting: 1 },
      'fault: 1 台故障 | waiting: 1 台等待（缺料或堵料）',
      'fault: 1 fault | waiting: 1 starved or blocked',
    ],
    [{ unknown: 3, running: 0 }, 'unknown: 3 台未知', 'unknown: 3 unknown'],
  ])('[N-20] is all that needs a person, of %j', (counts, zh, en) => {
    expect(said(counts)).toEqual([zh, en])
  })

  it('[N-20] tells on how many an alarm stands, and how grave the gravest is', () => {
    const alarm = (code: string, priority: StandingAlarm['priority']) => ({ code, priority, sinceMillis: 0 })
    expect(alarmsOf(NO_ALARMS)).toBeUndefined()
    const alarms = new Map([
      [3, [alarm('E2', 'medium'), alarm('E3', 'low')]],
      [7, [alarm('E1', 'high')]],
      [9, [alarm('E4', 'low')]],
    ])
    expect(alarmsOf(alarms)).toEqual({ priority: 'high', machines: 3 })
  })
})
