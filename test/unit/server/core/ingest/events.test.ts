import { describe, expect, it } from 'vitest'
import { tellWaiting } from '../../../../../server/core/state-changes.ts'
import { lookOver } from '../../../../../server/core/watch.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const told = (what: unknown): FloorUnderTest => {
  const floor = new FloorUnderTest()
  floor.say('p1/@event', what)
  return floor
}

describe('@event', () => {
  it.each([
    [{ event: 'partProduced' }, { event: 'partProduced', count: 1 }],
    [
      { event: 'partProduced', count: 3, part: 'SN-1', product: 'gear', reason: 'ok' },
      { event: 'partProduced', count: 3, part: 'SN-1', product: 'gear', reason: 'ok' },
    ],
    [
      { event: 'partScrapped', product: '齿轮', reason: '毛刺', colour: 'red' },
      { event: 'partScrapped', count: 1, product: '齿轮', reason: '毛刺' },
    ],
    [
      { event: 'alarmRaised', code: 'E42' },
      { event: 'alarmRaised', code: 'E42', priority: 'medium' },
    ],
    [
      { event: 'alarmRaised', code: 'E42', priority: 'high', text: 'No oil' },
      { event: 'alarmRaised', code: 'E42', priority: 'high', text: { 'zh-CN': 'No oil', en: 'No oil' } },
    ],
    [
      { event: 'alarmRaised', code: 'E42', priority: 'low', text: { 'zh-CN': '缺油' } },
      { event: 'alarmRaised', code: 'E42', priority: 'low', text: { 'zh-CN': '缺油', en: '缺油' } },
    ],
    [
      { event: 'alarmCleared', code: 'E42' },
      { event: 'alarmCleared', code: 'E42' },
    ],
  ])('[I-5] %j is told', (what, expected) => {
    const floor = told(what)
    expect(floor.events).toEqual([{ time: NOON, ...expected }])
    expect(floor.packets).toEqual([1, 0, 0])
  })

  it.each([
    {},
    { event: 'partMade' },
    { event: '__proto__' },
    { event: 7 },
    { event: 'partProduced', count: 0 },
    { event: 'partProduced', count: 1.5 },
    { event: 'partProduced', count: '1' },
    { event: 'partProduced', count: 1e9 },
    { event: 'alarmRaised' },
    { event: 'alarmRaised', code: '' },
    { event: 'alarmRaised', code: 42 },
    { event: 'alarmRaised', code: 'x'.repeat(65) },
    { event: 'alarmRaised', code: 'E42', priority: 'urgent' },
    { event: 'alarmCleared' },
    { event: 'stateChanged' },
    { event: 'stateChanged', to: 'Running' },
    { event: 'stateChanged', to: 18 },
    { event: 'linkChanged', from: 0, to: 1 },
  ])('[I-7] %j is refused', (what) => {
    const floor = told(what)
    expect(floor.refused).toEqual({ badEvent: 1 })
    expect(floor.events).toEqual([])
    expect(floor.packets).toEqual([0, 1, 0])
  })

  it('[I-5] takes an array, and what reads of it where not all does', () => {
    const floor = told([
      { event: 'partProduced' },
      'nothing',
      { event: '?' },
      { event: 'alarmCleared', code: 'A' },
    ])
    expect(floor.events).toMatchObject([{ event: 'partProduced' }, { event: 'alarmCleared' }])
    expect(floor.refused).toEqual({ notAnObject: 1, badEvent: 1 })
    expect(floor.packets).toEqual([1, 0, 0])
  })

  it('[I-10] takes a thousand at once and no more', () => {
    const floor = told(Array.from({ length: 1200 }, () => ({ event: 'partProduced' })))
    expect(floor.ingest.floor.happenings.lastId).toBe(1000)
    expect(floor.refused).toEqual({ tooMany: 1 })
  })

  it('[I-10] does not keep a text of any length that a device may send', () => {
    const floor = told({ event: 'partProduced', part: 'x'.repeat(5000), reason: 'y'.repeat(5000) })
    expect(floor.events).toEqual([{ time: NOON, event: 'partProduced', count: 1 }])
  })

  it("[D-1] keeps the device's own time", () => {
    expect(told({ event: 'partProduced', t: NOON - 400 }).events).toMatchObject([{ time: NOON - 400 }])
  })

  it('[I-5] stateChanged sets the state too, by word or code', () => {
    const floor = told({ event: 'stateChanged', to: 'execute' })
    expect(floor.state('p1')).toBe(6)
    floor.say('p1/@event', { event: 'stateChanged', to: 11 }, { at: NOON + 1 })
    expect(floor.state('p1')).toBe(11)
  })
})

