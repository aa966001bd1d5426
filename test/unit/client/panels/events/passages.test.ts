import { describe, expect, it } from 'vitest'
import { feedOf, restsIn } from '../../../../../client/panels/events/feed.ts'
import { passageSentence, USUAL_SORTS } from '../../../../../client/panels/events/happening.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { code, english, feed, STANDING, T, to, told, VEHICLE } from './told.ts'

const MINUTE = 60

describe('passages of a Machine', () => {
  const hold = told(
    [0, 3, to('Execute', 'Holding', 'toolChange')],
    [2, 3, to('Holding', 'Held')],
    [2 + 252, 3, to('Held', 'Unholding')],
    [2 + 258, 3, to('Unholding', 'Execute')],
  )

  it('[E-12] are one row each: from where to where, why, and how long it stood', () => {
    expect(feed(hold)).toEqual([
      'Held (tool change) → Execute · stood 4m 12s',
      'Execute → Held (tool change)',
    ])
    expect(feed(hold, speechOf({ language: 'zh-CN', timeZone: 'UTC' }))).toEqual([
      '已保持（更换刀具或工装） → 执行中 · 停了 4分钟 12秒',
      '执行中 → 已保持（更换刀具或工装）',
    ])
  })

  it('[E-12, E-9] one that is under way says how far it is', () => {
    expect(feed(hold.slice(1))[0]).toBe('Hold ends · stood 4m 12s')
    expect(feed(hold.slice(3))).toEqual(['Execute → Holding (tool change)'])
  })

  it('[E-12, E-11] say how long it stood in simulated time, where that passes otherwise', () => {
    const fast = (wall: number): number => T + (wall - T) * 20
    expect(feed(hold, english, fast)[0]).toBe('Held (tool change) → Execute · stood 1h 24m (sim)')
    expect(feed(hold, english, (wall) => wall + 999_000)[0]).toBe(
      'Held (tool change) → Execute · stood 4m 12s',
    )
  })

  it('[E-12] go through what is passed in a moment, and stay where the Machine stays', () => {
    const fault = (stopped: number, starting: number) =>
      told(
        [0, 3, to('Execute', 'Aborting')],
        [1, 3, to('Aborting', 'Aborted')],
        [601, 3, to('Aborted', 'Clearing')],
        [603, 3, to('Clearing', 'Stopped')],
        [603 + stopped, 3, to('Stopped', 'Resetting')],
        [604 + stopped, 3, to('Resetting', 'Idle')],
        [605 + stopped, 3, to('Idle', 'Starting')],
        [605 + stopped + starting, 3, to('Starting', 'Execute')],
      )
    expect(feed(fault(1, 2))).toEqual(['Aborted → Execute · stood 10m', 'Execute → Aborted'])
    expect(feed(fault(30, 2))).toEqual([
      'Stopped → Execute · stood 30s',
      'Aborted → Stopped · stood 10m',
      'Execute → Aborted',
    ])
    expect(feed(fault(1, 10 * MINUTE))[0]).toBe('Starting → Execute · stood 10m')
  })

  it('[E-12] that end where they began are told by what took longest', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Stopping')],
        [1, 3, to('Stopping', 'Stopped')],
        [2, 3, to('Stopped', 'Resetting')],
        [3, 3, to('Resetting', 'Idle')],
        [4, 3, to('Idle', 'Starting', 'setup')],
        [40, 3, to('Starting', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Starting (setting up) → Execute · stood 36s', 'Execute → Starting (setting up)'])
  })

  it('[E-12] a reason explains why it stood, and no other way that it went', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Held', 'gauging')],
        [60, 3, to('Held', 'Aborted')],
        [90, 4, to('Suspended', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Suspended → Execute', 'Held → Aborted · stood 1m', 'Execute → Held (gauging)'])
  })

  it('[E-12] where changes are missing nothing is made up', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Holding')],
        [9, 3, to('Suspended', 'Unsuspending')],
        [10, 3, to('Unsuspending', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Suspended → Execute', 'Execute → Holding'])
  })

  it('[E-12] of several Machines do not mix, and a first word is none', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Holding')],
        [1, 4, to('Execute', 'Suspending')],
        [2, 3, to('Holding', 'Held')],
        [3, 4, to('Suspending', 'Suspended', 'starved')],
        [4, 5, { event: 'stateChanged', to: code('Execute') }],
        [5, 6, { event: 'stateChanged', to: code('Aborted') }],
      ),
    )
    expect(rows).toEqual(['State: Aborted', 'Execute → Suspended (starved)', 'Execute → Held'])
  })
})

describe('vehicles', () => {
  const trip = told(
    [0, VEHICLE, to('Execute', 'Idle', 'noMission')],
    [26, VEHICLE, to('Idle', 'Starting')],
    [27, VEHICLE, to('Starting', 'Execute')],
    [90, VEHICLE, to('Execute', 'Idle', 'charging')],
    [99, VEHICLE, to('Idle', 'Aborted')],
    [100, VEHICLE, to('Aborted', 'Execute')],
    [120, 3, to('Execute', 'Idle', 'noMission')],
  )

  it('[E-15] at rest are left out and counted, and shown to who asks for them', () => {
    const rows = (sorts: typeof USUAL_SORTS) =>
      feedOf(trip, sorts, STANDING).map((row) =>
        row.row === 'passage' ? passageSentence(row.passage, () => undefined, english) : row.row,
      )
    expect(rows(USUAL_SORTS)).toEqual([
      'Execute → Idle (no mission)',
      'Aborted → Execute · stood 1s',
      'Idle → Aborted · idle 9s',
    ])
    const rests = [
      'Execute → Idle (charging)',
      'Idle (no mission) → Execute · idle 26s',
      'Execute → Idle (no mission)',
    ]
    expect(rows(['vehicles'])).toEqual(rests)
    expect(restsIn(trip, STANDING)).toBe(rests.length)
  })

  it('[E-12] that had nothing to do were idle in both languages and in both times', () => {
    const fast = (wall: number): number => T + (wall - T) * 20
    expect(feed(trip, english, fast)).toContain('Idle (no mission) → Execute · idle 8m 40s (sim)')
    expect(feed(trip, speechOf({ language: 'zh-CN', timeZone: 'UTC' }))).toContain(
      '空闲（无搬运任务） → 执行中 · 空闲了 26秒',
    )
  })
})
