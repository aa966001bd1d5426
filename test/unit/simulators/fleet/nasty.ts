import type { Plant } from '../../../../models/plant/schema.ts'
import { machine, plantWith } from '../plants.ts'

type Roads = NonNullable<Parameters<typeof plantWith>[1]>['roads']

/** Bends every few metres: a ring round (60, 60). */
const ring = Array.from({ length: 25 }, (_, i): [number, number] => [
  Math.round(1000 * (60 + 22 * Math.cos((2 * Math.PI * (i % 24)) / 24))) / 1000,
  Math.round(1000 * (60 + 22 * Math.sin((2 * Math.PI * (i % 24)) / 24))) / 1000,
])

/**
 * Roads to get stuck on, all but one too narrow for two: a long one with dead ends, one that only goes round, sharp
 * corners, a crossing that cannot be turned at, and a ring of bends.
 */
export const NASTY_ROADS: Roads = [
  {
    id: 'spine',
    path: [
      [10, 20],
      [40, 20],
      [80, 20],
      [130, 20],
    ],
  },
  {
    id: 'dead-west',
    path: [
      [40, 20],
      [40, 5],
    ],
  },
  {
    id: 'dead-east',
    path: [
      [80, 20],
      [80, 2],
    ],
  },
  {
    id: 'round',
    path: [
      [130, 20],
      [150, 20],
      [150, 60],
      [130, 60],
      [130, 20],
    ],
    oneWay: true,
  },
  {
    id: 'sharp',
    path: [
      [130, 60],
      [104, 48],
      [110, 80],
      [130, 60],
    ],
  },
  {
    id: 'over',
    path: [
      [95, 10],
      [120, 62],
      [120, 90],
    ],
  },
  {
    id: 'under',
    path: [
      [80, 20],
      [95, 10],
    ],
  },
  {
    id: 'wide',
    path: [
      [10, 20],
      [10, 60],
      [38, 60],
    ],
    width: 3,
  },
  { id: 'ring', path: ring },
]

const PLACES: readonly (readonly [number, number])[] = [
  [37, 9],
  [83, 7],
  [60, 23],
  [22, 17],
  [147, 40],
  [140, 63],
  [112, 70],
  [123, 84],
  [7, 40],
  [25, 63],
  [60, 85],
  [60, 35],
]

export function nastyPlant(agvs: number): Plant {
  const stations = PLACES.map((at, i) => machine(`S-${i}`, 'buffer', { at: [...at] }))
  const vehicles = Array.from({ length: agvs }, (_, i) => {
    const at: [number, number] = [12 + ((i * 29) % 116), 20]
    return machine(`V-${i}`, 'agv', { at })
  })
  const flows = PLACES.flatMap((_, i) => [
    { from: `S-${i}`, to: `S-${(i + 1) % PLACES.length}`, by: `V-${i % agvs}` },
    { from: `S-${i}`, to: `S-${(i + 5) % PLACES.length}`, by: `V-${(i + 12) % agvs}` },
  ])
  return plantWith([...stations, ...vehicles], { roads: NASTY_ROADS, flows })
}
