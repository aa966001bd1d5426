import { describe, expect, it } from 'vitest'
import {
  MOST_PACES,
  otherTimeAt,
  type Pace,
  pacesAfter,
  simMillisAt,
} from '../../../../client/state/sim-time.ts'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import type { Status } from '../../../../models/protocol.ts'
import type { Simulation } from '../../../../models/simulation.ts'

const T = 1_700_000_000_000
const MINUTE = 60_000

const told = (toldAt: number, simTime: number, speed: number, paused = false): Simulation => ({
  plant: 'gearbox',
  story: null,
  speed,
  paused,
  simTime: T + simTime,
  toldAt: T + toldAt,
  seed: 1,
  since: T,
})
const heard = (...all: readonly Simulation[]): readonly Pace[] =>
  all.reduce<readonly Pace[]>((paces, simulation) => pacesAfter(paces, simulation), [])
const simAt = (paces: readonly Pace[], at: number): number | undefined => {
  const millis = simMillisAt(paces, T + at)
  return millis === undefined ? undefined : millis - T
}

describe('simulated time', () => {
  // At pace 1 until 10 s, then 20 times as fast until 40 s, then it stands still until 60 s.
  const paces = heard(
    told(0, 0, 1),
    told(10_000, 10_000, 20),
    told(40_000, 610_000, 20, true),
    told(60_000, 610_000, 1),
  )

  it.each([
    [-1, undefined],
    [0, 0],
    [5000, 5000],
    [11_000, 30_000],
    [39_000, 590_000],
    [50_000, 610_000],
    [61_000, 611_000],
  ])('[E-11] is found through the paces that were heard: at %d it is %s', (at, expected) => {
    expect(simAt(paces, at)).toBe(expected)
  })

  it('[E-11] is another only where a person would see it', () => {
    expect(otherTimeAt(paces, T + 5000)).toBeUndefined()
    expect(otherTimeAt(paces, T - 5000)).toBeUndefined()
    expect(otherTimeAt(paces, T + 20_000)).toBe(T + 210_000)
  })

  it('[E-11] goes on from a standing that says what was expected, within its steps, and begins anew from one that does not', () => {
    const one = heard(told(0, 0, 20))
    expect(pacesAfter(one, told(10_000, 200_000 - 15_000, 20))).toBe(one)
    expect(pacesAfter(one, told(10_000, 200_000 - 25_000, 20))).toHaveLength(2)
    expect(pacesAfter(one, told(10_000, 200_000, 10))).toHaveLength(2)
    expect(pacesAfter(one, told(-10_000, 5000, 1))).toBe(one)
    expect(pacesAfter(one, undefined)).toBe(one)
  })

  it('[E-11] that seems to lead beyond the next standing stops there', () => {
    expect(simAt(heard(told(0, 0, 100), told(10_000, 990_000, 1)), 9950)).toBe(990_000)
  })

  it('[E-11] is remembered for so many changes of pace', () => {
    const many = Array.from({ length: MOST_PACES + 10 }, (_, i) => told(i * MINUTE, i * MINUTE, 1 + (i % 2)))
    const kept = heard(...many)
    expect(kept).toHaveLength(MOST_PACES)
    expect(simAt(kept, 0)).toBeUndefined()
  })

  it('[E-11] is kept as the server tells of it', () => {
    const store = createFloorStore()
    const sink = createSink(store, () => T)
    const status = (simulation: Simulation) =>
      sink.status({ simulators: { restarts: 0, simulation } } as Partial<Status> as Status)
    status(told(0, 0, 1))
    status(told(1000, 1000, 1))
    status(told(2000, 2000, 50))
    expect(store.getState().paces).toEqual([
      { toldAt: T, simTime: T, speed: 1 },
      { toldAt: T + 2000, simTime: T + 2000, speed: 50 },
    ])
  })
})
