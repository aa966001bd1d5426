import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { Act } from '../../../../simulators/engine/story.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { act, BEGIN, cast, DRIFT, JAM, MINUTE, plan, rehearsal, WEAR } from './scripted.ts'

describe('what it caused', () => {
  it('[W-76] waits that begin at the machine that is down by it, each told once and added up', () => {
    const { mode, told } = rehearsal([act(JAM, plan('XC-121'))])
    mode(10, 'XC-121', MODE.down, 'E610')
    mode(12, 'XM-102', MODE.blocked, 'blocked', 'XC-121')
    mode(13, 'XM-103', MODE.starved, 'starved', 'XC-121')
    mode(20, 'XM-103', MODE.running)
    mode(22, 'XM-103', MODE.starved, 'starved', 'XC-121')
    mode(25, 'XM-101', MODE.blocked, 'blocked', 'XC-121')
    mode(30, 'GH-201', MODE.starved, 'starved', 'GT-101')
    mode(35, 'XC-121', MODE.running)
    expect(told('caused')).toMatchObject([
      { act: 'act', machine: 'XM-102', mode: 'blocked', root: 'XC-121', minute: 12 },
      { act: 'act', machine: 'XM-103', mode: 'starved', root: 'XC-121', minute: 13 },
      { act: 'act', machine: 'XM-101', mode: 'blocked', root: 'XC-121', minute: 25 },
    ])
    expect(told('ended')).toMatchObject([
      { blockedMinutes: 23 + 10, starvedMinutes: 7 + 13, downMinutes: 25 },
    ])
  })

  it('[W-76] nothing while the machine at the root runs, or is down by chance', () => {
    const { mode, told } = rehearsal([act(WEAR, plan('GH-202'))])
    mode(20, 'GR-301', MODE.starved, 'starved', 'GH-202')
    mode(22, 'GR-301', MODE.running)
    mode(30, 'GH-202', MODE.down, 'E204')
    mode(32, 'GR-301', MODE.starved, 'starved', 'GH-202')
    expect(told('caused')).toEqual([])
  })

  it('[W-76] a machine that the act holds, while it does and not while it is held for another reason', () => {
    const hold: Effect = { do: 'hold', machine: 'ST-102', reason: 'gauging', minutes: 6 }
    const { mode, told } = rehearsal([act(hold, plan('ST-102'))])
    mode(10, 'ST-102', MODE.held, 'toolChange')
    mode(11, 'ST-101', MODE.blocked, 'blocked', 'ST-102')
    mode(12, 'ST-102', MODE.held, 'gauging')
    mode(13, 'SM-103', MODE.starved, 'starved', 'ST-102')
    mode(14, 'SM-103', MODE.running)
    mode(15, 'ST-102', MODE.setup, 'setup')
    mode(15.5, 'SM-103', MODE.starved, 'starved', 'ST-102')
    expect(told('caused')).toMatchObject([{ machine: 'SM-103', mode: 'starved', root: 'ST-102', minute: 13 }])
    expect(told('caused')).toHaveLength(1)
  })

  it('[W-76] a machine that is slow is behind waits where nobody stands, not behind those for its own stops', () => {
    const slow: Effect = { do: 'cycle', machine: 'ST-102', factor: 2, minutes: 60 }
    const { mode, told } = rehearsal([act(slow, plan('ST-102'))])
    mode(13, 'ST-102', MODE.setup, 'setup')
    mode(14, 'SM-103', MODE.starved, 'starved', 'ST-102')
    mode(14.5, 'SM-103', MODE.running)
    mode(15, 'SM-103', MODE.starved, 'starved')
    mode(18, 'SM-103', MODE.running)
    mode(20, 'ST-102', MODE.down, 'E204')
    mode(21, 'ST-101', MODE.blocked, 'blocked', 'ST-102')
    mode(80, 'SM-103', MODE.starved, 'starved', 'ST-102')
    expect(told('caused')).toMatchObject([{ machine: 'SM-103', mode: 'starved', minute: 15 }])
    expect(told('ended').find((line) => line.act === 'act')).toMatchObject({ starvedMinutes: 3, minute: 70 })
  })

  it('[W-76] who waits along the flow of a slow machine, as far as the next store', () => {
    const slow: Effect = { do: 'cycle', machine: 'FW-512', factor: 2, minutes: 60 }
    const { mode, told } = rehearsal([act(slow, plan('FW-512'))])
    mode(15, 'FF-502', MODE.starved, 'starved')
    mode(16, 'FF-501', MODE.blocked, 'blocked')
    mode(17, 'FF-501', MODE.starved, 'starved')
    mode(18, 'HT-501', MODE.starved, 'starved')
    mode(19, 'GW-401', MODE.blocked, 'blocked')
    mode(20, 'FF-502', MODE.starved, 'starved', 'FF-501')
    expect(told('caused')).toMatchObject([
      { machine: 'FF-502', mode: 'starved' },
      { machine: 'FF-501', mode: 'blocked' },
    ])
  })

  it('[W-76] who waits for what is slow by its physics, as low air makes it, but not for what is in want of none', () => {
    const low: Effect = {
      ...{ do: 'supply', workshop: 'assembly', parameter: 'airSupply', to: 0.4, overMinutes: 1 },
      minutes: 60,
    }
    const { mode, told } = rehearsal([act(low, plan('AS-201'))])
    mode(15, 'AS-202', MODE.starved, 'starved')
    mode(16, 'GR-301', MODE.starved, 'starved')
    expect(told('caused')).toMatchObject([{ machine: 'AS-202', mode: 'starved' }])
    const enough = rehearsal([act({ ...low, to: 0.55 }, plan('AS-201'))])
    enough.mode(15, 'AS-202', MODE.starved, 'starved')
    expect(enough.told('caused')).toEqual([])
  })

  it('[W-76] but not before a cycle that was slow from its beginning has run over, nor where another is slow', () => {
    const low: Effect = {
      ...{ do: 'supply', workshop: 'assembly', parameter: 'airSupply', to: 0.4, overMinutes: 30 },
      minutes: 60,
    }
    const { mode, slows, told } = rehearsal([act(low, plan('AS-201'))])
    slows((minutes, machine) => (machine === 'AS-201' && minutes >= 20.5 ? 1.25 : 1))
    mode(15, 'AS-202', MODE.starved, 'starved')
    mode(16, 'AS-202', MODE.running)
    mode(20.6, 'AS-202', MODE.starved, 'starved')
    mode(20.7, 'AS-202', MODE.running)
    mode(21.7, 'AS-202', MODE.starved, 'starved')
    mode(21.75, 'AS-202', MODE.running)
    mode(21.85, 'AS-202', MODE.starved, 'starved')
    mode(22, 'AS-201', MODE.starved, 'starved')
    expect(told('caused')).toMatchObject([{ machine: 'AS-202', mode: 'starved', minute: 21.85 }])
  })

  it('[W-76] who is served by the vehicles of a road that is closed', () => {
    const shut: Effect = { do: 'road', road: 'a-north', minutes: 60 }
    const { mode, told } = rehearsal([act(shut, plan('AGV-03'))])
    mode(15, 'HT-501', MODE.starved, 'starved')
    mode(16, 'GW-401', MODE.blocked, 'blocked')
    mode(17, 'HT-501', MODE.blocked, 'blocked')
    mode(18, 'HG-601', MODE.starved, 'starved')
    mode(19, 'AP-101', MODE.starved, 'starved')
    mode(20, 'AS-201', MODE.starved, 'starved')
    expect(told('caused').map(({ machine, mode: waits }) => [machine, waits])).toEqual([
      ['HT-501', 'starved'],
      ['GW-401', 'blocked'],
      ['AP-101', 'starved'],
    ])
  })

  it('[W-76] both sides of a buffer that it shrank, wherever their waits begin', () => {
    const thin: Effect = { do: 'buffer', from: 'ST-102', to: 'SM-103', capacity: 1, minutes: 60 }
    const { mode, told } = rehearsal([act(thin, plan('SM-103'))])
    mode(15, 'ST-102', MODE.blocked, 'blocked')
    mode(16, 'ST-102', MODE.running)
    mode(17, 'ST-102', MODE.starved, 'starved')
    mode(18, 'SM-103', MODE.starved, 'starved', 'ST-102')
    expect(told('caused')).toMatchObject([
      { machine: 'ST-102', mode: 'blocked' },
      { machine: 'SM-103', mode: 'starved', root: 'ST-102' },
    ])
    expect(told('caused')[0]).not.toHaveProperty('root')
  })
})

