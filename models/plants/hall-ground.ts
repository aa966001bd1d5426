import { KINDS } from '../kinds/catalogue.ts'
import type { PlantFile } from '../plant/schema.ts'
import { bilingual } from '../text.ts'

export type WorkshopFile = PlantFile['workshops'][number]
export type LineFile = WorkshopFile['lines'][number]
export type MachineFile = LineFile['machines'][number]
export type FlowFile = NonNullable<WorkshopFile['flows']>[number]
export type XY = [x: number, y: number]

/* The floor, in metres. Lines face a road from both sides; where two Lines stand back to back are the columns. */
export const MARGIN = 6
export const GAP = 1
export const FRONT = 2.2
export const COLUMN_PITCH = 12
const DEEPEST = 3.6
const BACK = 1.4
const ROAD_PITCH = 2 * (FRONT + DEEPEST) + BACK
const FIRST_ROAD = 8.2
const LINES_IN_ONE_COLUMN = 8

/** To the centimetre: nobody reads more, and a plant file should not say more. */
export const at = (x: number, y: number): XY => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]
export const two = (n: number): string => String(n).padStart(2, '0')

export const sizeOf = (kind: string): readonly [number, number, number] => {
  const size = KINDS.get(kind)?.size
  if (size === undefined) throw new Error(`the generated plant knows no Kind ${kind}`)
  return size
}

/** The Machines of a hall that are not in its Lines but serve them. */
interface Crew {
  readonly gateways: number
  readonly radios: number
  readonly agvs: number
  readonly stores: number
  readonly palletisers: number
}

export const crewOf = (machines: number): Crew => ({
  gateways: machines < 4 ? 0 : Math.ceil(machines / 50),
  radios: machines < 4 ? 0 : Math.ceil(machines / 40),
  agvs: machines < 12 ? 0 : Math.ceil(machines / 25),
  stores: machines < 12 ? 0 : machines < 40 ? 1 : 2,
  palletisers: machines < 60 ? 0 : 1,
})

/** A hall before anything stands in it: where its roads and columns run, and who serves it. */
export interface Ground {
  readonly number: number
  readonly id: string
  readonly crew: Crew
  readonly x: number
  readonly y: number
  readonly width: number
  readonly depth: number
  /** Lines stand in one or two columns, so far apart. */
  readonly columns: number
  readonly stride: number
  /** The y of each road, and of the columns north of it. */
  readonly roads: readonly number[]
  readonly backs: readonly number[]
  /** How many building columns stand in a row. */
  readonly columnCount: number
}

/** Large enough for Lines of these lengths. */
export function groundOf(number: number, crew: Crew, lengths: readonly number[], [x, y]: XY): Ground {
  const columns = lengths.length > LINES_IN_ONE_COLUMN ? 2 : 1
  const stride = Math.max(20, crew.stores * 19 + crew.palletisers * 5, ...lengths) + MARGIN
  const roadCount = Math.ceil((Math.ceil(lengths.length / columns) - 1) / 2) + 1
  const roads = Array.from({ length: roadCount }, (_, road) => y + FIRST_ROAD + road * ROAD_PITCH)
  const [width, depth] = at(
    MARGIN + columns * stride,
    FIRST_ROAD + (roadCount - 1) * ROAD_PITCH + FRONT + DEEPEST + BACK,
  )
  const backs = roads.map((road) => road + FRONT + DEEPEST + BACK / 2)
  const columnCount = Math.floor((width - 2 * MARGIN) / COLUMN_PITCH) + 1
  return {
    number,
    id: `H${two(number)}`,
    crew,
    x,
    y,
    width,
    depth,
    columns,
    stride,
    roads,
    backs,
    columnCount,
  }
}

export const crewId = (ground: Ground, what: string, i: number): string => `${ground.id}-${what}${two(i + 1)}`

/** How the i-th Machine or Line of a hall reaches the network: gateways and radio units in turn. */
export function connectionOf(ground: Ground, kind: string, i: number): MachineFile['connection'] {
  const { gateways, radios } = ground.crew
  if (gateways === 0) return { link: 'wired' }
  const moves = kind === 'agv' || kind === 'robot'
  return {
    link: '5g',
    gateway: crewId(ground, 'GW', i % gateways),
    radio: crewId(ground, 'RU', i % radios),
    slice: moves ? 'urllc' : kind === 'optical-inspection' ? 'embb' : 'mmtc',
  }
}

/** Outline, walls, columns, aisles, the store and roads. */
export function floorOf({ crew, x, y, width, depth, roads, backs, columnCount }: Ground) {
  const [west, east] = [x + 3, x + width - 3]
  const corners = [at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth)]
  const storeEast = x + MARGIN + 19 * crew.stores + 5 * crew.palletisers
  const store = [at(x + 5, y + 1), at(storeEast, y + 1), at(storeEast, y + 6.2), at(x + 5, y + 6.2)]
  const along = roads.map((road) => [at(west, road), at(east, road)])
  const across = [
    { id: 'RW', path: roads.map((road) => at(west, road)) },
    { id: 'RE', path: roads.map((road) => at(east, road)) },
  ]
  return {
    outline: corners,
    height: 10,
    walls: corners.map((from, i) => ({ from, to: corners[(i + 1) % corners.length] ?? from })),
    doors: [{ at: at(x, roads[0] ?? y), heading: 90, width: 4 }],
    columns: backs.flatMap((back) =>
      Array.from({ length: columnCount }, (_, column) => ({
        at: at(x + MARGIN + column * COLUMN_PITCH, back),
      })),
    ),
    aisles: along.map((path) => ({ path, width: 3.6, use: 'shared' as const })),
    zones:
      crew.stores === 0
        ? []
        : [{ id: 'STORE', name: bilingual('仓储区', 'Store'), use: 'storage' as const, outline: store }],
    roads: [
      ...along.map((path, road) => ({ id: `R${two(road + 1)}`, path })),
      ...(roads.length > 1 ? across : []),
    ],
  } satisfies Partial<WorkshopFile>
}

/** So many Machines of the crew, numbered and named. */
export const crewMachines = (
  ground: Ground,
  kind: string,
  [what, zh, en]: readonly [string, string, string],
  count: number,
  place: (i: number) => XY,
): MachineFile[] =>
  Array.from({ length: count }, (_, i) => ({
    id: crewId(ground, what, i),
    name: bilingual(`${ground.number} 号厂房 ${zh} ${i + 1}`, `Hall ${ground.number} ${en} ${i + 1}`),
    kind,
    at: place(i),
  }))
