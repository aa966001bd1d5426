import { describe, expect, it } from 'vitest'
import { LINK } from '../../../../models/state.ts'
import { linkOf } from '../../../../server/core/links.ts'
import { brokerChanged, lookOver } from '../../../../server/core/watch.ts'
import { NOON } from '../../../helpers/frames.ts'
import { placedOf } from '../../../helpers/plant.ts'
import { FloorUnderTest } from './ingest/floor-under-test.ts'

/** Every Channel of a probe is stale by then: the slowest is expected every 5 s. */
const LONG = 16_000

const linkChanges = (floor: FloorUnderTest) =>
  floor.events.flatMap((each) => (each.event === 'linkChanged' ? [[each.from, each.to]] : []))

const lookedAt = (floor: FloorUnderTest, now: number): FloorUnderTest => {
  lookOver(floor.ingest.floor, now)
  return floor
}

const speaking = (id = 'p1', broker = 0): FloorUnderTest => {
  const floor = new FloorUnderTest()
  floor.say(id, { length: 1, count: 1 }, { broker })
  return floor
}

describe('the link of a Machine', () => {
  it('[Q-4] is unheard until it speaks, then online at once', () => {
    const floor = lookedAt(new FloorUnderTest(), NOON)
    expect(floor.link('p1')).toBe(LINK.unheard)
    floor.say('p1', { length: 1 })
    expect(floor.link('p1')).toBe(LINK.online)
    expect(floor.value('p1', 'link')).toBe(LINK.online)
  })

  it('[Q-4] is silent when every Channel is stale, and not while one is not', () => {
    const floor = speaking()
    expect(lookedAt(floor, NOON + 3001).link('p1'), 'the slow one is still fresh').toBe(LINK.online)
    expect(lookedAt(floor, NOON + 15_001).link('p1')).toBe(LINK.silent)
    floor.say('p1', { length: 2 }, { at: NOON + 20_000 })
    expect(floor.link('p1')).toBe(LINK.online)
  })

  it("[Q-3] has the device's skew taken off before it is called silent", () => {
    const floor = new FloorUnderTest()
    for (let s = 0; s < 5; s++) {
      const at = NOON + s * 1000
      floor.say('p1', { t: at - 3_600_000, length: s }, { at })
      expect(lookedAt(floor, at + 500).link('p1')).toBe(LINK.online)
    }
    expect(lookedAt(floor, NOON + 4000 + LONG).link('p1')).toBe(LINK.silent)
  })

  it('[Q-4] is deviceLost when its will spoke, and online when it is heard again', () => {
    const floor = speaking()
    floor.hear('twinfloor/works/hall/one/p1/@link', 'offline', { at: NOON + 100 })
    expect(floor.link('p1')).toBe(LINK.deviceLost)
    expect(lookedAt(floor, NOON + LONG).link('p1'), 'worse than silent').toBe(LINK.deviceLost)
    floor.say('p1', { length: 2 }, { at: NOON + LONG + 1 })
    expect(floor.link('p1')).toBe(LINK.online)
  })

  it.each(['offline', '"offline"', ' OFFLINE\n', 'Offline'])('[I-6] hears %j as the will', (word) => {
    const floor = speaking()
    floor.hear('twinfloor/works/hall/one/p1/@link', word, { at: NOON + 1 })
    expect(floor.link('p1')).toBe(LINK.deviceLost)
    expect(floor.packets).toEqual([2, 0, 0])
  })

  it.each(['', 'on', 'null', '{}', '"away"', '1', 'x'.repeat(100_000)])('[I-6] refuses %.20j', (word) => {
    const floor = speaking()
    floor.hear('twinfloor/works/hall/one/p1/@link', word, { at: NOON + 1 })
    expect(floor.link('p1')).toBe(LINK.online)
    expect(floor.refused).toEqual({ badLink: 1 })
  })

  it('[I-6] a retained will speaks, a retained online proves nothing', () => {
    const floor = new FloorUnderTest()
    floor.say('p1/@link', 'offline', { retained: true })
    floor.say('p4/@link', 'online', { retained: true })
    expect([floor.link('p1'), floor.link('p4')]).toEqual([LINK.deviceLost, LINK.unheard])
  })

  it("[Q-4] is gatewayLost when its gateway's will spoke, for all behind it and nobody else", () => {
    const floor = speaking('p1')
    for (const id of ['p2', 'p3', 'p4']) floor.say(id, { length: 1 })
    floor.say('gw', { state: 'Execute' })
    floor.say('gw/@link', 'offline', { at: NOON + 10 })
    expect(['p1', 'p2', 'p3', 'p4', 'gw'].map((id) => floor.link(id))).toEqual([
      LINK.online,
      LINK.gatewayLost,
      LINK.gatewayLost,
      LINK.online,
      LINK.deviceLost,
    ])
    floor.say('p2', { length: 2 }, { at: NOON + 20 })
    expect(floor.link('p2'), 'heard again, so there is a way').toBe(LINK.online)
    expect(floor.link('p3')).toBe(LINK.gatewayLost)
  })

  it('[Q-4] is gatewayLost when it is silent and so is its gateway', () => {
    const floor = speaking('p3')
    floor.say('gw', { state: 'Execute' })
    lookedAt(lookedAt(floor, NOON + LONG), NOON + LONG + 1000)
    expect([floor.link('gw'), floor.link('p3')]).toEqual([LINK.silent, LINK.gatewayLost])
  })

  it('[Q-4] is silent when its gateway goes on speaking', () => {
    const floor = speaking('p3')
    floor.say('gw', { state: 'Execute' }, { at: NOON + LONG })
    expect(lookedAt(floor, NOON + LONG).link('p3')).toBe(LINK.silent)
  })

  it('[Q-4] is brokerLost while the broker that carried it is away, which is the worst', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { length: 1 }, { broker: 0 })
    floor.say('p4', { length: 1 }, { broker: 1 })
    floor.say('p4/@link', 'offline', { broker: 1, at: NOON + 1 })
    brokerChanged(floor.ingest.floor, 1, NOON + 50, NOON + 50)
    expect([floor.link('p1'), floor.link('p4'), floor.link('p2')]).toEqual([
      LINK.online,
      LINK.brokerLost,
      LINK.unheard,
    ])
    brokerChanged(floor.ingest.floor, 1, undefined, NOON + 100)
    expect(floor.link('p4')).toBe(LINK.deviceLost)
  })

  it('[Q-4] is not lost with a broker when another carries it on', () => {
    const floor = speaking('p1', 0)
    brokerChanged(floor.ingest.floor, 0, NOON + 50, NOON + 50)
    expect(floor.link('p1')).toBe(LINK.brokerLost)
    floor.say('p1', { length: 2 }, { at: NOON + 60, broker: 2 })
    expect(floor.link('p1')).toBe(LINK.online)
  })

  it('[Q-4] is the worst that is known, whatever was known before', () => {
    const { ingest, table } = speaking('p2')
    const { links, bridge } = ingest.floor
    const p2 = placedOf(table, 'p2')
    const gateway = placedOf(table, 'gw')
    const now = () => linkOf(links, p2, bridge.twin, table, NOON + LONG)
    expect(now()).toBe(LINK.silent)
    links.offlineAt[p2.index] = NOON + 1
    expect(now()).toBe(LINK.deviceLost)
    links.offlineAt[gateway.index] = NOON + 1
    expect(now()).toBe(LINK.gatewayLost)
    links.brokerLostAt.push(NOON + 1)
    expect(now()).toBe(LINK.brokerLost)
  })

  it('[E-2] is told once for each change', () => {
    const floor = speaking()
    for (const s of [1, 2, 3]) lookedAt(floor, NOON + s)
    floor.say('p1/@link', 'offline', { at: NOON + 10 })
    floor.say('p1/@link', 'offline', { at: NOON + 11 })
    floor.say('p1', { length: 2 }, { at: NOON + 20 })
    expect(linkChanges(floor)).toEqual([
      [LINK.unheard, LINK.online],
      [LINK.online, LINK.deviceLost],
      [LINK.deviceLost, LINK.online],
    ])
  })

  it('[T-1] is written though the clock of the server is set back', () => {
    const floor = speaking()
    floor.say('p1/@link', 'offline', { at: NOON - 60_000 })
    floor.say('p1', { length: 2, t: NOON + 1 }, { at: NOON - 59_000 })
    expect(floor.value('p1', 'link')).toBe(floor.link('p1'))
  })
})
