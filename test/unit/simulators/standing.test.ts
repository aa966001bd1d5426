import { describe, expect, it } from 'vitest'
import type { Story } from '../../../simulators/engine/story.ts'
import { beginSession, beginStory, type World } from '../../../simulators/engine/world.ts'
import { everyKind, machine, plantWith, played, START, worldOf } from './plants.ts'

interface Said {
  readonly event: string
  readonly code?: string
  readonly alarms?: readonly { readonly code: string; readonly t?: number }[]
}

/** What machines say, and what whoever listens takes to stand by it [E-16]. */
class Listener {
  readonly standing = new Map<string, Set<string>>()
  readonly heard: (Said & { readonly machine: string })[] = []

  listen(world: World, seconds: number, from = START): this {
    for (const { topic, payload } of played(world, seconds, from)) {
      if (!topic.endsWith('/@event')) continue
      const id = topic.split('/').at(-2) ?? ''
      for (const said of [JSON.parse(payload)].flat() as Said[]) this.take(id, said)
    }
    return this
  }

  private take(id: string, said: Said): void {
    this.heard.push({ ...said, machine: id })
    const codes = this.standing.get(id) ?? new Set()
    const { event, code = '', alarms = [] } = said
    if (event === 'alarmRaised') codes.add(code)
    if (event === 'alarmCleared') codes.delete(code)
    this.standing.set(id, event === 'alarmsStanding' ? new Set(alarms.map((each) => each.code)) : codes)
  }
}

const MINUTE = 60_000
const text = { 'zh-CN': '测试', en: 'test' }

const begin = (world: World, acts: Story['acts']): void =>
  expect(
    beginStory(world, { id: 's', name: text, plot: text, plant: 'test', hours: 4, acts }, START),
  ).toEqual([])

const fail = (id: string, atMinutes: number, minutes: number): Story['acts'][number] => ({
  ...{ id, atMinutes, effect: { do: 'fail', machine: 'A', alarm: 'E204', minutes } },
})

describe('a machine that begins', () => {
  it('[G-14] says what stands on it before it tells any Event, be it nothing, and once', () => {
    const { heard } = new Listener().listen(worldOf(everyKind(), 'natural', 3), 20)
    const first = new Map(heard.toReversed().map((said) => [said.machine, said]))
    expect(first.size).toBe(everyKind().workshops[0]?.lines[0]?.machines.length)
    expect([...first.values()].filter(({ event }) => event !== 'alarmsStanding')).toEqual([])
    expect(heard.filter(({ event }) => event === 'alarmsStanding')).toHaveLength(first.size)
  })

  it('[G-14] and again when its connection stands anew, with since when it does', () => {
    const world = worldOf(plantWith([machine('A', 'lathe'), machine('B', 'lathe')]), 'natural', 5)
    begin(world, [fail('it', 1, 30)])
    const listener = new Listener().listen(world, 120)
    expect(listener.standing.get('A')).toContain('E204')
    listener.heard.length = 0
    beginSession(world.actors, world.actors[0]?.speaker ?? -1)
    listener.listen(world, 2, START + 120_000)
    expect(listener.heard.filter(({ event }) => event === 'alarmsStanding')).toMatchObject([
      { machine: 'A', alarms: [{ code: 'E204', priority: 'high', t: START + MINUTE }] },
    ])
  })

  it('[G-14] so that who listens knows what stands, whatever the network lost', () => {
    const behind = { link: '5g', gateway: 'GW', radio: 'RU' } as const
    const radio = {
      band: 'n78',
      centreMegahertz: 3700,
      bandwidthMegahertz: 100,
      powerDbm: 24,
      mountHeight: 7,
    }
    const world = worldOf(
      plantWith([
        machine('GW', 'gateway', { connection: { link: 'wired' } }),
        machine('A', 'lathe', { connection: behind }),
        machine('RU', 'radio-unit', { at: [14, 9], radio }),
      ]),
      'natural',
      7,
    )
    const outage = { do: 'outage', radio: 'RU', minutes: 4 } as const
    begin(world, [fail('before', 1, 2), { id: 'out', atMinutes: 2, effect: outage }])
    const listener = new Listener().listen(world, 3600)
    expect(listener.heard.map(({ event }) => event)).toContain('alarmRaised')
    expect(listener.heard.filter(({ event, code }) => event === 'alarmCleared' && code === 'E204')).toEqual(
      [],
    )
    for (const { played: of } of world.actors)
      expect(listener.standing.get(of.placed.machine.id), of.placed.path).toEqual(new Set(of.standing.keys()))
  })
})
