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
  stories: [{ id: 'a', topic: 'flow', name: bilingual('甲', 'A'), plot: bilingual('甲', 'a'), hours: 3 }],
}
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

function simulated(publishes = true) {
  const clock = { at: 0 }
  const said: string[] = []
  let news = 0
  const simulation = createSimulation({
    plant: 'gearbox',
    publish: (topic, payload) => {
      if (publishes) said.push(`${topic} ${payload}`)
      return publishes
    },
    steadyNow: () => clock.at,
    onNews: () => {
      news++
    },
    log: { info: () => undefined },
  })
  return { simulation, clock, said, news: () => news }
}

it('[W-85] what the simulators say is told to Viewers, without the Stories that they ask for apart', () => {
  const { simulation } = simulated()
  expect(simulation.status(2)).toEqual({ restarts: 2 })
  expect(simulation.stories()).toEqual({ stories: [] })
  simulation.heard(bytesOf(STATUS))
  const { stories, ...standing } = STATUS
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
  const { simulation, clock, news } = simulated()
  for (; clock.at < 1000; clock.at += 10) simulation.heard(bytesOf(STATUS))
  expect(news()).toBe(5)
})

it('[W-86] however many Viewers ask, the simulators hear five requests a second', () => {
  const { simulation, clock, said } = simulated()
  expect(simulation.ask({ do: 'speed', to: 20 }, 'ann')).toBe(true)
  expect(said).toEqual(['twinfloor-simulators/gearbox/control {"do":"speed","to":20}'])
  const taken = Array.from({ length: 100 }, () => simulation.ask({ do: 'pause' }, 'bob'))
  expect(taken.filter(Boolean)).toHaveLength(4)
  clock.at = 1000
  expect(simulation.ask({ do: 'resume' }, 'ann')).toBe(true)
})

it('[W-86] without the broker nobody is asked, and that is said', () => {
  const { simulation, said } = simulated(false)
  expect(simulation.ask({ do: 'pause' }, 'ann')).toBe(false)
  expect(said).toEqual([])
})
