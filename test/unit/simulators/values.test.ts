import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { SERVER_CHANNELS } from '../../../models/slots.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import { processOf } from '../../../simulators/engine/process-table.ts'
import { spokenOf, written } from '../../../simulators/engine/speech.ts'
import type { World } from '../../../simulators/engine/world.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { machine, plantWith, played, START, worldOf } from './plants.ts'

const HOUR = 3600

const boxed = (name: string, machinesASecond: number): World => {
  const found = findPlant(name, KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return worldOf(found.plant, machinesASecond)
}
/** Together they have a machine of every Kind. */
const BOXED = ['gearbox', 'smt', 'moulding']

/** Every value that every machine sends at a fixed rate, by machine and Channel. */
function* readings(world: World, seconds: number) {
  const byTopic = new Map(world.actors.map((actor) => [actor.topic, actor.played.placed]))
  for (const message of played(world, seconds)) {
    const placed = byTopic.get(message.topic)
    if (placed === undefined) continue
    const { t: _, ...values } = JSON.parse(message.payload) as Record<string, number | boolean | string>
    yield { placed, specs: placed.channels.slice(0, -SERVER_CHANNELS), values }
  }
}

const accepts = (spec: ChannelSpec, value: number | boolean | string): boolean => {
  if (spec.states !== undefined) return spec.states.some((state) => state.word === String(value))
  if (typeof value !== 'number' || value < spec.min || value > spec.max) return false
  const quanta = value / spec.resolution
  return Math.abs(quanta - Math.round(quanta)) < 1e-6 * Math.max(1, Math.abs(quanta))
}

describe('values', () => {
  it('[G-3] each Channel of each Kind but the server’s gets values on its range, grid and words', () => {
    const seen = new Map<string, Set<string>>()
    const wrong = new Set<string>()
    const otherKeys = new Set<string>()
    for (const name of BOXED) {
      for (const { placed, specs, values } of readings(boxed(name, 4), HOUR)) {
        const kind = placed.kind.id
        if (Object.keys(values).join() !== specs.map((spec) => spec.key).join()) otherKeys.add(kind)
        for (const spec of specs) {
          const value = values[spec.key] ?? Number.NaN
          if (!accepts(spec, value)) wrong.add(`${kind}.${spec.key} = ${value}`)
          const channel = `${kind}.${spec.key}`
          const different = seen.get(channel) ?? new Set()
          if (different.size < 3) seen.set(channel, different.add(String(value)))
        }
      }
    }
    expect([...wrong]).toEqual([])
    expect([...otherKeys]).toEqual([])
    const still = [...seen].filter(([, different]) => different.size < 2).map(([name]) => name)
    // No network is played at a given rate, so nothing is handed over or lost there.
    const mayStandStill = new Set(['state', 'partsScrapped', 'messagesDropped', 'devicesOnline', 'handovers'])
    expect(still.filter((name) => !mayStandStill.has(name.split('.')[1] ?? ''))).toEqual([])
    const channels = [...KINDS.values()].flatMap((kind) => kind.channels.slice(0, -SERVER_CHANNELS))
    expect(seen.size).toBe(channels.length)
  })

  it('[G-3] a Channel that nobody described is judged by its unit', () => {
    const spec: ChannelSpec = {
      ...(KINDS.get('lathe')?.channels[1] as ChannelSpec),
      key: 'neverHeardOf',
      unit: 'bar',
      min: -3,
      max: 9,
      resolution: 0.25,
    }
    const world = worldOf(plantWith([machine('A', 'lathe')]))
    const actor = world.actors[0]
    if (actor === undefined) throw new Error('one machine plays')
    const process = processOf(spec, 'A')
    const spoken = spokenOf(spec, 'topic', process, 1)
    const values = new Set<number>()
    let value = 0
    for (let i = 0; i < 500; i++) {
      value = process(actor.played, 1, value)
      const text = written(spoken, value)
      expect(accepts(spec, Number(text))).toBe(true)
      values.add(Number(text))
    }
    expect(values.size).toBeGreaterThan(3)
  })

  it('[G-3] whatever a Process gives, what is written is in range', () => {
    const spec = KINDS.get('lathe')?.channels[3] as ChannelSpec
    const spoken = spokenOf(spec, 'topic', () => 0, 1)
    for (const wild of [-1e12, 1e12, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(accepts(spec, Number(written(spoken, wild)))).toBe(true)
    }
  })

  it('[G-4] counters never fall, and parts are the Events’ sum', () => {
    const held = new Map<string, number>()
    const fallen = new Set<string>()
    let compared = 0
    for (const { placed, specs, values } of readings(boxed('gearbox', 17), HOUR)) {
      for (const spec of specs) {
        if (spec.counter !== true) continue
        const name = `${placed.path} ${spec.key}`
        const value = Number(values[spec.key])
        if (!(value >= (held.get(name) ?? 0))) fallen.add(name)
        held.set(name, value)
        compared += 1
      }
    }
    expect([...fallen]).toEqual([])
    expect(compared).toBeGreaterThan(10_000)
  })

  it('[G-4] partProduced tells each part that the counter counts', () => {
    const world = worldOf(plantWith([machine('P', 'press', { idealCycleSeconds: 2 })]), 4)
    const before = world.actors[0]?.played.parts ?? 0
    let told = 0
    for (const { topic, payload } of played(world, HOUR)) {
      if (!topic.endsWith('/@event')) continue
      for (const event of [JSON.parse(payload)].flat())
        if (event.event === 'partProduced') told += event.count
    }
    expect(told).toBeGreaterThan(500)
    expect(world.actors[0]?.played.parts).toBe(before + told)
  })
})

describe('a machine that stands', () => {
  it('[G-6] stops its spindle, keeps its axes, makes no part and draws less', () => {
    const world = worldOf(plantWith([machine('C', 'machining-centre-3', { idealCycleSeconds: 20 })]), 10)
    const actor = world.actors[0]
    if (actor === undefined) throw new Error('one machine plays')
    const power = (seconds: number, from: number) => {
      const all = [...played(world, seconds, from)].filter((message) => !message.topic.endsWith('/@event'))
      return all.map((message) => JSON.parse(message.payload))
    }
    actor.played.state = PACKML.execute
    const running = power(60, START)
    expect(world.factory.take({ do: 'fail', machine: 'C', alarm: 'E204', minutes: 5 })).toBe(true)
    const parts = actor.played.parts
    power(10, START + 60_000)
    const standing = power(30, START + 70_000)
    expect(Math.max(...running.map((said) => said.spindleSpeed))).toBeGreaterThan(1000)
    expect(new Set(standing.map((said) => said.spindleSpeed))).toEqual(new Set([0]))
    expect(new Set(standing.map((said) => said.axisX)).size).toBe(1)
    expect(actor.played.parts).toBe(parts)
    const mean = (all: { power: number }[]) => all.reduce((sum, said) => sum + said.power, 0) / all.length
    expect(mean(standing)).toBeLessThan(mean(running) / 2)
  })
})