describe('a change of state', () => {
  const changes = (floor: FloorUnderTest) => floor.events.filter((each) => each.event === 'stateChanged')

  it('[E-2] is one Event, from wherever it came', () => {
    const floor = new FloorUnderTest()
    floor.say('p1/state', 'Idle')
    floor.say('p1', { state: 'Execute', t: NOON + 1000 })
    floor.say('p1/@event', { event: 'stateChanged', to: 'Held', reason: '换刀', t: NOON + 2000 })
    floor.say('p1/state', 6, { at: NOON + 3000 })
    lookOver(floor.ingest.floor, NOON + 4000)
    expect(changes(floor)).toEqual([
      { event: 'stateChanged', time: NOON + 1000, from: 4, to: 6 },
      { event: 'stateChanged', time: NOON + 2000, from: 6, to: 11, reason: '换刀' },
      { event: 'stateChanged', time: NOON + 3000, from: 11, to: 6 },
    ])
  })

  it('[E-2] is one Event though the device tells it twice, by a Reading and an Event, in either order', () => {
    for (const eventFirst of [true, false]) {
      const floor = new FloorUnderTest()
      floor.say('p1', { state: 'Idle' })
      const event = () => floor.say('p1/@event', { event: 'stateChanged', to: 'Execute', t: NOON + 500 })
      if (eventFirst) event()
      floor.say('p1', { state: 'Execute', t: NOON + 500 })
      if (!eventFirst) event()
      floor.say('p1', { state: 'Execute' }, { at: NOON + 1000 })
      expect(changes(floor)).toHaveLength(1)
    }
  })

  const say = (floor: FloorUnderTest, to: string, sinceNoon: number, at: number, reason?: string) =>
    floor.say('p1/@event', { event: 'stateChanged', to, t: NOON + sinceNoon, reason }, { at: NOON + at })

  it("[E-2, T-2] that comes late as the device's own word is an Event of its own time and leaves the Twin as it is", () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { state: 'Idle' })
    floor.say('p1', { state: 'Execute', t: NOON + 60_000 }, { at: NOON + 60_000 })
    for (const again of [1, 2]) {
      say(floor, 'Execute', 10_000, 60_000 + again)
      say(floor, 'Held', 20_000, 60_000 + again, 'gauging')
      say(floor, 'Idle', 30_000, 60_000 + again)
    }
    expect(changes(floor)).toEqual([
      { event: 'stateChanged', time: NOON + 60_000, from: 4, to: 6 },
      { event: 'stateChanged', time: NOON + 10_000, from: 4, to: 6 },
      { event: 'stateChanged', time: NOON + 20_000, from: 6, to: 11, reason: 'gauging' },
      { event: 'stateChanged', time: NOON + 30_000, from: 11, to: 4 },
    ])
    expect(floor.state('p1')).toBe(6)
    expect(floor.held('p1', 'state')?.[1]).toBe(60_000)
  })

  it('[E-2] told by a Reading waits a second for the word of a Machine that has one, and has its reason and its time', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { state: 'Idle' })
    say(floor, 'Execute', 1000, 1000)
    for (const [from, gap] of [
      [10_000, 0],
      [20_000, 700],
    ] as const) {
      floor.say('p1', { state: 'Held', t: NOON + from }, { at: NOON + from })
      floor.say('p1', { state: 'Held', t: NOON + from + 400 }, { at: NOON + from + 400 })
      say(floor, 'Held', from - gap, from + 500, 'gauging')
      say(floor, 'Execute', from + 5000, from + 5000)
    }
    expect(changes(floor).filter(({ to }) => to === 11)).toEqual([
      { event: 'stateChanged', time: NOON + 10_000, from: 6, to: 11, reason: 'gauging' },
      { event: 'stateChanged', time: NOON + 19_300, from: 6, to: 11, reason: 'gauging' },
    ])
    expect(changes(floor)).toHaveLength(5)
  })

  it('[E-2] whose reason does not come in time is told without it, before the next, and no second time', () => {
    const floor = new FloorUnderTest()
    say(floor, 'Idle', 0, 0)
    floor.say('p1', { state: 'Held', t: NOON + 10_000 }, { at: NOON + 10_000 })
    lookOver(floor.ingest.floor, NOON + 10_900)
    expect(changes(floor)).toEqual([])
    lookOver(floor.ingest.floor, NOON + 11_000)
    say(floor, 'Held', 10_000, 12_000, 'gauging')
    say(floor, 'Held', 9500, 12_000, 'gauging')
    floor.say('p1', { state: 'Unholding', t: NOON + 20_000 }, { at: NOON + 20_000 })
    floor.say('p1', { state: 'Execute', t: NOON + 20_100 }, { at: NOON + 20_100 })
    say(floor, 'Execute', 20_100, 20_200)
    expect(changes(floor)).toEqual([
      { event: 'stateChanged', time: NOON + 10_000, from: 4, to: 11 },
      { event: 'stateChanged', time: NOON + 20_000, from: 11, to: 12 },
      { event: 'stateChanged', time: NOON + 20_100, from: 12, to: 6 },
    ])
  })

  it('[E-2] that waits for its reason where the server ends is told without it, and no second time', () => {
    const floor = new FloorUnderTest()
    say(floor, 'Idle', 0, 0)
    floor.say('p1', { state: 'Held', t: NOON + 10_000 }, { at: NOON + 10_000 })
    const { changes: held, happenings } = floor.ingest.floor
    for (const at of [10_100, 10_200]) tellWaiting(held, happenings, NOON + at)
    expect(changes(floor)).toEqual([{ event: 'stateChanged', time: NOON + 10_000, from: 4, to: 11 }])
  })

  it('[E-2] of a device that tells none itself is told at once', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { state: 'Idle' })
    floor.say('p1', { state: 'Execute', t: NOON + 500 })
    expect(changes(floor)).toHaveLength(1)
  })

  it('[E-2] is none where the state only was told again, was a late Reading or was unreadable', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { state: 'Execute' })
    floor.say('p1', { state: 'Execute', t: NOON + 1000 })
    floor.say('p1', { state: 'Held', t: NOON - 1000 })
    floor.say('p1/@event', { event: 'stateChanged', to: 'Execute', t: NOON + 500 })
    floor.say('p1', { state: null, t: NOON + 2000 })
    floor.say('p1', { state: 'no such', t: NOON + 3000 })
    expect(changes(floor)).toEqual([])
    expect(floor.state('p1')).toBe(6)
  })
})
