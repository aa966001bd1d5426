import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SimulationStatus } from '../../../models/simulation.ts'
import { bilingual } from '../../../models/text.ts'
import { createSimulation } from '../../../server/simulation.ts'
import { SEED } from '../../helpers/seed.ts'

const STATUS: SimulationStatus = {
  plant: 'gearbox',
  story: null,
  speed: 10,
  paused: false,
  simTime: 50_000,
  toldAt: 1000,
  seed: 7,
  since: 40_000,
  answers: [{ id: 'a1' }],
  run: 'r1',
  stories: [{ id: 'a', topic: 'flow', name: bilingual('甲', 'A'), plot: bilingual('甲', 'a'), hours: 3 }],
}
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

function simulated(publishes = true) {
  const clock = { at: 0 }
  const due: { readonly at: number; readonly call: () => void }[] = []
  const pass = (millis: number): void => {
    clock.at += millis
    for (const { call } of due.splice(0, due.filter(({ at }) => at <= clock.at).length)) call()
  }
  const said: string[] = []
  let news = 0
  const simulation = createSimulation({
    plant: 'gearbox',
    publish: (topic, payload) => {
      if (publishes) said.push(`${topic} ${payload}`)
      return publishes
    },
    steadyNow: () => clock.at,
    later: (call, millis) => {
      due.push({ at: clock.at + millis, call })
    },
    onNews: () => {
      news++
    },
    log: { info: () => undefined },
  })
  return { simulation, clock, pass, said, news: () => news }
}

it('[W-85] what the simulators say is told to Viewers, without the Stories that they ask for apart', () => {
  const { simulation } = simulated()
  expect(simulation.status(2)).toEqual({ restarts: 2 })
  expect(simulation.stories()).toEqual({ stories: [] })
  simulation.heard(bytesOf(STATUS))
  const { stories, answers: _answers, run: _run, ...standing } = STATUS
  expect(simulation.status(2)).toEqual({ restarts: 2, simulation: standing })
  expect(simulation.stories()).toEqual({ stories })
  // Their will, or their goodbye.
  simulation.heard(new Uint8Array())
  expect(simulation.status(2)).toEqual({ restarts: 2 })
})

it('[W-85] what cannot be read, is of another Plant or too large is not believed', () => {
  const { simulation } = simulated()
  simulation.heard(bytesOf({ ...STATUS, plant: 'smt' }))
  expect(simulation.status(0)).toEqual({ restarts: 0 })
  simulation.heard(bytesOf({ ...STATUS, pad: 'x'.repeat(300_000) }))
  expect(simulation.status(0)).toEqual({ restarts: 0 })
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      simulation.heard(bytes)
      expect(simulation.status(0)).toEqual({ restarts: 0 })
    }),
    { seed: SEED },
  )
})

it('[W-85] however often they speak, Viewers are told five times a second beside the usual', () => {
  const { simulation, pass, news } = simulated()
  for (let i = 0; i < 100; i++, pass(10)) simulation.heard(bytesOf(STATUS))
  expect(news()).toBe(6)
  // The last of them is told too, once.
  pass(10_000)
  expect(news()).toBe(6)
})

it('[W-85] what comes right after something else is told soon, and not only when more comes', () => {
  const { simulation, pass, news } = simulated()
  simulation.heard(bytesOf(STATUS))
  pass(50)
  simulation.heard(bytesOf({ ...STATUS, speed: 20 }))
  simulation.heard(bytesOf({ ...STATUS, paused: true }))
  expect(news()).toBe(1)
  pass(149)
  expect(news()).toBe(1)
  pass(1)
  expect(news()).toBe(2)
  expect(simulation.status(0).simulation).toMatchObject({ paused: true })
  pass(1000)
  expect(news()).toBe(2)
})

it('[W-86] however often a user asks, the simulators hear five requests a second, and nobody else waits for it', () => {
  const { simulation, clock, said } = simulated()
  expect(simulation.ask({ do: 'speed', to: 20 }, 'ann')).toBe(true)
  expect(said).toEqual(['twinfloor-simulators/gearbox/control {"do":"speed","to":20}'])
  const asks = (user: string) =>
    Array.from({ length: 100 }, () => simulation.ask({ do: 'pause' }, user)).filter(Boolean).length
  expect(asks('bob')).toBe(5)
  expect(asks('ann')).toBe(4)
  // Nor more than 25 from all together.
  expect(['c', 'd', 'e', 'f', 'g'].map(asks)).toEqual([5, 5, 5, 0, 0])
  clock.at = 999
  expect(simulation.ask({ do: 'resume' }, 'ann')).toBe(false)
  clock.at = 1000
  expect(simulation.ask({ do: 'resume' }, 'ann')).toBe(true)
})

it('[W-86] without the broker nobody is asked, and that is said', () => {
  const { simulation, said } = simulated(false)
  expect(simulation.ask({ do: 'pause' }, 'ann')).toBe(false)
  expect(said).toEqual([])
})
