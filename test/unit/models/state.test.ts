import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { FLOOR_STATES, floorStateOf, PACKML_STATES } from '../../../models/state.ts'

describe('the PackML states', () => {
  it('[P-6] are the first Channel of every Kind, and the link is the last', () => {
    expect(KINDS.size).toBeGreaterThan(18)
    for (const { channels } of KINDS.values()) {
      expect(channels[0]).toMatchObject({ key: 'state', states: PACKML_STATES })
      expect(channels.at(-1)?.key).toBe('link')
    }
  })

  it('[P-7] have the numbers of ISA-TR88.00.02', () => {
    expect(PACKML_STATES.map(({ code }) => code)).toEqual(Array.from({ length: 18 }, (_, code) => code))
    const words = [
      'Undefined, Clearing, Stopped, Starting, Idle, Suspended, Execute, Stopping, Aborting',
      'Aborted, Holding, Held, Unholding, Suspending, Unsuspending, Resetting, Completing, Complete',
    ].join(', ')
    expect(PACKML_STATES.map(({ word }) => word).join(', ')).toBe(words)
  })

  it.each([
    ['running', [6, 16]],
    ['setup', [3, 15]],
    ['waiting', [5, 13, 14]],
    ['held', [10, 11, 12]],
    ['idle', [2, 4, 7, 17]],
    ['fault', [1, 8, 9]],
    ['unknown', [0]],
  ])('[P-8] on the floor are %s: %j', (floorState, codes) => {
    const found = PACKML_STATES.filter(({ code }) => floorStateOf(code) === floorState).map(
      ({ code }) => code,
    )
    expect(found).toEqual(codes)
    expect(FLOOR_STATES).toContain(floorState)
  })

  it('[P-8] a number that is no state is unknown', () => {
    for (const code of [-1, 18, 6.5, Number.NaN]) expect(floorStateOf(code)).toBe('unknown')
  })
})
