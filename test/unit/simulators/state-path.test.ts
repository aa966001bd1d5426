import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODE, type Mode } from '../../../simulators/engine/factory/fact.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import { actMillisOf, leftAt, stepsTo, wayTo } from '../../../simulators/engine/state-path.ts'
import { beginMode, type Entered, enterDue, statesAt } from '../../../simulators/engine/states.ts'
import { SEED } from '../../helpers/seed.ts'

const STATES = Object.values(PACKML)
const ACT = 400
const MODES = Object.values(MODE)
const statesOf = (mode: Mode, from: number, until = Number.NaN): readonly number[] =>
  stepsTo(mode, from, 0, until, ACT).map((step) => step.state)

describe('the way from state to state', () => {
  it('[G-5] leads from everywhere to everywhere', () => {
    for (const from of STATES)
      for (const to of STATES) if (from !== to) expect(wayTo(from, to).at(-1)).toBe(to)
    expect(wayTo(PACKML.execute, PACKML.execute)).toEqual([])
  })

  it('[G-5] is the one that ISA-TR88.00.02 has for what happened', () => {
    const { execute, suspended, held, aborted, stopped, starting } = PACKML
    expect(statesOf(MODE.starved, execute)).toEqual([PACKML.suspending, suspended])
    expect(statesOf(MODE.held, execute)).toEqual([PACKML.holding, held])
    expect(statesOf(MODE.down, held)).toEqual([PACKML.aborting, aborted])
    expect(statesOf(MODE.off, execute)).toEqual([PACKML.stopping, stopped])
    expect(statesOf(MODE.idle, execute)).toEqual([
      PACKML.completing,
      PACKML.complete,
      PACKML.resetting,
      PACKML.idle,
    ])
    expect(statesOf(MODE.resuming, suspended, 800)).toEqual([PACKML.unsuspending])
    expect(statesOf(MODE.resuming, held, 800)).toEqual([PACKML.unholding])
    expect(statesOf(MODE.restarting, aborted, 9000)).toEqual([
      PACKML.clearing,
      stopped,
      PACKML.resetting,
      PACKML.idle,
      starting,
    ])
    expect(statesOf(MODE.running, aborted)).toEqual([
      PACKML.clearing,
      stopped,
      PACKML.resetting,
      PACKML.idle,
      starting,
      execute,
    ])
  })

  it('[G-5] is gone in time: a set-up is spent resetting, and no step comes after the end', () => {
    const setup = stepsTo(MODE.setup, PACKML.execute, 1000, 61_000, ACT)
    const at = new Map(setup.map((step) => [step.state, step.atMillis]))
    expect((at.get(PACKML.idle) ?? 0) - (at.get(PACKML.resetting) ?? 0)).toBeGreaterThan(50_000)
    fc.assert(
      fc.property(
        fc.constantFrom(...MODES),
        fc.constantFrom(...STATES),
        fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: Number.NaN }),
        (mode, from, room) => {
          const steps = stepsTo(mode, from, 5000, 5000 + room, ACT)
          let before = 5000
          for (const { atMillis } of steps) {
            expect(atMillis).toBeGreaterThanOrEqual(before)
            before = atMillis
          }
          const isPlanned = mode === MODE.setup || mode === MODE.restarting || mode === MODE.resuming
          if (isPlanned && Number.isFinite(room)) expect(before).toBeLessThanOrEqual(5000 + room)
        },
      ),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('[G-5] takes its time: who waits no more acts for as long as its Kind does, and is in no state for no time', () => {
    const { execute, suspended, suspending, unsuspending } = PACKML
    expect(stepsTo(MODE.running, suspended, 0, Number.NaN, actMillisOf('lathe'))).toEqual([
      { state: unsuspending, atMillis: 0 },
      { state: execute, atMillis: 400 },
    ])
    expect(actMillisOf('robot')).toBeLessThan(actMillisOf('lathe'))
    expect(actMillisOf('lathe')).toBeLessThan(actMillisOf('furnace'))
    const states = statesAt(execute, 0, ACT)
    const told: Entered[] = []
    beginMode(states, MODE.starved, 'starved', 5000, Number.NaN, told)
    beginMode(states, MODE.running, '', 5000, Number.NaN, told)
    enterDue(states, 9000, told)
    expect(told.map(({ state, atMillis }) => [state, atMillis])).toEqual([
      [suspending, 5000],
      [suspended, 5400],
      [unsuspending, 5800],
      [execute, 6200],
    ])
  })

  it('[G-5] goes from state to state as PackML allows, none in no time, however quickly the factory changes its mind', () => {
    const turn = fc.record({
      mode: fc.constantFrom(...MODES),
      after: fc.integer({ min: 0, max: 3000 }),
      room: fc.option(fc.integer({ min: 2000, max: 60_000 }), { nil: Number.NaN }),
    })
    let passed = 0
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 20 }), (turns) => {
        const states = statesAt(PACKML.execute, 0, ACT)
        const told: Entered[] = []
        let at = 5000
        for (const { mode, after, room } of turns) {
          at += after
          beginMode(states, mode, '', at, at + room, told)
        }
        enterDue(states, at + 1e6, told)
        let before: { readonly state: number; readonly atMillis: number } = {
          state: PACKML.execute,
          atMillis: 0,
        }
        for (const step of told) {
          expect(wayTo(before.state, step.state)).toEqual([step.state])
          expect(step.atMillis).toBeGreaterThanOrEqual(leftAt(before.state, before.atMillis, 1))
          before = step
          passed += 1
        }
      }),
      { seed: SEED, numRuns: 2000 },
    )
    expect(passed).toBeGreaterThan(10_000)
  })
})