describe('how it ends', () => {
  it('[W-77] with its time; what outlasts the Story is said to', () => {
    const { close, told } = rehearsal([act(DRIFT, plan('XA-201')), act(WEAR, plan('GH-202'), 20, 'wear')])
    close(600)
    expect(told('ended')).toMatchObject([
      { act: 'act', minute: 210 },
      { act: 'wear', minute: 600, failed: false, lasting: true },
    ])
  })

  it('[W-77] before another one begins at the same instant', () => {
    const { until, watch } = rehearsal([
      act(DRIFT, plan('XA-201'), 10, 'first'),
      act(DRIFT, plan('XA-201'), 210, 'second'),
    ])
    until(211)
    expect(watch.lines.slice(1).map(({ act: id, what }) => [id, what])).toEqual([
      ['first', 'began'],
      ['first', 'ended'],
      ['second', 'began'],
    ])
  })

  it('[W-77] an order when it is done, and how late', () => {
    const rush: Effect = { do: 'order', product: 'pg80', quantity: 40, dueMinutes: 100, rush: true }
    const { watch, until, told } = rehearsal([act(rush, plan('GH-201'))])
    const at = (minutes: number): number => BEGIN + minutes * MINUTE
    const product = cast.products.indexOf('pg80')
    until(10)
    watch.order(6, 0, 40, at(300), false, at(10))
    watch.order(5, product, 39, at(300), false, at(10))
    watch.order(7, product, 40, at(110), false, at(10))
    watch.order(8, product, 40, at(900), false, at(11))
    watch.order(6, 0, 40, at(300), true, at(90))
    watch.order(5, product, 39, at(300), true, at(95))
    watch.order(8, product, 40, at(900), true, at(100))
    expect(told('ended')).toEqual([])
    watch.order(7, product, 40, at(110), true, at(131))
    expect(told('ended')).toMatchObject([{ act: 'act', lateMinutes: 21, minute: 131 }])
  })

  it('[W-77] a restart with the messages that its gateway could not keep', () => {
    const reboot: Effect = { do: 'reboot', gateway: 'GW-02', minutes: 6 }
    const { drops, until, told } = rehearsal([
      act(reboot, plan('GW-02')),
      act(reboot, plan('GW-02'), 40, 'again'),
    ])
    drops(3)
    until(12)
    drops(70)
    until(60)
    expect(told('ended')).toMatchObject([
      { act: 'act', minute: 16, lostMessages: 70 },
      { act: 'again', minute: 46, lostMessages: 0 },
    ])
  })

  it('[W-72] each round is told by itself', () => {
    const again: Act = { ...act(JAM, plan('XC-121')), everyMinutes: 60 }
    const { mode, watch, close } = rehearsal([again], { hours: 2.5 })
    mode(10, 'XC-121', MODE.down, 'E610')
    mode(35, 'XC-121', MODE.running)
    mode(70, 'XC-121', MODE.down, 'E610')
    mode(95, 'XC-121', MODE.running)
    close(150)
    const rounds = watch.lines.filter(({ act: id }) => id === 'act').map(({ what, round }) => [what, round])
    expect(rounds).toEqual([
      ['began', 0],
      ['failed', 0],
      ['ended', 0],
      ['began', 1],
      ['failed', 1],
      ['ended', 1],
    ])
  })
})

