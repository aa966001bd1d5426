import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import { act, BEGIN, DRIFT, JAM, MINUTE, plan, rehearsal, WEAR } from './scripted.ts'

describe('what began', () => {
  it('[W-73] is told with story, act, round, time, machine and cause', () => {
    const { watch, until } = rehearsal([act(JAM, plan('XC-121', { cause: 'jam' }))])
    until(11)
    expect(watch.lines[1]).toEqual({
      story: 'test',
      act: 'act',
      round: 0,
      at: BEGIN + 10 * MINUTE,
      what: 'began',
      machine: 'XC-121',
      cause: 'jam',
      nature: 'fault',
      effect: 'fail',
      shownBy: 'never',
    })
  })

  it('[W-74] says where it shows, and by which rule', () => {
    const { told, until } = rehearsal([act(DRIFT, plan('XA-201', { shownBy: ['spindleTemperature'] }))])
    until(11)
    expect(told('began')[0]).toMatchObject({ shownBy: ['spindleTemperature'], noises: 3, windowMinutes: 10 })
  })
})

describe('when it is detectable', () => {
  const warming = (shownBy: readonly string[] = ['spindleTemperature']) =>
    rehearsal([act(DRIFT, plan('XA-201', { shownBy }))])

  it('[W-74] from the first look at which the mean of the window is off by more than the noise allows', () => {
    const { reads, until, told } = warming()
    // Off by a tenth a minute from minute 10 on: the mean of the last ten minutes passes 3 at 5 minutes past 40.
    reads((minutes) => ({ value: 50 + 0.1 * (minutes - 10), healthy: 50, noise: 1 }))
    until(60)
    const [line, more] = told('detectable')
    expect(more).toBeUndefined()
    expect(line).toMatchObject({ machine: 'XA-201', channel: 'spindleTemperature', noise: 1 })
    // Sixty looks ten seconds apart span 9 minutes and 50 seconds.
    expect(line?.minute).toBeCloseTo(40 + 59 / 12, 0)
    expect(line?.deviation).toBeGreaterThan(3)
    expect(line?.deviation).toBeLessThan(3.02)
  })

  it('[W-74] not before a window is full, however far it is off', () => {
    const { reads, until, told } = warming()
    reads(() => ({ value: 90, healthy: 50, noise: 1 }))
    until(19.9)
    expect(told('detectable')).toEqual([])
    until(20)
    expect(told('detectable')).toHaveLength(1)
  })

  it('[W-74] never where it stays within the noise', () => {
    const { reads, close, told } = warming()
    reads(() => ({ value: 52.9, healthy: 50, noise: 1 }))
    close(600)
    expect(told('detectable')).toEqual([])
    expect(told('ended')[0]).toMatchObject({ detected: false, minute: 210 })
  })

  it('[W-74] either way off, and half a step of its grid is no deviation', () => {
    const below = warming()
    below.reads(() => ({ value: 45, healthy: 50, noise: 1 }))
    below.until(60)
    expect(below.told('detectable')).toHaveLength(1)
    const within = warming()
    within.reads(() => ({ value: 50.1, healthy: 50, noise: 0 }))
    within.until(60)
    expect(within.told('detectable')).toEqual([])
  })

  it('[W-74] by a silence that lasts all of the window, and not by a shorter one', () => {
    const silent = warming()
    silent.reads((minutes) => ({ value: minutes > 30 ? Number.NaN : 50, healthy: 50, noise: 1 }))
    silent.until(39.9)
    expect(silent.told('detectable')).toEqual([])
    silent.until(60)
    expect(silent.told('detectable')[0]).toMatchObject({ deviation: null })
    const short = warming()
    short.reads((minutes) => ({
      value: minutes > 30 && minutes < 39 ? Number.NaN : 50,
      healthy: 50,
      noise: 1,
    }))
    short.until(100)
    expect(short.told('detectable')).toEqual([])
  })

  it('[W-74] not once it has failed', () => {
    const { mode, reads, wears, until, told } = rehearsal([
      act(WEAR, plan('GH-202', { shownBy: ['spindleVibration'] })),
    ])
    wears(() => 1)
    mode(15, 'GH-202', MODE.down, 'E204')
    reads(() => ({ value: 90, healthy: 50, noise: 1 }))
    until(100)
    expect(told('detectable')).toEqual([])
    expect(told('failed')).toHaveLength(1)
  })

  it('[W-74] looks while there is something to see, and then no more', () => {
    const { watch, until, reads } = warming()
    expect(watch.nextMillis()).toBe(Number.POSITIVE_INFINITY)
    until(10)
    expect(watch.nextMillis()).toBe(BEGIN + 10 * MINUTE + 10_000)
    reads(() => ({ value: 90, healthy: 50, noise: 1 }))
    until(30)
    expect(watch.nextMillis()).toBe(BEGIN + 210 * MINUTE)
  })
})

