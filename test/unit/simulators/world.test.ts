import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../models/plant/parse.ts'
import { generatedPlant } from '../../../models/plants/generated.ts'
import { SERVER_CHANNELS } from '../../../models/slots.ts'
import { step } from '../../../simulators/engine/world.ts'
import { everyKind, machine, plantWith, played, START, worldOf } from './plants.ts'

const generated = (machines: number) => {
  const result = parsePlant(generatedPlant(machines, 3), KINDS)
  if (!result.ok) throw new Error('the generated plant does not parse')
  return result.plant
}

const bytesOf = (seed: number): string =>
  [...played(worldOf(everyKind(), 'natural', seed), 120)]
    .map((message) => `${message.speaker} ${message.topic} ${message.payload}`)
    .join('\n')

describe('the same day again', () => {
  it('[G-1] the same seed and steps give the same bytes', () => {
    const first = bytesOf(5)
    expect(first.length).toBeGreaterThan(100_000)
    expect(bytesOf(5)).toBe(first)
  })

  it('[G-1] another seed gives another day', () => {
    expect(bytesOf(6)).not.toBe(bytesOf(5))
  })

  it('[G-1] a machine more leaves the others as they were', () => {
    const first = machine('A', 'lathe')
    const alone = worldOf(plantWith([first]))
    const together = worldOf(plantWith([first, machine('B', 'lathe')]))
    const programs = [alone, together].map((world) => world.actors[0]?.played.program)
    expect(programs[1]).toEqual(programs[0])
  })

  it('[G-2] however time is cut into steps, the messages are the same and in order', () => {
    const plant = everyKind()
    const whole = [...played(worldOf(plant), 8)]
    const times = whole.flatMap((message) => /"t":(\d+)/.exec(message.payload)?.[1] ?? [])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 30 }), (cuts) => {
        const world = worldOf(plant)
        const messages = []
        let now = START
        for (let i = 0; now < START + 8000; i++) {
          now = Math.min(START + 8000, now + (cuts[i % cuts.length] ?? 1))
          messages.push(...step(world, now))
        }
        expect(messages).toEqual(whole)
      }),
      { seed: 20_260, numRuns: 25 },
    )
    expect(times.length).toBeGreaterThan(100)
  })
})

describe('the clock', () => {
  it('[G-2] sleep is not made up for', () => {
    const world = worldOf(everyKind())
    const usual = step(world, START + 1000).length
    const afterAnHour = step(world, START + 3_600_000)
    expect(afterAnHour.length).toBeLessThan(usual)
    expect(afterAnHour.length).toBeGreaterThan(0)
    expect(step(world, START + 3_601_000).length).toBeGreaterThan(usual / 2)
  })

  it('[G-2] a clock set back is followed', () => {
    const world = worldOf(everyKind())
    step(world, START + 1000)
    step(world, START - 3_600_000)
    const later = step(world, START - 3_599_000)
    expect(later.length).toBeGreaterThan(20)
    expect(later.every((message) => !message.payload.includes(`"t":${START}`))).toBe(true)
  })
})

describe('the rate', () => {
  it.each([50, 777, 5000])('[G-11] %i messages a second are asked for and come', (rate) => {
    const world = worldOf(generated(300), rate)
    const readings = [...played(world, 20)].filter((message) => !message.topic.endsWith('/@event'))
    expect(readings.length / 20).toBeGreaterThan(rate * 0.99)
    expect(readings.length / 20).toBeLessThan(rate * 1.01)
  })

  it('[G-11] at a given rate every message holds all Channels', () => {
    const world = worldOf(plantWith([machine('A', 'machining-centre-3')]), 2)
    const objects = [...played(world, 10)].filter((message) => !message.topic.endsWith('/@event'))
    expect(objects.length).toBeGreaterThanOrEqual(20)
    for (const { payload } of objects) expect(Object.keys(JSON.parse(payload))).toHaveLength(13)
  })

  it('[G-10] a machine that stands speaks once a second, one that moves five times', () => {
    const world = worldOf(plantWith([machine('R', 'robot'), machine('A', 'lathe'), machine('B', 'lathe')]))
    const topics = [...played(world, 10)].map((message) => message.topic)
    expect(topics.filter((topic) => topic.endsWith('/R')).length).toBeGreaterThanOrEqual(50)
    expect(topics.filter((topic) => topic.endsWith('/R')).length).toBeLessThanOrEqual(51)
  })

  it('[G-10] in a large plant nobody speaks more than once a second', () => {
    const plant = generated(400)
    const world = worldOf(plant)
    expect(new Set(world.rounds.map((round) => round.periodMillis))).toEqual(new Set([1000]))
  })

  it('[G-10] each Channel comes at its expected period, and all of them at first', () => {
    const world = worldOf(plantWith([machine('R', 'robot')]))
    const channels = KINDS.get('robot')?.channels.length ?? 0
    const seen = new Map<string, number>()
    const objects = [...played(world, 20)].filter((message) => message.topic.endsWith('/R'))
    for (const { payload } of objects) {
      for (const key of Object.keys(JSON.parse(payload))) seen.set(key, (seen.get(key) ?? 0) + 1)
    }
    expect(Object.keys(JSON.parse(objects[0]?.payload ?? '{}'))).toHaveLength(channels - SERVER_CHANNELS + 1)
    expect(seen.get('j1')).toBe(objects.length)
    expect(seen.get('power')).toBeGreaterThanOrEqual(20)
    expect(seen.get('power')).toBeLessThanOrEqual(22)
    expect(seen.get('energy')).toBeLessThanOrEqual(6)
  })
})
