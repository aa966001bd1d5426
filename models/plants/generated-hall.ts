import { KINDS } from '../kinds/catalogue.ts'
import type { PlantFile } from '../plant/schema.ts'
import { bilingual } from '../text.ts'
import { isCarrier, LINE_PATTERNS, type LinePattern } from './line-patterns.ts'

type WorkshopFile = PlantFile['workshops'][number]
type MachineFile = WorkshopFile['lines'][number]['machines'][number]
type FlowFile = NonNullable<WorkshopFile['flows']>[number]
type XY = [number, number]

/* The floor, in metres. Lines face a road from both sides; where two Lines stand back to back are the columns. */
const MARGIN = 6
const GAP = 1
const FRONT = 2.2
const DEEPEST = 3.6
const BACK = 1.4
const ROAD_PITCH = 2 * (FRONT + DEEPEST) + BACK
const FIRST_ROAD = 8.2
const STORE_MIDDLE = 3.6
const COLUMN_PITCH = 12
const LINE_MACHINES = 20
const LINES_IN_ONE_COLUMN = 8

const cm = (metres: number): number => Math.round(metres * 100) / 100
const at = (x: number, y: number): XY => [cm(x), cm(y)]
const two = (n: number): string => String(n).padStart(2, '0')

const sizeOf = (kind: string): readonly [number, number, number] => {
  const size = KINDS.get(kind)?.size
  if (size === undefined) throw new Error(`the generated plant knows no Kind ${kind}`)
  return size
}

/** How many of a hall's Machines are not in its Lines but serve them. */
interface Crew {
  readonly gateways: number
  readonly radios: number
  readonly agvs: number
  readonly stores: number
  readonly palletisers: number
}

const crewOf = (machines: number): Crew => ({
  gateways: machines < 4 ? 0 : Math.ceil(machines / 50),
  radios: machines < 4 ? 0 : Math.ceil(machines / 40),
  agvs: machines < 12 ? 0 : Math.ceil(machines / 25),
  stores: machines < 12 ? 0 : machines < 40 ? 1 : 2,
  palletisers: machines < 60 ? 0 : 1,
})

const patternBy = (chance: number): LinePattern => {
  let left = chance * LINE_PATTERNS.reduce((sum, pattern) => sum + pattern.weight, 0)
  const found = LINE_PATTERNS.find((pattern) => {
    left -= pattern.weight
    return left < 0
  })
  return found ?? (LINE_PATTERNS[0] as LinePattern)
}

/** A Line before it has a place. */
interface Row {
  readonly pattern: LinePattern
  readonly kinds: readonly string[]
  readonly length: number
}

function rowsOf(machines: number, random: () => number): readonly Row[] {
  const count = Math.ceil(machines / LINE_MACHINES)
  return Array.from({ length: count }, (_, i) => {
    // The first Line of a plant mills, so that even a plant of one has a machining centre.
    const pattern = patternBy(i === 0 ? 0 : random())
    const share = Math.floor(((i + 1) * machines) / count) - Math.floor((i * machines) / count)
    const kinds = Array.from(
      { length: share },
      (_each, k) => pattern.kinds[k % pattern.kinds.length] ?? 'robot',
    )
    return { pattern, kinds, length: kinds.reduce((sum, kind) => sum + sizeOf(kind)[0] + GAP, 0) }
  })
}

