import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { reasonNamed } from '../../../models/reason.ts'
import { PACKML_STATES } from '../../../models/state.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { everyKind, machine, plantWith, played, START, worldOf } from './plants.ts'

const HOUR = 3600
/** Of each plant in the box. */
const HOURS = 4

/** ISA-TR88.00.02: what may follow what, as far as a machine goes by itself. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  Execute: ['Completing', 'Holding', 'Suspending'],
  Completing: ['Complete'],
  Complete: ['Resetting'],
  Resetting: ['Idle'],
  Idle: ['Starting'],
  Starting: ['Execute'],
  Holding: ['Held'],
  Held: ['Unholding'],
  Unholding: ['Execute'],
  Suspending: ['Suspended'],
  Suspended: ['Unsuspending'],
  Unsuspending: ['Execute'],
  Aborting: ['Aborted'],
  Aborted: ['Clearing'],
  Clearing: ['Stopped'],
  Stopping: ['Stopped'],
  Stopped: ['Resetting'],
}
/** From nearly everywhere a machine may be stopped or abort. */
const mayFollow = (from: string, to: string): boolean =>
  FOLLOWERS[from]?.includes(to) === true ||
  (to === 'Stopping' && !['Stopping', 'Stopped', 'Aborting', 'Aborted', 'Clearing'].includes(from)) ||
  (to === 'Aborting' && !['Aborting', 'Aborted'].includes(from))

interface Told {
  readonly topic: string
  readonly t: number
  readonly event: string
  readonly to?: string
  readonly code?: string
  readonly priority?: string
  readonly reason?: string
  readonly text?: Record<string, string>
}

function* events(world: ReturnType<typeof worldOf>, seconds: number): Generator<Told> {
  for (const { topic, payload } of played(world, seconds)) {
    if (!topic.endsWith('/@event')) continue
    for (const event of [JSON.parse(payload)].flat()) yield { topic, ...event }
  }
}

