import { KINDS } from '../../../models/kinds/catalogue.ts'
import { type Plant, type PlantFile, plantSchema } from '../../../models/plant/schema.ts'
import type { Rate } from '../../../simulators/engine/voicing.ts'
import type { World } from '../../../simulators/engine/world.ts'
import { createWorld, step } from '../../../simulators/engine/world.ts'

export const START = 1_700_000_000_000

const both = (text: string) => ({ 'zh-CN': text, en: text })

type MachineFile = PlantFile['workshops'][number]['lines'][number]['machines'][number]
type Rest = Partial<Omit<PlantFile['workshops'][number], 'lines' | 'id' | 'name' | 'outline'>>

export const machine = (id: string, kind: string, rest: Partial<MachineFile> = {}): MachineFile => ({
  id,
  name: both(id),
  kind,
  at: [5, 5],
  ...rest,
})

export function plantWith(machines: readonly MachineFile[], rest: Rest = {}): Plant {
  const corners: [number, number][] = [
    [0, 0],
    [200, 0],
    [200, 200],
    [0, 200],
  ]
  const lines = [{ id: 'L1', name: both('L1'), machines: [...machines] }]
  const workshop = { id: 'W1', name: both('W1'), outline: corners, lines, ...rest }
  return plantSchema.parse({
    format: 'twinfloor-plant-1',
    id: 'test',
    name: both('test'),
    workshops: [workshop],
  })
}

export const ROADS: NonNullable<Rest['roads']> = [
  {
    id: 'R1',
    path: [
      [0, 0],
      [40, 0],
      [40, 30],
      [0, 30],
      [0, 0],
    ],
    oneWay: true,
  },
  {
    id: 'R2',
    path: [
      [40, 0],
      [90.5, 12.25],
      [40, 30],
    ],
  },
]

const NETWORK: ReadonlySet<string> = new Set(['gateway', 'radio-unit'])
const BEHIND = { link: '5g', gateway: 'M-gateway', radio: 'M-radio-unit' } as const

/** One machine of every Kind, all behind one gateway. */
export const everyKind = (): Plant =>
  plantWith(
    [...KINDS.keys()].map((kind) =>
      machine(`M-${kind}`, kind, NETWORK.has(kind) ? {} : { connection: BEHIND }),
    ),
    { roads: ROADS },
  )

export const worldOf = (plant: Plant, rate: Rate = 'natural', seed = 11): World =>
  createWorld({ plant, kinds: KINDS, seed, startMillis: START, rate })

/** Plays for some seconds from a time on, a second a step. */
export function* played(world: World, seconds: number, from = START) {
  for (let second = 1; second <= seconds; second++) yield* step(world, from + second * 1000)
}