/** A hall of so many Machines with its corner at `corner`, and how much ground it takes. */
export function generatedHall(number: number, machines: number, corner: XY, random: () => number) {
  const crew = crewOf(machines)
  const rows = rowsOf(machines - Object.values(crew).reduce((sum, each) => sum + each, 0), random)
  const columns = rows.length > LINES_IN_ONE_COLUMN ? 2 : 1
  const stride =
    Math.max(20, crew.stores * 19 + crew.palletisers * 5, ...rows.map((row) => row.length)) + MARGIN
  const roads = Math.ceil((Math.ceil(rows.length / columns) - 1) / 2) + 1
  const width = cm(MARGIN + columns * stride)
  const depth = cm(FIRST_ROAD + (roads - 1) * ROAD_PITCH + FRONT + DEEPEST + BACK)
  const [x0, y0] = corner
  const hall = `H${two(number)}`
  const roadY = (road: number): number => y0 + FIRST_ROAD + road * ROAD_PITCH
  const backY = (road: number): number => roadY(road) + FRONT + DEEPEST + BACK / 2
  const [west, east] = [x0 + 3, x0 + width - 3]
  const networkId = (what: string, i: number): string => `${hall}-${what}${two(i + 1)}`
  const flows: FlowFile[] = []
  let carried = 0
  const nextAgv = (): { by?: string } =>
    crew.agvs === 0 ? {} : { by: networkId('AGV', carried++ % crew.agvs) }

  const connection = (kind: string, i: number): MachineFile['connection'] =>
    crew.gateways === 0
      ? { link: 'wired' }
      : {
          link: '5g',
          gateway: networkId('GW', i % crew.gateways),
          radio: networkId('RU', i % crew.radios),
          slice:
            kind === 'agv' || kind === 'robot' ? 'urllc' : kind === 'optical-inspection' ? 'embb' : 'mmtc',
        }

  if (crew.palletisers > 0) flows.push({ from: networkId('PAL', 0), to: networkId('AS', 1), ...nextAgv() })
  const lines = rows.map((row, r): WorkshopFile['lines'][number] => {
    // Row 0 faces the first road from the north, then each road has one on its south and one on its north.
    const side = Math.floor(r / columns)
    const road = Math.ceil(side / 2)
    const north = side % 2 === 0
    const id = `${hall}-L${two(r + 1)}`
    let x = x0 + MARGIN + (r % columns) * stride
    const placed = row.kinds.map((kind, m): MachineFile => {
      const [w, d] = sizeOf(kind)
      const name = KINDS.get(kind)?.name
      const middle = x + w / 2
      x += w + GAP
      const number = `${two(r + 1)}-${two(m + 1)}`
      return {
        id: `${id}-M${two(m + 1)}`,
        name: bilingual(`${number} ${name?.['zh-CN']}`, `${number} ${name?.en}`),
        kind,
        at: at(middle, roadY(road) + (north ? 1 : -1) * (FRONT + d / 2)),
        heading: north ? 0 : 180,
        ...(isCarrier(kind) || kind === 'buffer'
          ? {}
          : { idealCycleSeconds: 30 + Math.floor(random() * 90) }),
        ...(kind === 'buffer' ? { capacity: 40 } : {}),
        connection: connection(kind, r),
      }
    })
    flows.push(...flowsOf(placed))
    const [first, last] = [placed.find((m) => !isCarrier(m.kind)), placed.findLast((m) => !isCarrier(m.kind))]
    if (crew.stores > 0 && first !== undefined && last !== undefined) {
      flows.push({ from: networkId('AS', 0), to: first.id, ...nextAgv(), buffer: 20 })
      const to = r === 0 && crew.palletisers > 0 ? networkId('PAL', 0) : networkId('AS', crew.stores - 1)
      flows.push({ from: last.id, to, ...nextAgv(), buffer: 20 })
    }
    const name = bilingual(
      `${number}-${two(r + 1)} ${row.pattern.name['zh-CN']}`,
      `${row.pattern.name.en} ${number}-${two(r + 1)}`,
    )
    return { id, name, machines: placed }
  })

  const served = (
    kind: string,
    what: string,
    zh: string,
    en: string,
    count: number,
    place: (i: number) => XY,
  ) =>
    Array.from(
      { length: count },
      (_, i): MachineFile => ({
        id: networkId(what, i),
        name: bilingual(`${number} 号厂房 ${zh} ${i + 1}`, `Hall ${number} ${en} ${i + 1}`),
        kind,
        at: place(i),
      }),
    )
  const storeX = x0 + MARGIN + 9
  const logistics = [
    ...served('storage', 'AS', '立体库', 'storage', crew.stores, (i) =>
      at(storeX + i * 19, y0 + STORE_MIDDLE),
    ),
    ...served('palletiser', 'PAL', '码垛机', 'palletiser', crew.palletisers, () =>
      at(storeX + crew.stores * 19 - 6.5, y0 + STORE_MIDDLE),
    ),
    ...served('agv', 'AGV', 'AGV', 'AGV', crew.agvs, (i) =>
      at(x0 + MARGIN + 2 * Math.floor(i / roads), roadY(i % roads)),
    ),
  ].map((machine, i) => ({
    ...machine,
    ...(machine.kind === 'storage' ? { heading: 180, capacity: 2000 } : {}),
    connection: connection(machine.kind, i),
  }))
  const network = [
    ...served('gateway', 'GW', '边缘网关', 'edge gateway', crew.gateways, (i) =>
      at(x0 + MARGIN + COLUMN_PITCH / 2 + COLUMN_PITCH * Math.floor(i / roads), backY(i % roads)),
    ).map((machine) => ({ ...machine, connection: { link: 'wired' as const } })),
    ...served('radio-unit', 'RU', '5G 射频单元', '5G radio unit', crew.radios, (i) =>
      at(x0 + MARGIN + 0.6 + COLUMN_PITCH * Math.floor(i / roads), backY(i % roads)),
    ).map((machine) => ({
      ...machine,
      elevation: 7,
      connection: { link: 'wired' as const },
      radio: { band: 'n78', centreMegahertz: 3450, bandwidthMegahertz: 100, powerDbm: 24, mountHeight: 7 },
    })),
  ]
  const crossings = Array.from({ length: roads }, (_, road) => roadY(road))
  const workshop: WorkshopFile = {
    id: hall,
    name: bilingual(`${number} 号厂房`, `Hall ${number}`),
    outline: [at(x0, y0), at(x0 + width, y0), at(x0 + width, y0 + depth), at(x0, y0 + depth)],
    height: 10,
    walls: [
      { from: at(x0, y0), to: at(x0 + width, y0) },
      { from: at(x0 + width, y0), to: at(x0 + width, y0 + depth) },
      { from: at(x0 + width, y0 + depth), to: at(x0, y0 + depth) },
      { from: at(x0, y0 + depth), to: at(x0, y0) },
    ],
    doors: [{ at: at(x0, roadY(0)), heading: 90, width: 4 }],
    columns: crossings.flatMap((_, road) =>
      Array.from({ length: Math.floor((width - 2 * MARGIN) / COLUMN_PITCH) + 1 }, (_each, c) => ({
        at: at(x0 + MARGIN + c * COLUMN_PITCH, backY(road)),
      })),
    ),
    aisles: crossings.map((y) => ({ path: [at(west, y), at(east, y)], width: 3.6, use: 'shared' as const })),
    roads: [
      ...crossings.map((y, road) => ({ id: `R${two(road + 1)}`, path: [at(west, y), at(east, y)] })),
      ...(roads < 2
        ? []
        : [
            { id: 'RW', path: crossings.map((y) => at(west, y)) },
            { id: 'RE', path: crossings.map((y) => at(east, y)) },
          ]),
    ],
    lines: [
      ...lines,
      ...(logistics.length === 0
        ? []
        : [{ id: `${hall}-LOG`, name: bilingual('厂内物流', 'Logistics'), machines: logistics }]),
      ...(network.length === 0
        ? []
        : [{ id: `${hall}-NET`, name: bilingual('5G 网络', '5G network'), machines: network }]),
    ],
    flows,
  }
  return { workshop, width, depth }
}

/** From each producing Machine to the next, by the robot or conveyor that stands between. */
function flowsOf(machines: readonly MachineFile[]): readonly FlowFile[] {
  const flows: FlowFile[] = []
  let from: MachineFile | undefined
  let by: MachineFile | undefined
  for (const machine of machines) {
    if (isCarrier(machine.kind)) {
      by = machine
      continue
    }
    if (from !== undefined) {
      flows.push({ from: from.id, to: machine.id, ...(by === undefined ? {} : { by: by.id }), buffer: 4 })
    }
    from = machine
    by = undefined
  }
  return flows
}