const boxed = (name: string) => {
  const found = findPlant(name, KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return found.plant
}

describe('life', () => {
  // One long run is told to several tests: machines of every Kind, each speaking once in half a minute.
  const first = worldOf(everyKind(), 1)
  const begun = first.actors.map(
    (actor) => [actor.eventTopic, PACKML_STATES[actor.played.state]?.word ?? ''] as const,
  )
  const days = [...events(first, 40 * HOUR)]

  it('[G-5] states follow one another as PackML allows', () => {
    const state = new Map(begun)
    const met = new Set<string>()
    for (const { topic, event, to } of days) {
      if (event !== 'stateChanged' || to === undefined) continue
      const from = state.get(topic) ?? ''
      expect(mayFollow(from, to), `${topic} from ${from} to ${to}`).toBe(true)
      state.set(topic, to)
      met.add(to)
    }
    expect(met.size).toBeGreaterThanOrEqual(13)
  })

  it('[E-4] a machine’s reasons have words, or are the code of its alarm', () => {
    const reasons = new Set<string>()
    for (const { reason } of days) if (reason) reasons.add(reason)
    const words = [...reasons].filter((reason) => !/^E\d{3}$/.test(reason))
    expect(words.filter((word) => reasonNamed(word) === undefined)).toEqual([])
    expect(words.length).toBeGreaterThanOrEqual(6)
  })

  it('[G-5] an alarm is raised once, in both languages, cleared, and aborts its machine if it is high', () => {
    const raised = new Map<string, string>()
    const told: Told[] = []
    for (const one of days) {
      const name = `${one.topic} ${one.code}`
      if (one.event === 'alarmRaised') {
        expect(raised.has(name), name).toBe(false)
        expect(one.text?.['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(one.text?.en).toMatch(/[A-Za-z]/)
        raised.set(name, one.priority ?? '')
        told.push(one)
      }
      if (one.event === 'alarmCleared') expect(raised.delete(name), name).toBe(true)
      if (one.to === 'Aborting') {
        const high = [...raised].filter(([at, priority]) => at.startsWith(one.topic) && priority === 'high')
        expect(high).toHaveLength(1)
      }
    }
    expect(told.length).toBeGreaterThan(50)
    expect(raised.size).toBeLessThan(5)
  })

  it('[W-24] what is down by chance is so for as long as a repair takes, and what is held for a minute cries not', () => {
    const down: number[] = []
    const since = new Map<string, number>()
    let holds = 0
    for (const { topic, event, code, priority, to, t } of days) {
      if (event === 'alarmRaised' && priority === 'high') since.set(`${topic} ${code}`, t)
      const raised = since.get(`${topic} ${code}`)
      if (event === 'alarmCleared' && raised !== undefined) down.push((t - raised) / 60_000)
      if (to === 'Held') holds += 1
    }
    const mean = down.reduce((sum, minutes) => sum + minutes, 0) / down.length
    expect(down.length).toBeGreaterThan(5)
    expect(holds).toBeGreaterThan(20 * down.length)
    expect(Math.min(...down)).toBeGreaterThan(1)
    expect(mean).toBeGreaterThan(8)
    expect(mean).toBeLessThan(40)
  })

  it.each(['gearbox', 'smt', 'moulding'])(
    '[G-5] in %s most machines run, and there are a few alarms',
    (name) => {
      // Each machine speaks every ten seconds: what happens is told all the same.
      const world = worldOf(boxed(name), 8.5)
      let running = 0
      let looks = 0
      let alarms = 0
      for (let minute = 0; minute < 60 * HOURS; minute++) {
        for (const { topic, payload } of played(world, 60, START + 60_000 * minute)) {
          if (topic.endsWith('/@event')) alarms += payload.split('"alarmRaised"').length - 1
        }
        const now = world.actors.filter((actor) => actor.played.state === PACKML.execute).length
        expect(now / world.actors.length).toBeGreaterThan(0.6)
        running += now
        looks += world.actors.length
      }
      expect(running / looks).toBeGreaterThan(0.85)
      expect(running / looks).toBeLessThan(0.99)
      // One or two in the mean of days; four hours of eighty machines have forty of them, give or take twenty at most.
      const perQuarterOfForty = (alarms / (4 * HOURS)) * (40 / world.actors.length)
      expect(perQuarterOfForty).toBeGreaterThan(0.7)
      expect(perQuarterOfForty).toBeLessThan(2)
    },
  )
})

describe('neighbours', () => {
  const line = (buffer: number, middle = 'lathe') =>
    worldOf(
      plantWith([machine('A', 'lathe'), machine('B', middle), machine('C', 'lathe')], {
        flows: [
          { from: 'A', to: 'B', buffer },
          { from: 'B', to: 'C', buffer },
        ],
      }),
    )
  const stop = (world: ReturnType<typeof line>, index: number) => {
    world.factory.setStill(true)
    const machine = world.actors[index]?.played.placed.machine.id ?? ''
    expect(world.factory.take({ do: 'fail', machine, alarm: 'E204', minutes: 400 / 60 })).toBe(true)
  }
  const states = (world: ReturnType<typeof line>) => world.actors.map((actor) => actor.played.state)
  const suspended = PACKML.suspended

  it('[G-7] a stopped machine blocks the one before it and starves the one behind it, by and by', () => {
    const world = line(1)
    stop(world, 1)
    const told = [...played(world, 390)].flatMap((message) =>
      message.topic.endsWith('/@event') ? [`${message.topic.split('/')[4]} ${message.payload}`] : [],
    )
    expect(states(world)).toEqual([suspended, PACKML.aborted, suspended])
    expect(told.some((event) => event.startsWith('A ') && event.includes('"reason":"blocked"'))).toBe(true)
    expect(told.some((event) => event.startsWith('C ') && event.includes('"reason":"starved"'))).toBe(true)
  })

  it('[G-7] it passes along the flow from machine to machine, and all go on afterwards', () => {
    const world = line(1)
    stop(world, 0)
    for (const _ of played(world, 390));
    expect(states(world)).toEqual([PACKML.aborted, suspended, suspended])
    const goesOn = new Set<string>()
    for (const { topic, payload } of played(world, 900, START + 390_000)) {
      if (payload.includes('"to":"Execute"')) goesOn.add(topic.split('/')[4] ?? '')
    }
    expect([...goesOn].sort()).toEqual(['A', 'B', 'C'])
  })

  it('[G-7] the parts between two machines bridge a short stop', () => {
    const world = line(2)
    stop(world, 0)
    for (const _ of played(world, 40));
    expect(states(world)[1]).toBe(PACKML.execute)
  })

  it('[G-7] a store decouples', () => {
    const world = line(1, 'storage')
    stop(world, 2)
    for (const _ of played(world, 390));
    expect(states(world)).toEqual([PACKML.execute, PACKML.execute, PACKML.aborted])
  })

  it('[G-7] with a second source a machine goes on', () => {
    const plant = plantWith([machine('A', 'lathe'), machine('B', 'lathe'), machine('C', 'lathe')], {
      flows: [
        { from: 'A', to: 'C' },
        { from: 'B', to: 'C' },
      ],
    })
    const world = worldOf(plant)
    stop(world, 0)
    let running = 0
    for (let second = 0; second < 180; second++) {
      for (const _ of played(world, 1, START + 1000 * second));
      const [, other, fed] = states(world)
      if (fed === suspended) expect(other).not.toBe(PACKML.execute)
      if (fed === PACKML.execute) running += 1
    }
    expect(running).toBeGreaterThan(60)
  })
})
