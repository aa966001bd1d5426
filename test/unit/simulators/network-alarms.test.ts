import { describe, expect, it } from 'vitest'
import type { NetworkEffect } from '../../../simulators/engine/effect.ts'
import type { Story } from '../../../simulators/engine/story.ts'
import { beginStory, truthOf } from '../../../simulators/engine/world.ts'
import { machine, plantWith, played, START, worldOf } from './plants.ts'

const MINUTE = 60_000
const text = { 'zh-CN': '测试', en: 'test' }
const radio = { band: 'n78', centreMegahertz: 3700, bandwidthMegahertz: 100, powerDbm: 24, mountHeight: 7 }
const behind = { link: '5g', gateway: 'GW', radio: 'RU' } as const

interface Cry {
  readonly who: string
  readonly event: string
  readonly code: string
  readonly minute: number
  /** How late it came. */
  readonly lateMinutes: number
}

const hall = (seed: number) =>
  worldOf(
    plantWith([
      machine('GW', 'gateway', { connection: { link: 'wired' } }),
      machine('A', 'lathe', { connection: behind }),
      machine('B', 'robot', { connection: behind, at: [12, 5] }),
      machine('C', 'press', { connection: behind, at: [20, 5] }),
      machine('RU', 'radio-unit', { at: [14, 9], radio }),
      machine('RU2', 'radio-unit', { at: [90, 90], radio: { ...radio, centreMegahertz: 3500 } }),
    ]),
    'natural',
    seed,
  )

/** What radio unit and gateway cry out in a quarter of an hour in which something befalls the network. */
function cries(effect: NetworkEffect | undefined, seed = 11): Cry[] {
  const world = hall(seed)
  const acts: Story['acts'] = effect === undefined ? [] : [{ id: 'it', atMinutes: 2, effect }]
  expect(
    beginStory(world, { id: 's', name: text, plot: text, plant: 'test', hours: 1, acts }, START),
  ).toEqual([])
  const heard: Cry[] = []
  for (const { topic, payload, atMillis } of played(world, 900)) {
    if (!/\/(GW|RU|RU2)\/@event$/.test(topic)) continue
    for (const { event, code, t } of [JSON.parse(payload)].flat()) {
      if (code === undefined || code === 'W067') continue
      const who = topic.split('/').at(-2) ?? ''
      heard.push({ who, event, code, minute: (t - START) / MINUTE, lateMinutes: (atMillis - t) / MINUTE })
    }
  }
  return heard
}

const said = (all: readonly Cry[]): string[] => all.map(({ who, event, code }) => `${who} ${event} ${code}`)

describe('the network', () => {
  it('[W-66] a radio unit that is jammed says so, and that it is over', () => {
    const all = cries({ do: 'interference', radio: 'RU', decibels: 28, minutes: 5 })
    const noise = all.filter(({ code }) => code === 'W064')
    expect(said(noise)).toEqual(['RU alarmRaised W064', 'RU alarmCleared W064'])
    expect(Math.abs(noise[0]!.minute - 2)).toBeLessThan(0.2)
    expect(Math.abs(noise[1]!.minute - 7)).toBeLessThan(0.2)
    for (const { lateMinutes } of noise) expect(lateMinutes).toBeLessThan(0.3)
    expect(all.every(({ who }) => who === 'RU')).toBe(true)
  })

  it('[W-66] one that is off the air says so', () => {
    const all = cries({ do: 'outage', radio: 'RU', minutes: 3 })
    const dark = all.filter(({ code }) => code === 'W066')
    expect(said(dark)).toEqual(['RU alarmRaised W066', 'RU alarmCleared W066'])
    expect(Math.abs(dark[0]!.minute - 2)).toBeLessThan(0.1)
    expect(Math.abs(dark[1]!.minute - 5)).toBeLessThan(0.1)
  })

  it('[W-66] a gateway tells of the uplink that it lost when it is back, with the times of it', () => {
    const all = cries({ do: 'reboot', gateway: 'GW', minutes: 4 })
    expect(said(all)).toEqual(['GW alarmRaised W051', 'GW alarmCleared W051'])
    expect(Math.abs(all[0]!.minute - 2)).toBeLessThan(0.1)
    expect(Math.abs(all[1]!.minute - 6)).toBeLessThan(0.1)
    expect(all[0]!.lateMinutes).toBeGreaterThan(3.9)
    expect(all[1]!.lateMinutes).toBeLessThan(0.1)
  })

  it.each([
    ['interference', { do: 'interference', radio: 'RU', decibels: 12, minutes: 5 }],
    ['connectedDevices', { do: 'outage', radio: 'RU', minutes: 5 }],
  ] as const)('[W-74] %s shows what befalls it, and nothing before', (channel, effect) => {
    const world = hall(11)
    const truth = { cause: 'radio', nature: 'fault', machine: 'RU', shownBy: [channel] } as const
    const act = { id: 'it', atMinutes: 5, effect, truth: { ...truth, noises: 3, windowMinutes: 1 } }
    expect(
      beginStory(world, { id: 's', name: text, plot: text, plant: 'test', hours: 1, acts: [act] }, START),
    ).toEqual([])
    for (const _ of played(world, 900));
    const seen = truthOf(world).find(({ what }) => what === 'detectable')
    expect(seen).toMatchObject({ channel })
    expect(Math.abs((seen!.at - START) / MINUTE - 6)).toBeLessThan(0.5)
  })

  it('[W-66] none of them cries while nothing is wrong', () => {
    for (const seed of [1, 2, 3]) expect(cries(undefined, seed)).toEqual([])
  })
})