describe('when it failed', () => {
  it('[W-75] down with the alarm of the act, until it goes on', () => {
    const { mode, told } = rehearsal([act(JAM, plan('XC-121'))])
    mode(10, 'XC-121', MODE.down, 'E610')
    mode(47, 'XC-121', MODE.restarting)
    expect(told('failed')).toMatchObject([{ act: 'act', machine: 'XC-121', reason: 'E610', minute: 10 }])
    expect(told('ended')).toMatchObject([{ act: 'act', failed: true, downMinutes: 37, minute: 47 }])
  })

  it('[W-75] down otherwise is chance, and told as such', () => {
    const { mode, told } = rehearsal([act(JAM, plan('XC-121'))])
    mode(12, 'XC-121', MODE.down, 'E622')
    mode(14, 'XC-121', MODE.running)
    mode(15, 'GH-201', MODE.down, 'E204')
    expect(told('failed')).toMatchObject([
      { act: '', nature: 'chance', machine: 'XC-121', cause: 'E622', minute: 12 },
      { act: '', nature: 'chance', machine: 'GH-201', cause: 'E204', minute: 15 },
    ])
    expect(told('ended')).toMatchObject([{ act: '', nature: 'chance', machine: 'XC-121', minute: 14 }])
  })

  it('[W-75] a worn part has failed when it is worn to its end, and not by another breakdown', () => {
    const { mode, wears, until, told } = rehearsal([act(WEAR, plan('GH-202'))])
    wears((minutes) => (minutes - 10) / 100)
    mode(60, 'GH-202', MODE.down, 'E204')
    mode(63, 'GH-202', MODE.running)
    until(105)
    mode(110, 'GH-202', MODE.down, 'E204')
    wears(() => 0)
    mode(150, 'GH-202', MODE.running)
    expect(told('failed').map(({ nature, minute }) => [nature, minute])).toEqual([
      ['chance', 60],
      ['fault', 110],
    ])
    expect(told('ended').at(-1)).toMatchObject({ act: 'act', failed: true, minute: 150, downMinutes: 40 })
  })

  it('[W-77] a part that is replaced before takes its act with it', () => {
    const { wears, until, told } = rehearsal([act(WEAR, plan('GH-202'))])
    wears((minutes) => (minutes < 80 ? (minutes - 10) / 100 : 0.001))
    until(200)
    expect(told('ended')).toMatchObject([{ failed: false, replaced: true, minute: 80 }])
    expect(told('failed')).toEqual([])
  })

  it('[W-75] what trips in a dip is down by it, in its workshop', () => {
    const dip: Effect = { do: 'powerDip', workshop: 'assembly', share: 0.5, minutes: 5 }
    const { mode, told } = rehearsal([act(dip, plan('AS-201'))])
    mode(10, 'AS-201', MODE.down, 'E090')
    mode(10, 'AS-202', MODE.down, 'E090')
    mode(10, 'GH-201', MODE.down, 'E204')
    mode(11, 'AS-203', MODE.down, 'E101')
    mode(14, 'AS-201', MODE.running)
    mode(16, 'AS-202', MODE.running)
    expect(told('caused')).toMatchObject([
      { machine: 'AS-201', mode: 'down' },
      { machine: 'AS-202', mode: 'down' },
    ])
    expect(told('failed').map(({ machine, nature }) => [machine, nature])).toEqual([
      ['GH-201', 'chance'],
      ['AS-203', 'chance'],
    ])
    expect(told('ended')).toMatchObject([{ act: 'act', downMinutes: 10, minute: 16 }])
  })
})
