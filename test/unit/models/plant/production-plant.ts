import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { bilingual } from '../../../../models/text.ts'
import type { Breakable } from './small-plant.ts'

const machine = (id: string, kind: string, x: number) => ({ id, name: bilingual(id, id), kind, at: [x, 5] })

/** A small line that produces: store, lathe, assembly, inspection, store, an AGV to it and a second store. */
export const producingPlant = (): Breakable => ({
  format: 'twinfloor-plant-1',
  id: 'making',
  name: bilingual('生产', 'Making'),
  workshops: [
    {
      id: 'w1',
      name: bilingual('一车间', 'Workshop 1'),
      outline: [
        [0, 0],
        [90, 0],
        [90, 20],
        [0, 20],
      ],
      roads: [
        {
          id: 'r1',
          path: [
            [0, 10],
            [90, 10],
          ],
        },
      ],
      lines: [
        {
          id: 'l1',
          name: bilingual('一线', 'Line 1'),
          machines: [
            machine('raw', 'storage', 10),
            machine('bought', 'storage', 30),
            machine('turn', 'lathe', 42),
            machine('join', 'assembly-station', 50),
            machine('look', 'optical-inspection', 56),
            machine('done', 'storage', 70),
            machine('agv-1', 'agv', 80),
            machine('gw', 'gateway', 85),
          ],
        },
      ],
      flows: [
        { from: 'raw', to: 'turn', by: 'agv-1', buffer: 12 },
        { from: 'turn', to: 'join', buffer: 4 },
        { from: 'bought', to: 'join', by: 'agv-1', buffer: 12 },
        { from: 'join', to: 'look', buffer: 4 },
        { from: 'look', to: 'done', by: 'agv-1', buffer: 12, load: 6 },
      ],
    },
  ],
  production: {
    products: [
      { id: 'small', name: bilingual('小件', 'Small') },
      { id: 'large', name: bilingual('大件', 'Large') },
    ],
    orders: {
      mix: [{ product: 'small', weight: 3 }, { product: 'large' }],
      lot: { law: 'fixed', value: 20 },
      due: { law: 'fixed', value: 8 },
    },
    shifts: [
      {
        id: 'day',
        name: bilingual('白班', 'Day'),
        from: '06:00',
        to: '18:00',
        breaks: [{ from: '12:00', to: '12:30' }],
      },
      { id: 'night', name: bilingual('夜班', 'Night'), from: '18:00', to: '06:00' },
    ],
    crews: [
      { id: 'operators', name: bilingual('操作员', 'Operators'), people: 2, shifts: false },
      { id: 'fitters', name: bilingual('机修', 'Fitters'), people: 1 },
    ],
    machines: {
      turn: {
        cycle: { law: 'lognormal', mean: 60, deviation: 2 },
        products: { large: 1.5 },
        setup: { law: 'fixed', value: 5 },
        spoils: 0.02,
        failures: [
          {
            id: 'turningInsert',
            life: { law: 'weibull', scale: 5, shape: 3 },
            repair: { law: 'fixed', value: 4 },
            crew: 'operators',
            replacedAt: 0.8,
          },
        ],
      },
      look: { finds: 0.9, rework: { at: 'turn', share: 0.5 }, operator: 'operators' },
    },
  },
})

/** What is said of the producing plant once this has been done to it. */
export const afterProduction = (
  damage: (plant: Breakable, production: Breakable, workshop: Breakable) => void,
): readonly string[] => {
  const plant = producingPlant()
  damage(plant, plant.production, plant.workshops[0])
  const parsed = parsePlant(plant, KINDS)
  return parsed.ok ? [] : parsed.problems.map(formatProblem)
}
