import { describe, expect, it } from 'vitest'
import { clockAt, paceClock, simulatedAt, skipTold, toldAt } from '../../../simulators/engine/clock.ts'
import { MODE } from '../../../simulators/engine/factory/fact.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import { beginMode, type Entered, enterDue, statesAt } from '../../../simulators/engine/states.ts'

describe('the clock of a world', () => {
  it('[W-89] goes as fast as it is told, never jumps, and tells what happened within the time that passed', () => {
    const clock = clockAt(1000)
    expect(simulatedAt(clock, 3000)).toBe(3000)
    paceClock(clock, 10, 3000)
    expect(simulatedAt(clock, 3000)).toBe(3000)
    expect(simulatedAt(clock, 4000)).toBe(13_000)
    expect(toldAt(clock, 8000)).toBe(3500)
    paceClock(clock, 0, 4000)
    expect(simulatedAt(clock, 9000)).toBe(13_000)
    expect(toldAt(clock, 13_000)).toBe(4000)
    paceClock(clock, 1, 9000)
    expect(simulatedAt(clock, 10_000)).toBe(14_000)
  })

  it('[G-2] sleeps with the computer', () => {
    const clock = clockAt(0)
    skipTold(clock, 60_000)
    expect(simulatedAt(clock, 61_000)).toBe(1000)
  })
})

describe('the states of a machine', () => {
  it('[G-5] are entered as their times come, and replanned where the factory has it otherwise', () => {
    const states = statesAt(PACKML.execute, 0, 400)
    const told: Entered[] = []
    beginMode(states, MODE.down, 'E211', 1000, Number.NaN, told)
    expect(told).toEqual([{ state: PACKML.aborting, atMillis: 1000, reason: 'E211' }])
    enterDue(states, 60_000, told)
    expect(states.state).toBe(PACKML.aborted)
    beginMode(states, MODE.restarting, '', 60_000, 70_000, told)
    enterDue(states, 62_500, told)
    expect(states.state).toBe(PACKML.stopped)
    beginMode(states, MODE.down, 'E118', 63_000, Number.NaN, told)
    enterDue(states, 99_000, told)
    expect(told.map(({ state }) => state)).toEqual([8, 9, 1, 2, 8, 9])
    expect(told.map(({ reason }) => reason)).toEqual(['E211', '', '', '', 'E118', ''])
  })
})
