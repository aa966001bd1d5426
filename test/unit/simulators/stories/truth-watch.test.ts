import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import { MODE, type Mode } from '../../../../simulators/engine/factory/fact.ts'
import { type Act, createScript, type Story, type TruthPlan } from '../../../../simulators/engine/story.ts'
import type { Probe, TruthLine } from '../../../../simulators/engine/truth.ts'
import { createTruthWatch } from '../../../../simulators/engine/truth-watch.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { castFor, indexIn } from './casts.ts'

const MINUTE = 60_000
const BEGIN = 1_700_000_000_000
const cast = castFor('gearbox')
const both = { 'zh-CN': '甲', en: 'one' }

const plan = (machine: string, rest: Partial<TruthPlan> = {}): TruthPlan => ({
  cause: 'mishap',
  nature: 'fault',
  machine,
  shownBy: [],
  noises: 3,
  windowMinutes: 10,
  ...rest,
})
const act = (effect: Effect, truth: TruthPlan, atMinutes = 10, id = 'act'): Act => ({
  id,
  atMinutes,
  effect,
  truth,
})

/** A world of the test's own: it plays the script, looks when it is asked to, and tells facts by hand. */
function rehearsal(acts: readonly Act[], rest: Partial<Story> = {}) {
  const story: Story = { id: 'test', name: both, plot: both, plant: 'gearbox', hours: 10, acts, ...rest }
  const script = createScript(story, BEGIN)
  let nowMillis = BEGIN
  let probe: (minutes: number) => Probe = () => ({ value: 5, healthy: 5, noise: 1 })
  let damage: (minutes: number) => number = () => 0
  const roots = new Map<number, number>()
  const watch = createTruthWatch({
    story,
    cast,
    beginMillis: BEGIN,
    ports: {
      probe: () => probe((nowMillis - BEGIN) / MINUTE),
      causeOf: (machine) => roots.get(machine) ?? -1,
      damageOf: () => damage((nowMillis - BEGIN) / MINUTE),
    },
  })
  const until = (minutes: number): void => {
    const end = BEGIN + minutes * MINUTE
    for (;;) {
      const next = Math.min(script.nextMillis(), watch.nextMillis())
      if (next > end) break
      nowMillis = next
      const cues = script.take(next)
      if (cues.length > 0) for (const cue of cues) watch.begin(cue)
      else watch.look(next)
    }
    nowMillis = end
  }
  return {
    watch,
    until,
    reads: (next: typeof probe) => {
      probe = next
    },
    wears: (next: typeof damage) => {
      damage = next
    },
    mode(minutes: number, machine: string, mode: Mode, reason = '', root?: string) {
      until(minutes)
      const index = indexIn(cast, machine)
      roots.set(index, root === undefined ? -1 : indexIn(cast, root))
      watch.mode(index, mode, reason, nowMillis)
    },
    close(minutes: number) {
      until(minutes)
      watch.close(nowMillis)
    },
    /** Lines of the acts and of chance, by minutes, without what is the same in all. */
    told: (what?: TruthLine['what']) =>
      watch.lines
        .filter((line) => (what === undefined || line.what === what) && line.machine !== '')
        .map(({ story: _, at, round: __, ...line }) => ({ ...line, minute: (at - BEGIN) / MINUTE })),
  }
}

const JAM: Effect = { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 25 }
const DRIFT: Effect = {
  do: 'drift',
  machine: 'XA-201',
  parameter: 'spindleCooling',
  to: 0.2,
  overMinutes: 0,
  minutes: 200,
}
const WEAR: Effect = { do: 'wear', machine: 'GH-202', part: 'spindleBearing', failsAfterMinutes: 100 }

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

  it('[W-76] a machine that is slow is behind the waits that begin at it, but by chance it is not', () => {
    const slow: Effect = { do: 'cycle', machine: 'ST-102', factor: 2, minutes: 60 }
    const { mode, told } = rehearsal([act(slow, plan('ST-102'))])
    mode(15, 'SM-103', MODE.starved, 'starved', 'ST-102')
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
