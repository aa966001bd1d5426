import { beforeEach, expect, it } from 'vitest'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import { MOST_TURNS, type Turn, turnsAfter } from '../../../../client/state/turns.ts'
import type { Status } from '../../../../models/protocol.ts'
import type { Simulation } from '../../../../models/simulation.ts'

const PLAIN: Simulation = {
  plant: 'gearbox',
  story: null,
  speed: 1,
  paused: false,
  simTime: 1_000_000,
  toldAt: 9_000_000,
  seed: 1,
  since: 0,
}
const JAM: Simulation = { ...PLAIN, story: 'line-jam', since: 1_000_000, simTime: 1_000_000 }

let known: readonly Turn[]
beforeEach(() => {
  known = []
})
const after = (...standings: readonly (Simulation | undefined)[]): readonly Turn[] => {
  for (let i = 1; i < standings.length; i++) known = turnsAfter(known, standings[i - 1], standings[i])
  return known
}

it('[W-105] a Story that begins, gives way to another and ends is a turn each, by both clocks', () => {
  const other = { ...JAM, story: 'rush-order', since: 1_600_000, simTime: 1_620_000, toldAt: 9_050_000 }
  const hurried = { ...other, speed: 20 }
  const ended = { ...hurried, story: null, since: 2_000_000, simTime: 2_100_000, toldAt: 9_100_000 }
  expect(after(PLAIN, JAM, other)).toEqual([
    { turn: 'story', atMillis: 9_000_000, simTime: 1_000_000, from: null, to: 'line-jam' },
    { turn: 'story', atMillis: 9_030_000, simTime: 1_600_000, from: 'line-jam', to: 'rush-order' },
  ])
  // It ended by itself, and was told 100 s later: at ×20 that is 5 s on the wall.
  expect(after(hurried, ended).at(-1)).toEqual({
    turn: 'story',
    atMillis: 9_095_000,
    simTime: 2_000_000,
    from: 'rush-order',
    to: null,
  })
})

it('[W-105] a Story that begins anew is a turn; a day without one that begins anew is none', () => {
  expect(after(JAM, { ...JAM, since: 1_500_000, simTime: 1_500_000 })).toHaveLength(1)
  known = []
  expect(after(PLAIN, { ...PLAIN, since: 1_000_000 })).toEqual([])
})

it('[W-105] another pace, standing still among them, is a turn; news of the same standing is none', () => {
  const later = { ...JAM, simTime: 1_005_000, toldAt: 9_005_000 }
  const fast = { ...later, speed: 20, toldAt: 9_006_000, simTime: 1_006_000 }
  const still = { ...fast, paused: true, toldAt: 9_007_000, simTime: 1_026_000 }
  expect(after(JAM, later)).toBe(known)
  expect(known).toEqual([])
  expect(after(later, fast, still)).toEqual([
    { turn: 'pace', atMillis: 9_006_000, simTime: 1_006_000, speed: 20, paused: false },
    { turn: 'pace', atMillis: 9_007_000, simTime: 1_026_000, speed: 20, paused: true },
  ])
})

it('[W-105] begins nowhere without a standing before, and keeps no more than tell something', () => {
  expect(after(undefined, JAM, undefined, PLAIN)).toEqual([])
  expect(after(PLAIN, { ...JAM, plant: 'smt' })).toEqual([])
  for (let i = 0; i < MOST_TURNS + 20; i++) known = turnsAfter(known, PLAIN, { ...JAM, since: i + 1 })
  expect(known).toHaveLength(MOST_TURNS)
  expect(known.at(-1)?.simTime).toBe(MOST_TURNS + 20)
})

it('[W-105] is kept as statuses come', () => {
  const store = createFloorStore()
  const sink = createSink(store, () => 0)
  const told = (simulation: Simulation) => sink.status({ simulators: { restarts: 0, simulation } } as Status)
  told(PLAIN)
  expect(store.getState().turns).toEqual([])
  told(JAM)
  expect(store.getState().turns).toMatchObject([{ turn: 'story', to: 'line-jam' }])
  sink.status({ simulators: undefined } as Status)
  expect(store.getState().turns).toHaveLength(1)
})
