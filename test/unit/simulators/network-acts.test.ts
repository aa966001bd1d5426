import { describe, expect, it } from 'vitest'
import type { NetworkEffect } from '../../../simulators/engine/effect.ts'
import type { Message } from '../../../simulators/engine/post.ts'
import type { Story } from '../../../simulators/engine/story.ts'
import { beginStory, setSpeed, simMillis, step, type World } from '../../../simulators/engine/world.ts'
import { machine, plantWith, START, worldOf } from './plants.ts'

const MINUTE = 60_000
const text = { 'zh-CN': '测试', en: 'test' }

const storyOf = (effect: NetworkEffect): Story => ({
  ...{ id: 'trouble', name: text, plot: text, plant: 'test', hours: 1 },
  acts: [{ id: 'it', atMinutes: 1, effect }],
})

const behind = { link: 'wired', gateway: 'GW' } as const
const hall = () =>
  worldOf(
    plantWith([
      machine('GW', 'gateway', { connection: { link: 'wired' } }),
      machine('A', 'lathe', { connection: behind }),
      machine('B', 'furnace', { connection: behind, at: [8, 2] }),
      machine('R', 'robot', { connection: { link: '5g', radio: 'RU' }, at: [12, 2] }),
      machine('RU', 'radio-unit', {
        at: [14, 4],
        radio: { band: 'n78', centreMegahertz: 3700, bandwidthMegahertz: 100, powerDbm: 24, mountHeight: 7 },
      }),
    ]),
  )

/** What a machine said of itself, one object of Readings after the other. */
const readings = (heard: readonly Heard[], id: string) =>
  heard
    .filter(({ topic }) => topic.endsWith(`/${id}`))
    .flatMap((message) =>
      [JSON.parse(message.payload) as Record<string, number>]
        .flat()
        .map((reading) => ({ ...message, reading })),
    )

/** From which second of the clock on the factory goes how fast. */
type Paces = readonly (readonly [second: number, speed: number])[]

interface Heard extends Message {
  readonly simulatedMillis: number
}

function told(
  effect: NetworkEffect,
  paces: Paces,
  seconds: number,
  world = hall(),
): { world: World; heard: Heard[] } {
  expect(beginStory(world, storyOf(effect), START)).toEqual([])
  const heard: Heard[] = []
  for (let tenth = 1; tenth <= seconds * 10; tenth++) {
    const now = START + 100 * tenth
    for (const [second, speed] of paces) if (10 * second === tenth) setSpeed(world, speed, now)
    for (const message of step(world, now))
      heard.push({ ...message, simulatedMillis: simMillis(world) - START })
  }
  return { world, heard }
}

const COURSES: readonly (readonly [name: string, paces: Paces, seconds: number])[] = [
  ['as time goes', [], 420],
  ['twenty times as fast', [[1, 20]], 60],
  ['faster from the middle on', [[120, 20]], 180],
  [
    'slower from the middle on',
    [
      [1, 20],
      [8, 1],
    ],
    300,
  ],
  [
    'standing still for two minutes',
    [
      [1, 20],
      [10, 0],
      [130, 20],
    ],
    160,
  ],
]

