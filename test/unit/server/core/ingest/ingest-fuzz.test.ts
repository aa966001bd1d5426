import { describe, expect, it } from 'vitest'
import { QUALITY } from '../../../../../models/twin.ts'
import { cutOverview } from '../../../../../server/core/bridge.ts'
import { lookOver } from '../../../../../server/core/watch.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { dice, FUZZ_RUNS, FUZZ_TIMEOUT_MILLIS, mutated, SEED } from '../../../../helpers/seed.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const TOPICS = [
  'twinfloor/works/hall/one/p1',
  'twinfloor/works/hall/one/p2/temperature',
  'twinfloor/works/hall/two/p3/state',
  'twinfloor/works/hall/two/p3/doorOpen',
  'twinfloor/works/hall/two/gw/@link',
  'twinfloor/works/hall/one/p1/@link',
  'twinfloor/works/yard/three/p4/@event',
  'twinfloor/works/yard/three/p4/link',
  'some/where/else',
  '$SYS/broker/clients',
]

const PAYLOADS = [
  `{"t":${NOON},"state":"Execute","temperature":21.5,"length":3.25,"doorOpen":true,"count":null}`,
  `[{"t":${NOON - 2000},"length":1},{"t":"2026-11-20T12:00:00+08:00","length":2,"angle":-3}]`,
  `{"v":12.5,"t":${NOON},"q":"uncertain"}`,
  `[{"v":1,"t":${NOON - 5000}},{"v":2,"q":"bad"},{"v":null}]`,
  '21.5',
  'Execute',
  '"held"',
  'online',
  '"offline"',
  `[{"event":"stateChanged","to":"Held","reason":"x"},{"event":"partProduced","count":2,"t":${NOON}}]`,
  '{"event":"alarmRaised","code":"E1","priority":"high","text":{"zh-CN":"缺油","en":"No oil"}}',
  '{"__proto__":{"v":1},"constructor":1,"t":1e999,"length":1e308}',
]

describe('fuzz of the native dialect', () => {
  it(
    `[I-10] ${FUZZ_RUNS} random and mutated packets: nothing throws, all are counted (seed ${SEED})`,
    () => {
      const chance = dice(SEED)
      const floor = new FloorUnderTest()
      const { ingest, table } = floor
      const encoder = new TextEncoder()
      const decoder = new TextDecoder()
      const topics = TOPICS.map((topic) => encoder.encode(topic))
      const payloads = PAYLOADS.map((payload) => encoder.encode(payload))
      let at = NOON
      for (let run = 0; run < FUZZ_RUNS; run++) {
        at += chance.below(50)
        const known = chance.pick(topics)
        const topic = decoder.decode(chance.below(4) === 0 ? mutated(chance, known) : known)
        const like = chance.pick(payloads)
        const which = chance.below(10)
        const payload =
          which === 0 ? chance.bytes(chance.below(60)) : which < 7 ? mutated(chance, like) : like
        try {
          floor.hear(topic, payload, { at, retained: chance.below(8) === 0, broker: chance.below(3) })
          if (run % 500 === 0) {
            lookOver(ingest.floor, at)
            cutOverview(ingest.floor.bridge, at)
          }
        } catch (error) {
          throw new Error(`run ${run} of seed ${SEED}: ${topic} [${payload}]`, { cause: error })
        }
      }
      const [read, refused, discovered] = floor.packets
      expect(read + refused + discovered).toBe(FUZZ_RUNS)
      for (const share of [read, refused, discovered]) expect(share).toBeGreaterThan(FUZZ_RUNS / 100)
      expect(ingest.rejections.rows.size).toBeLessThanOrEqual(200)
      expect(ingest.rejections.total).toBeGreaterThanOrEqual(refused)
      expect(ingest.discoveries.topics.size).toBeLessThanOrEqual(1000)
      expect(ingest.discoveries.total).toBe(discovered)
      expect(ingest.routes.byTopic.size).toBeLessThanOrEqual(table.machines.length * 11)
      const { twin } = ingest.floor.bridge
      for (let slot = 0; slot < table.size; slot++) {
        if (twin.qualities[slot] === QUALITY.none) continue
        expect(twin.qualities[slot]).toBeLessThanOrEqual(QUALITY.bad)
        expect(Number.isNaN(twin.times[slot])).toBe(false)
        expect(twin.times[slot], 'nothing lies further ahead than a clock may').toBeLessThanOrEqual(at + 5000)
      }
    },
    FUZZ_TIMEOUT_MILLIS,
  )
})
