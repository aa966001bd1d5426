import { bilingual } from '../text.ts'
import {
  at,
  COLUMN_PITCH,
  connectionOf,
  crewMachines,
  crewOf,
  floorOf,
  type Ground,
  groundOf,
  type LineFile,
  MARGIN,
  type MachineFile,
  type WorkshopFile,
  type XY,
} from './hall-ground.ts'
import { flowsOf, lineOf, rowsOf } from './hall-lines.ts'

/** The stores stand along the south wall and face the first road. */
const STORE_MIDDLE = 3.6
const STORE_PITCH = 19
const RADIO_HEIGHT = 7

/** A hall of so many Machines with its south-west corner at `corner`, and how much ground it takes. */
export function generatedHall(number: number, machines: number, corner: XY, random: () => number) {
  const crew = crewOf(machines)
  const inCrew = Object.values(crew).reduce((sum, each) => sum + each, 0)
  const rows = rowsOf(machines - inCrew, random)
  const ground = groundOf(
    number,
    crew,
    rows.map((row) => row.length),
    corner,
  )
  const lines = rows.map((row, r) => lineOf(ground, row, r, random))
  const serving: readonly LineFile[] = [
    { id: `${ground.id}-LOG`, name: bilingual('厂内物流', 'Logistics'), machines: logisticsOf(ground) },
    { id: `${ground.id}-NET`, name: bilingual('5G 网络', '5G network'), machines: networkOf(ground) },
  ]
  const workshop: WorkshopFile = {
    id: ground.id,
    name: bilingual(`${number} 号厂房`, `Hall ${number}`),
    ...floorOf(ground),
    lines: [...lines, ...serving.filter((line) => line.machines.length > 0)],
    flows: flowsOf(ground, lines),
  }
  return { workshop, width: ground.width, depth: ground.depth }
}

function logisticsOf(ground: Ground): MachineFile[] {
  const { crew, roads } = ground
  const [west, middle] = [ground.x + MARGIN, ground.y + STORE_MIDDLE]
  const apart = Math.max(2, Math.floor((ground.width - 2 * MARGIN) / Math.ceil(crew.agvs / roads.length)))
  const machines = [
    ...crewMachines(ground, 'storage', ['AS', '立体库', 'storage'], crew.stores, (i) =>
      at(west + 9 + i * STORE_PITCH, middle),
    ).map((machine) => ({ ...machine, heading: 180, capacity: 2000 })),
    ...crewMachines(ground, 'palletiser', ['PAL', '码垛机', 'palletiser'], crew.palletisers, () =>
      at(west + crew.stores * STORE_PITCH + 2.5, middle),
    ).map((machine) => ({ ...machine, heading: 180 })),
    ...crewMachines(ground, 'agv', ['AGV', 'AGV', 'AGV'], crew.agvs, (i) =>
      at(west + apart * Math.floor(i / roads.length), roads[i % roads.length] ?? 0),
    ),
  ]
  return machines.map((machine, i) => ({ ...machine, connection: connectionOf(ground, machine.kind, i) }))
}

/** Gateways between the columns and radio units on them. */
function networkOf(ground: Ground): MachineFile[] {
  const { crew, backs } = ground
  const place =
    (count: number, fromColumn: number) =>
    (i: number): XY => {
      const step = Math.max(1, Math.floor(ground.columnCount / Math.ceil(count / backs.length)))
      const column = step * Math.floor(i / backs.length)
      return at(ground.x + MARGIN + fromColumn + COLUMN_PITCH * column, backs[i % backs.length] ?? 0)
    }
  const gateway = ['GW', '边缘网关', 'edge gateway'] as const
  const radioUnit = ['RU', '5G 射频单元', '5G radio unit'] as const
  return [
    ...crewMachines(ground, 'gateway', gateway, crew.gateways, place(crew.gateways, COLUMN_PITCH / 2)),
    ...crewMachines(ground, 'radio-unit', radioUnit, crew.radios, place(crew.radios, 0.6)).map((machine) => ({
      ...machine,
      elevation: RADIO_HEIGHT,
      radio: {
        band: 'n78',
        centreMegahertz: 3450,
        bandwidthMegahertz: 100,
        powerDbm: 24,
        mountHeight: RADIO_HEIGHT,
      },
    })),
  ].map((machine) => ({ ...machine, connection: { link: 'wired' } }))
}
