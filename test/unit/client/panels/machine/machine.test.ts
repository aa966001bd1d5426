import { describe, expect, it } from 'vitest'
import { commonChannels } from '../../../../../client/panels/machine/common.ts'
import { GROUPS, grouped, groupOf, isAsked } from '../../../../../client/panels/machine/groups.ts'
import { neighboursOf } from '../../../../../client/panels/machine/neighbours.ts'
import { reasonOf, sinceOf } from '../../../../../client/panels/machine/since.ts'
import { passedWords, shareWords } from '../../../../../client/panels/machine/state-band.tsx'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import {
  chart,
  chartAll,
  charted,
  chartKey,
  MOST_CHARTED,
  slotOfKey,
} from '../../../../../client/state/charted.ts'
import type { Stretch } from '../../../../../client/state/recall/band.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { smallModel } from '../../plant.ts'

const T = 1_700_000_000_000
const MODEL = smallModel(60)
const { machines } = MODEL.table

describe('the groups of a panel', () => {
  it.each([...KINDS.values()])('[M-7] of $id hold each of its Channels exactly once', (kind) => {
    const groups = grouped(kind.channels)
    const offsets = groups.flatMap(({ members }) => members.map(({ offset }) => offset))
    expect(offsets.toSorted((a, b) => a - b)).toEqual(kind.channels.map((_, offset) => offset))
    for (const { members } of groups)
      for (const { channel, offset } of members) expect(channel).toBe(kind.channels[offset])
    expect(groups.map(({ group }) => GROUPS.indexOf(group))).toEqual(
      groups.map(({ group }) => GROUPS.indexOf(group)).toSorted((a, b) => a - b),
    )
  })

  it.each([
    ['lathe', 'spindleSpeed', 'drive'],
    ['lathe', 'spindleLoad', 'drive'],
    ['lathe', 'spindleVibration', 'condition'],
    ['lathe', 'axisX', 'motion'],
    ['lathe', 'partsMade', 'output'],
    ['lathe', 'doorOpen', 'signals'],
    ['lathe', 'power', 'energy'],
    ['lathe', 'coolantPressure', 'process'],
    ['agv', 'x', 'motion'],
    ['agv', 'battery', 'condition'],
    ['gateway', 'messagesDropped', 'network'],
    ['gateway', 'temperature', 'condition'],
    ['furnace', 'zone2Temperature', 'process'],
    ['furnace', 'fanVibration', 'condition'],
    ['robot', 'j3', 'motion'],
    ['press', 'strokeRate', 'output'],
    ['lathe', 'link', 'network'],
    ['lathe', 'state', 'signals'],
  ] as const)('[M-7] %s %s is looked for under %s', (kind, key, group) => {
    const channel = KINDS.get(kind)?.channels.find((each) => each.key === key)
    expect(channel === undefined ? undefined : groupOf(channel)).toBe(group)
  })

  it('[M-7] a Channel is found by either name, its key or its unit, in any order of words', () => {
    const channel = KINDS.get('lathe')!.channels.find(({ key }) => key === 'spindleTemperature')!
    for (const asked of ['主轴', '温度 主轴', 'temp SPINDLE', 'spindletemp', '°c'])
      expect(isAsked(channel, asked)).toBe(true)
    expect(isAsked(channel, 'coolant')).toBe(false)
  })
})

describe('what a Machine stands in connection with', () => {
  it('[P-5] each flow is told at both its ends and by who carries', () => {
    let told = 0
    for (const workshop of MODEL.plant.workshops) {
      for (const flow of workshop.flows) {
        const of = (id: string) => machines.find(({ machine }) => machine.id === id)!
        const [from, to] = [neighboursOf(MODEL, of(flow.from)), neighboursOf(MODEL, of(flow.to))]
        expect(from.to.map(({ placed }) => placed.machine.id)).toContain(flow.to)
        expect(to.from.map(({ placed }) => placed.machine.id)).toContain(flow.from)
        if (flow.by !== undefined) {
          const { carries } = neighboursOf(MODEL, of(flow.by))
          expect(carries.map((each) => each.to.machine.id)).toContain(flow.to)
        }
        told++
      }
    }
    expect(told).toBeGreaterThan(5)
  })

  it('[P-5] a gateway serves those that name it', () => {
    const served = machines.find(({ machine }) => machine.connection?.gateway !== undefined)!
    const gateway = machines.find(({ machine }) => machine.id === served.machine.connection?.gateway)!
    expect(neighboursOf(MODEL, gateway).serves).toContain(served)
  })
})

