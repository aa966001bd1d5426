import { describe, expect, it } from 'vitest'
import { FloorUnderTest } from './floor-under-test.ts'

describe('topics', () => {
  it("[I-1] a machine's own topic, a Channel's, @event and @link are of the Plant", () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { temperature: 20 })
    floor.say('p1/length', 12.34)
    floor.say('p1/@event', { event: 'partProduced' })
    floor.say('p1/@link', 'online')
    expect(floor.packets).toEqual([4, 0, 0])
    expect(floor.value('p1', 'temperature')).toBe(20)
    expect(floor.value('p1', 'length')).toBe(12.34)
  })

  it.each([
    '',
    '/',
    'twinfloor',
    'twinfloor/works',
    'twinfloor/works/hall/one',
    'twinfloor/works/hall/one/p9',
    'twinfloor/works/hall/two/p1',
    'Twinfloor/works/hall/one/p1',
    'twinfloor/Works/hall/one/p1',
    '/twinfloor/works/hall/one/p1',
    'twinfloor/works/hall/one/p1/temperature/v',
    'twinfloor//works/hall/one/p1',
    'works/hall/one/p1',
    '$SYS/broker/uptime',
    'twinfloor/__proto__/constructor/toString/valueOf',
    `twinfloor/works/hall/one/p1/${'x'.repeat(500)}`,
    `${'a/'.repeat(3000)}`,
  ])('[I-9] %j is outside the Plant: discovered, not rejected', (topic) => {
    const floor = new FloorUnderTest()
    floor.hear(topic, '{"temperature":20}')
    expect(floor.packets).toEqual([0, 0, 1])
    expect(floor.refused).toEqual({})
    expect(floor.ingest.discoveries.topics.size).toBe(1)
  })

  it.each(['noSuch', 'Temperature', '@events', '__proto__', 'constructor', 'toString', 't', ''])(
    '[I-7] a Channel %j that the Kind has not is refused by name',
    (tail) => {
      const floor = new FloorUnderTest()
      floor.hear(`twinfloor/works/hall/one/p1/${tail}`, '5')
      expect(floor.packets).toEqual([0, 1, 0])
      expect(floor.refused).toEqual({ unknownChannel: 1 })
      const [row] = floor.ingest.rejections.rows.values()
      expect(row?.detail.en).toContain(`"${tail}"`)
    },
  )

  it('[I-1] a topic is the same the first time and every time', () => {
    const floor = new FloorUnderTest()
    for (const value of [1, 2, 3])
      floor.hear('twinfloor/works/yard/three/p4/length', String(value), { at: value * 1e12 })
    expect(floor.packets).toEqual([3, 0, 0])
    expect(floor.value('p4', 'length')).toBe(3)
  })

  it('[I-10] only topics of the Plant are remembered', () => {
    const floor = new FloorUnderTest()
    for (let i = 0; i < 5000; i++) {
      floor.hear(`twinfloor/works/hall/one/p1/no-${i}`, '1')
      floor.hear(`elsewhere/${i}`, '1')
    }
    floor.say('p1', { length: 1 })
    expect(floor.ingest.routes.byTopic.size).toBe(1)
  })
})
