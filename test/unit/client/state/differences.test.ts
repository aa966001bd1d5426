import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChannelTold,
  channelDifferences,
  type Difference,
  type DifferenceSort,
  differences,
  pairsOf,
  sortAfter,
  sorted,
} from '../../../../client/state/differences.ts'
import { FLOOR_STATES, type FloorState } from '../../../../models/state.ts'
import { SEED } from '../../../helpers/seed.ts'

const codes = (...states: readonly FloorState[]): Uint8Array =>
  Uint8Array.from(states, (state) => FLOOR_STATES.indexOf(state))

/** A side: its Machines by path, and the state of each. */
const side = fc
  .uniqueArray(fc.constantFrom('p/a/1', 'p/a/2', 'p/a/10', 'p/b/1', 'p/b/2', 'p/c/1', 'p/c/2'))
  .chain((paths) =>
    fc.record({
      paths: fc.constant(paths),
      states: fc.array(fc.constantFrom(...FLOOR_STATES), {
        minLength: paths.length,
        maxLength: paths.length,
      }),
    }),
  )

describe('what differs between two sides', () => {
  it('[PH-114, PH-115] is every Machine whose state is another there, or that is on one side alone, once', () => {
    fc.assert(
      fc.property(side, side, (here, there) => {
        const found = differences(
          pairsOf(here.paths, there.paths),
          codes(...here.states),
          codes(...there.states),
        )
        const told = new Map(
          found.map((each) => [
            here.paths[each.here] ?? there.paths[each.there],
            [each.stateHere, each.stateThere],
          ]),
        )
        expect(told.size).toBe(found.length)
        for (const path of new Set([...here.paths, ...there.paths])) {
          const own = here.states[here.paths.indexOf(path)]
          const theirs = there.states[there.paths.indexOf(path)]
          expect(told.get(path), path).toEqual(own === theirs ? undefined : [own, theirs])
        }
      }),
      { seed: SEED },
    )
  })

  const row = (id: string, stateHere?: FloorState, stateThere?: FloorState): Difference & { id: string } => ({
    id,
    here: 0,
    there: 0,
    stateHere,
    stateThere,
  })
  const rows = [
    row('M-10', 'running', 'fault'),
    row('M-9', 'idle', undefined),
    row('M-2', 'fault', 'running'),
    row('M-3', 'running', 'idle'),
  ]
  const order = (sort: DifferenceSort): readonly string[] =>
    sorted(rows, sort, (each) => rows.find((known) => known === each)?.id ?? '').map(
      (each) => rows.find((known) => known === each)?.id ?? '',
    )

  it('[PH-114] is sorted by any column: the worst first, what is missing last, and numbers as numbers', () => {
    expect(order({ by: 'plant', descending: false })).toEqual(['M-10', 'M-9', 'M-2', 'M-3'])
    expect(order({ by: 'machine', descending: false })).toEqual(['M-2', 'M-3', 'M-9', 'M-10'])
    expect(order({ by: 'here', descending: false })).toEqual(['M-2', 'M-10', 'M-3', 'M-9'])
    expect(order({ by: 'there', descending: false })).toEqual(['M-10', 'M-2', 'M-3', 'M-9'])
    expect(order({ by: 'there', descending: true })[0]).toBe('M-9')
  })

  it('[PH-114] goes back to the order of the plant with the third press on a column', () => {
    const once = sortAfter({ by: 'plant', descending: false }, 'here')
    const twice = sortAfter(once, 'here')
    expect([once, twice, sortAfter(twice, 'here')]).toEqual([
      { by: 'here', descending: false },
      { by: 'here', descending: true },
      { by: 'plant', descending: false },
    ])
  })

  const channel = (key: string, value: number, more: Partial<ChannelTold> = {}): ChannelTold => ({
    key,
    label: key,
    text: String(value),
    unit: '°C',
    value,
    decimals: 1,
    ...more,
  })

  it('[PH-114] is every Channel that reads otherwise, with by how much', () => {
    const here = [
      channel('a', 20),
      channel('b', 3),
      channel('state', Number.NaN, { text: 'Execute', unit: '' }),
    ]
    const there = [
      channel('a', 22.5, { decimals: 2 }),
      channel('b', 3),
      channel('state', Number.NaN, { text: 'Held', unit: '' }),
    ]
    const found = channelDifferences(here, there)
    expect(found.map(({ key, by }) => [key, by])).toEqual([
      ['a', { value: 2.5, decimals: 2 }],
      ['state', undefined],
    ])
    expect(channelDifferences(here, here)).toEqual([])
  })

  it('[PH-115] takes Channels of another unit for others, and says which side has them', () => {
    const found = channelDifferences([channel('a', 20)], [channel('a', 20, { unit: 'K' }), channel('c', 1)])
    expect(found.map(({ key, here, there }) => [key, here?.unit, there?.unit])).toEqual([
      ['a', '°C', undefined],
      ['a', undefined, 'K'],
      ['c', undefined, '°C'],
    ])
  })

  it('[PH-114] tells a Reading that only one side ever had', () => {
    const never = channel('a', Number.NaN, { text: '—', unit: '' })
    expect(channelDifferences([channel('a', 0, { unit: '' })], [never])).toHaveLength(1)
  })
})
