import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartKey } from '../../../../client/state/charted.ts'
import { knownIn, type Named } from '../../../../client/state/known.ts'
import { SEED } from '../../../helpers/seed.ts'
import { smallModel } from '../plant.ts'

const model = smallModel(40)
const { plant, table } = model
const ids = table.machines.map(({ machine }) => machine.id)
const places = [plant.id, `${plant.id}/${plant.workshops[0]?.id}`, ...table.lines.map(({ path }) => path)]
const kinds = table.machines.map(({ kind }) => kind.id)
const keys = table.machines.flatMap(({ machine, channels }) =>
  channels.map(({ key }) => chartKey(machine.id, key)),
)

const FOREIGN = ['garbage', 'garbage/none', 'constructor', '__proto__', 'toString', '', 'NONE-1.load', '.']
const word = (known: readonly string[]) => fc.constantFrom(...known, ...FOREIGN)
const named: fc.Arbitrary<Named> = fc.record({
  chosen: fc.uniqueArray(word(ids)),
  area: fc.option(word(places), { nil: undefined }),
  within: fc.option(word(places), { nil: undefined }),
  kind: fc.option(word(kinds), { nil: undefined }),
  charted: fc.uniqueArray(word(keys)),
})

describe('what a look says of a Plant', () => {
  it('keeps what the Plant knows, in its order, and drops all else [N-18]', () => {
    const only = (known: readonly string[], said: string | undefined) =>
      said !== undefined && known.includes(said) ? said : undefined
    fc.assert(
      fc.property(named, (look) => {
        expect(knownIn(model, look)).toEqual({
          chosen: look.chosen.filter((id) => ids.includes(id)),
          area: only(places, look.area),
          within: only(places, look.within),
          kind: only(kinds, look.kind),
          charted: look.charted.filter((key) => keys.includes(key)),
        })
      }),
      { seed: SEED },
    )
  })

  it('is the same selection and chart where all of it is known, and what is left is known again [N-18]', () => {
    const look: Named = {
      chosen: ids.slice(0, 3),
      area: places[1],
      within: places[2],
      kind: kinds[0],
      charted: keys.slice(0, 2),
    }
    const left = knownIn(model, look)
    expect(left).toEqual(look)
    expect(left.chosen).toBe(look.chosen)
    expect(left.charted).toBe(look.charted)
  })

  it('is nothing in a Plant of other Machines but what both have [N-18]', () => {
    const smaller = smallModel(2)
    const left = knownIn(smaller, {
      chosen: ids,
      area: undefined,
      within: undefined,
      kind: undefined,
      charted: keys,
    })
    expect(left.chosen).toEqual(smaller.table.machines.map(({ machine }) => machine.id))
    expect(left.charted.length).toBeLessThan(keys.length)
  })
})