describe('since when', () => {
  const stretch = (from: number, to: number, state: Stretch['state']): Stretch => ({
    from: T + from,
    to: T + to,
    state,
    was: undefined,
    link: 1,
  })
  const changed = (time: number, from: number, to: number): KnownEvent => ({
    id: 1,
    time: T + time,
    at: T + time,
    machine: 0,
    event: 'stateChanged',
    from,
    to,
  })

  it('[M-5] is the change that the band saw', () => {
    const band = [stretch(0, 10, 'fault'), stretch(10, 20, 'running'), stretch(20, 30, 'running')]
    expect(sinceOf(band, [changed(2, 6, 9)], T + 30)).toEqual({ kind: 'since', time: T + 10 })
  })

  it('[M-5] else the Event that tells of it, which may be older than the page', () => {
    const band = [stretch(0, 30, 'running')]
    expect(sinceOf(band, [changed(-900, 4, 6)], T + 30)).toEqual({ kind: 'since', time: T - 900 })
    // From Execute to Completing is no change on the floor.
    expect(sinceOf(band, [changed(-5, 6, 16), changed(-900, 4, 6)], T + 30)).toEqual({
      kind: 'since',
      time: T - 900,
    })
  })

  it('[M-5] a loss of the server is no change: the Event tells since when, without one it is as long at least', () => {
    const band = [stretch(0, 10, 'running'), stretch(10, 20, 'gone'), stretch(20, 30, 'running')]
    expect(sinceOf(band, [changed(-900, 4, 6)], T + 30)).toEqual({ kind: 'since', time: T - 900 })
    expect(sinceOf(band, [], T + 30)).toEqual({ kind: 'atLeast', millis: 10 })
    // What changed while nobody heard it has its own time.
    const held = [stretch(0, 10, 'running'), stretch(10, 20, 'gone'), stretch(20, 30, 'held')]
    expect(sinceOf(held, [changed(14, 6, 11)], T + 30)).toEqual({ kind: 'since', time: T + 14 })
  })

  it('[M-5] an Event that another state was seen after is not the one that led here', () => {
    const band = [stretch(0, 10, 'fault'), stretch(10, 20, 'gone'), stretch(20, 30, 'running')]
    expect(sinceOf(band, [changed(-900, 4, 6)], T + 30)).toEqual({ kind: 'atLeast', millis: 10 })
  })

  it('[E-11] that no simulated time passed is said, not told as a moment', () => {
    const said = (language: 'en' | 'zh-CN', sim: number) =>
      passedWords(29_000, sim, T, speechOf({ language, timeZone: 'UTC' }))
    expect(said('en', 0)).toMatch(/^In these 29s, no time passed in the simulated plant; it stands at /)
    expect(said('zh-CN', 0)).toContain('没有过去时间')
    expect(said('en', 580_000)).toContain('9m 40s passed')
  })

  it('a share that occurred is never told as none, nor one that is not all as all', () => {
    const en = speechOf({ language: 'en', timeZone: 'UTC' })
    expect([0, 0.001, 0.006, 0.5, 0.994, 0.998, 1].map((share) => shareWords(share, en))).toEqual([
      '0%',
      '<1%',
      '1%',
      '50%',
      '99%',
      '>99%',
      '100%',
    ])
  })

  it('[M-5] else at least as long as is remembered; an Event that says otherwise is not believed', () => {
    const band = [stretch(0, 30, 'running')]
    expect(sinceOf(band, [], T + 30)).toEqual({ kind: 'atLeast', millis: 30 })
    expect(sinceOf(band, [changed(-900, 6, 9)], T + 30)).toEqual({ kind: 'atLeast', millis: 30 })
    expect(sinceOf([], [], T)).toEqual({ kind: 'unknown' })
  })
})

describe('the reason of a state', () => {
  const because = (at: number, from: number, to: number, reason?: string): KnownEvent => ({
    id: 1,
    time: T + at,
    at: T + at,
    machine: 0,
    event: 'stateChanged',
    from,
    to,
    ...(reason === undefined ? {} : { reason }),
  })

  it('[M-10] is what the newest Event said that led there', () => {
    expect(reasonOf([because(-5, 6, 11, 'materialCheck')], 'held')).toBe('materialCheck')
    expect(reasonOf([because(-5, 6, 5), because(-9, 6, 11, 'old')], 'waiting')).toBeUndefined()
  })

  it('[M-10] is kept through states that are one on the floor, and not beyond', () => {
    const held = [because(-1, 10, 11), because(-5, 6, 10, 'materialCheck')]
    expect(reasonOf(held, 'held')).toBe('materialCheck')
    expect(reasonOf([because(0, 11, 6), ...held], 'running')).toBeUndefined()
    expect(reasonOf([because(-1, 6, 11), because(-2, 10, 6), ...held], 'held')).toBeUndefined()
    expect(reasonOf([because(0, 11, 6), ...held], 'held')).toBeUndefined()
    expect(reasonOf([], 'fault')).toBeUndefined()
  })
})

describe('what is charted', () => {
  it('[M-8] a key names a slot and back, and what is no Channel names none', () => {
    for (const placed of machines) {
      placed.channels.forEach(({ key }, offset) => {
        expect(slotOfKey(MODEL, chartKey(placed.machine.id, key))).toBe(placed.firstSlot + offset)
      })
    }
    for (const wrong of [
      '',
      '.',
      'nobody.state',
      `${machines[0]!.machine.id}.nothing`,
      machines[0]!.machine.id,
    ])
      expect(slotOfKey(MODEL, wrong)).toBeUndefined()
  })

  it('[M-8] at most eight, each once; the oldest makes way', () => {
    chartAll([])
    for (let i = 0; i < MOST_CHARTED + 2; i++) chart(`m.${i}`)
    expect(charted.getState().keys).toEqual(Array.from({ length: MOST_CHARTED }, (_, i) => `m.${i + 2}`))
    chart('m.5')
    expect(charted.getState().keys).not.toContain('m.5')
    chartAll(['a.x', 'a.x', 'b.x'])
    expect(charted.getState().keys).toEqual(['a.x', 'b.x'])
    chartAll([])
  })

  it('[K-8] Machines of several Kinds have in common what all of them have', () => {
    const kinds = new Map(machines.map((placed) => [placed.kind.id, placed]))
    const pair = [...kinds.values()].slice(0, 3)
    const common = commonChannels(pair).map(({ key }) => key)
    for (const key of common)
      for (const placed of pair) expect(placed.channels.map((channel) => channel.key)).toContain(key)
    const same = commonChannels([machines[0]!, machines[0]!])
    expect(same).toHaveLength(machines[0]!.channels.length - 3)
    expect(commonChannels([])).toEqual([])
  })
})
