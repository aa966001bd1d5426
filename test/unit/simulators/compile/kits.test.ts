import { expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { FATE } from '../../../../simulators/engine/factory/fact.ts'
import { createFactory } from '../../../../simulators/engine/factory/factory.ts'
import { createFleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { compiled, found, IN_THE_BOX, START } from './compiled.ts'

const HOUR = 3_600_000

it.each(IN_THE_BOX)(
  '[W-110] in two days of %s all that is joined belongs to one product, and orders come to an end',
  (name) => {
    const plant = found(name)
    const { table, model } = compiled(plant, 3)
    const products = new Map<number, number>()
    const made = new Set<number>()
    let [joined, wrong, done] = [0, 0, 0]
    const factory = createFactory({
      ...{ model, seed: 3, startMillis: START, names: table.machines.map(({ path }) => path) },
      fleet: createFleet({ plant, kinds: KINDS, seed: 3, startMillis: START }),
      sink: {
        mode() {},
        alarm() {},
        part(_machine, fate, part, product, other) {
          if (fate === FATE.entered) products.set(part, product)
          if (fate !== FATE.joined) return
          joined++
          made.add(product)
          if (products.get(other) !== product) wrong++
        },
        order(_order, _product, _quantity, _due, isDone) {
          if (isDone) done++
        },
      },
    })
    factory.advance(START + 48 * HOUR)
    expect(joined).toBeGreaterThan(4000)
    expect(made.size).toBeGreaterThan(1)
    expect(wrong).toBe(0)
    expect(done).toBeGreaterThan(5)
  },
)