describe('the Story as a whole', () => {
  it('[W-78] begins and ends with the number of its faults', () => {
    const { watch, close } = rehearsal([act(JAM, plan('XC-121'))])
    close(600)
    const whole = { story: 'test', act: '', machine: '', cause: 'story', faults: 1 }
    expect(watch.lines[0]).toMatchObject({ ...whole, what: 'began', at: BEGIN })
    expect(watch.lines.at(-1)).toMatchObject({ ...whole, what: 'ended', at: BEGIN + 600 * MINUTE })
  })

  it('[W-78] of the quiet week the truth says that nothing was wrong', () => {
    const quiet = STORIES.get('quiet-week')
    if (quiet === undefined) throw new Error('no quiet week')
    const { watch, close } = rehearsal(quiet.acts, quiet)
    close(7 * 24 * 60)
    expect(watch.lines.length).toBe(2 + 2 * quiet.acts.length)
    for (const line of watch.lines.slice(1, -1)) {
      expect(line).toMatchObject({ nature: 'pretence', cause: 'nothing' })
    }
    expect(watch.lines.at(-1)).toMatchObject({ what: 'ended', cause: 'nothing', faults: 0 })
  })

  it('[W-73] keeps no more than 200,000 lines, and counts the rest', () => {
    const { watch, until } = rehearsal([])
    until(10)
    for (let i = 0; i < 100_010; i++) {
      watch.mode(0, MODE.down, 'E204', BEGIN + 10 * MINUTE)
      watch.mode(0, MODE.running, '', BEGIN + 10 * MINUTE)
    }
    watch.close(BEGIN + 600 * MINUTE)
    expect(watch.lines).toHaveLength(200_001)
    // Of the 200,020 lines of chance 199,999 found room behind the first of the Story.
    expect(watch.lines.at(-1)).toMatchObject({ what: 'ended', untold: 21 })
  })

  it('[W-73] the lines come in the order of their times', () => {
    const { watch, mode, close } = rehearsal([
      act(JAM, plan('XC-121'), 10, 'jam'),
      act(DRIFT, plan('XA-201', { shownBy: ['spindleTemperature'] }), 12, 'drift'),
      act(WEAR, plan('GH-202'), 14, 'wear'),
    ])
    mode(10, 'XC-121', MODE.down, 'E610')
    mode(36, 'XC-121', MODE.running)
    mode(40, 'GH-201', MODE.down, 'E204')
    close(600)
    const times = watch.lines.map(({ at }) => at)
    expect(times.length).toBeGreaterThan(8)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })
})