describe('a trouble of the network', () => {
  it.each(COURSES)('[W-67] lasts as long in the factory’s time: a restart, %s', (_name, paces, seconds) => {
    const { heard } = told({ do: 'reboot', gateway: 'GW', minutes: 4 }, paces, seconds)
    const links = heard.filter(({ topic }) => topic.endsWith('GW/@link'))
    expect(links.map(({ payload }) => payload)).toEqual(['offline', 'online'])
    const [off, on] = links.map(({ simulatedMillis }) => simulatedMillis / MINUTE)
    // Looks are a second apart and a connection takes another, at up to twenty times the pace.
    expect(Math.abs(off! - 1)).toBeLessThan(0.7)
    expect(Math.abs(on! - 5)).toBeLessThan(0.75)
  })

  it.each(COURSES)(
    '[W-64] [W-67] and what was kept comes after it, whole and in order, %s',
    (_name, paces, seconds) => {
      const { heard } = told({ do: 'reboot', gateway: 'GW', minutes: 4 }, paces, seconds)
      const [off, on] = heard.filter(({ topic }) => topic.endsWith('GW/@link'))
      const said = heard.filter(({ topic }) => topic.endsWith('/A'))
      const times = readings(heard, 'A').map(({ reading }) => reading.t ?? 0)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      // One a second, of which none is missing, and none came while the gateway was away.
      for (const [i, time] of times.entries()) if (i > 0) expect(time - times[i - 1]!).toBeLessThan(2500)
      const between = said.filter(
        ({ atMillis }) => atMillis > off!.atMillis + 100 && atMillis < on!.atMillis - 2100,
      )
      expect(between).toEqual([])
    },
  )

  it.each(COURSES)(
    '[W-67] lasts as long in the factory’s time: a unit off the air, %s',
    (_name, paces, seconds) => {
      const { heard } = told({ do: 'outage', radio: 'RU', minutes: 4 }, paces, seconds)
      const dark = readings(heard, 'RU').filter(({ reading }) => reading.transmitPower === 0)
      expect(Math.abs(dark[0]!.simulatedMillis / MINUTE - 1)).toBeLessThan(0.5)
      expect(Math.abs(dark.at(-1)!.simulatedMillis / MINUTE - 5)).toBeLessThan(0.5)
      const between = heard.filter(
        ({ topic, atMillis }) =>
          topic.endsWith('/R') && atMillis > dark[0]!.atMillis && atMillis < dark.at(-1)!.atMillis,
      )
      expect(between).toEqual([])
      expect(heard.filter(({ topic }) => topic.endsWith('/R')).at(-1)!.atMillis).toBeGreaterThan(
        dark.at(-1)!.atMillis,
      )
    },
  )

  it('[W-64] a simple device’s bare values have a time when they are sent on late', () => {
    const six = [1, 2, 3, 4, 5, 6].map((n) =>
      machine(`S${n}`, 'lathe', { connection: behind, at: [5 * n, 9] }),
    )
    const world = worldOf(plantWith([machine('GW', 'gateway', { connection: { link: 'wired' } }), ...six]))
    const simple = world.actors.find(({ form }) => form === 'topics')!
    const { heard } = told({ do: 'reboot', gateway: 'GW', minutes: 2 }, [], 240, world)
    const said = heard.filter(({ topic }) => topic.startsWith(`${simple.topic}/`) && !topic.includes('@'))
    const isBare = ({ payload }: Heard): boolean => !payload.startsWith('{')
    const timed = said.filter((each) => !isBare(each))
    const late = timed.filter(({ atMillis, payload }) => atMillis - JSON.parse(payload).t > 1000)
    // Of the keys of which a value is bare at any other time, many were kept.
    const bare = new Set(said.filter(isBare).map(({ topic }) => topic))
    expect(late.filter(({ topic }) => bare.has(topic)).length).toBeGreaterThan(100)
    const links = heard.filter(({ topic }) => topic.endsWith('/@link'))
    expect(links.map(({ topic, payload }) => `${topic.split('/').at(-2)} ${payload}`)).toEqual([
      'GW offline',
      'GW online',
    ])
    const [off, on] = links
    const within = said.filter(
      ({ atMillis }) =>
        atMillis > off!.atMillis + 1000 && atMillis <= Math.max(...late.map((each) => each.atMillis)),
    )
    expect(within.filter(isBare)).toEqual([])
    expect(within.length).toBeGreaterThan(200)
    expect(on!.atMillis).toBeLessThan(Math.min(...late.slice(0, 1).map((each) => each.atMillis)) + 2000)
  })

  it('[W-67] a clock is astray, and a unit jammed, for as long', () => {
    const skewed = told(
      { do: 'clock', machine: 'A', offsetMillis: -40_000, driftPpm: 0, minutes: 4 },
      [[120, 20]],
      180,
    )
    const wrong = readings(skewed.heard, 'A').filter(
      ({ atMillis, reading }) => atMillis - (reading.t ?? 0) > 30_000,
    )
    expect(wrong[0]!.simulatedMillis / MINUTE).toBeCloseTo(1, 1)
    expect(Math.abs(wrong.at(-1)!.simulatedMillis / MINUTE - 5)).toBeLessThan(0.5)
    const jammed = told({ do: 'interference', radio: 'RU', decibels: 28, minutes: 4 }, [[120, 20]], 180)
    const loud = readings(jammed.heard, 'RU').filter(({ reading }) => (reading.interference ?? -120) > -100)
    expect(loud[0]!.simulatedMillis / MINUTE).toBeCloseTo(1, 1)
    expect(Math.abs(loud.at(-1)!.simulatedMillis / MINUTE - 5)).toBeLessThan(1)
  })
})
