import { kindOf } from '../../../../models/kinds/channels.ts'
import type { Kind } from '../../../../models/kinds/kind.ts'
import { lathe } from '../../../../models/kinds/lathe.ts'
import { bilingual } from '../../../../models/text.ts'

const plain = (id: string): Kind =>
  kindOf({ id, name: bilingual(id, id), size: [1, 1, 1], channels: [], wearParts: [] })

/** Enough Kinds to say everything a plant file can say. */
export const SMALL_KINDS: ReadonlyMap<string, Kind> = new Map(
  [lathe, plain('gateway'), plain('radio-unit'), plain('conveyor'), plain('agv')].map((kind) => [
    kind.id,
    kind,
  ]),
)

// biome-ignore lint/suspicious/noExplicitAny: tests break it on purpose, in every place
export type Breakable = any

/** A fresh correct plant file with one of everything. */
export const smallPlant = (): Breakable => ({
  format: 'twinfloor-plant-1',
  id: 'small',
  name: bilingual('小工厂', 'Small plant'),
  workshops: [
    {
      id: 'w1',
      name: bilingual('一车间', 'Workshop 1'),
      outline: [
        [0, 0],
        [20, 0],
        [20, 10],
        [0, 10],
      ],
      walls: [{ from: [0, 0], to: [20, 0] }],
      doors: [{ at: [5, 0], width: 4 }],
      columns: [{ at: [10, 5] }],
      aisles: [
        {
          path: [
            [0, 5],
            [20, 5],
          ],
          width: 3,
        },
      ],
      zones: [
        {
          id: 'z1',
          name: bilingual('库区', 'Store'),
          use: 'storage',
          outline: [
            [0, 0],
            [3, 0],
            [3, 3],
          ],
        },
      ],
      roads: [
        {
          id: 'r1',
          path: [
            [0, 5],
            [20, 5],
          ],
        },
      ],
      lines: [
        {
          id: 'l1',
          name: bilingual('一线', 'Line 1'),
          machines: [
            {
              id: 'lathe-1',
              name: bilingual('车床 1', 'Lathe 1'),
              kind: 'lathe',
              at: [4, 8],
              connection: { link: '5g', gateway: 'gw-1', radio: 'ru-1', slice: 'urllc' },
              channels: { power: { max: 45 } },
            },
            { id: 'lathe-2', name: bilingual('车床 2', 'Lathe 2'), kind: 'lathe', at: [12, 8] },
            { id: 'belt-1', name: bilingual('输送带', 'Belt'), kind: 'conveyor', at: [8, 8] },
          ],
        },
        {
          id: 'network',
          name: bilingual('网络', 'Network'),
          machines: [
            { id: 'gw-1', name: bilingual('网关', 'Gateway'), kind: 'gateway', at: [1, 1] },
            {
              id: 'ru-1',
              name: bilingual('射频单元', 'Radio unit'),
              kind: 'radio-unit',
              at: [10, 1],
              radio: {
                band: 'n78',
                centreMegahertz: 3450,
                bandwidthMegahertz: 100,
                powerDbm: 24,
                mountHeight: 7,
              },
            },
          ],
        },
      ],
      flows: [{ from: 'lathe-1', to: 'lathe-2', by: 'belt-1', buffer: 4 }],
    },
  ],
})
