import type { PlantModel } from '../../state/plant.ts'
import { MOST_JOINTS } from '../shapes/model.ts'
import { byteTable, floatTable, type Table } from './table.ts'

/** States as the shaders number them, gravest first. */
export const STATE_ORDER = ['fault', 'held', 'waiting', 'setup', 'running', 'idle', 'unknown'] as const

/** Bits of a Machine's marks. */
export const MARK = { stale: 1, hovered: 2, chosen: 4, faded: 8, alarmed: 16 } as const

/** Machines drawn with moving parts at the same time. */
export const MOST_ROWS = 400
/** This many texels hold the joints of one row. */
export const ROW_TEXELS = MOST_JOINTS / 4

/** What the GPU knows of each Machine; the same columns serve every level of detail, shadows and marks. */
export interface Columns {
  /** Two texels a Machine: x, y, z, heading in radians; width, depth, height of its Kind, Kind's number. */
  readonly places: Table<Float32Array<ArrayBuffer>>
  /** One texel a Machine: state, marks, heat, and its link beside sixteen times its entry in the legend. */
  readonly states: Table<Uint8Array<ArrayBuffer>>
  /** ROW_TEXELS texels a row: radians or metres by joint. */
  readonly joints: Table<Float32Array<ArrayBuffer>>
}

export const PLACE = 8
export const STATE = 4
/** An entry of the legend is kept as so many of the link's codes. */
export const ENTRY = 16

/** Every Machine where the plant file has it. */
export function createColumns(model: PlantModel): Columns {
  const { machines } = model.table
  const columns: Columns = {
    places: floatTable(machines.length * 2),
    states: byteTable(machines.length),
    joints: floatTable(MOST_ROWS * ROW_TEXELS),
  }
  const kinds = new Map<string, number>()
  for (const { index, machine, kind } of machines) {
    if (!kinds.has(kind.id)) kinds.set(kind.id, kinds.size)
    const [x, y] = machine.at
    const heading = (machine.heading * Math.PI) / 180
    columns.places.cells.set(
      [x, y, machine.elevation, heading, ...kind.size, kinds.get(kind.id) ?? 0],
      index * PLACE,
    )
    columns.states.cells.set([STATE_ORDER.indexOf('unknown'), 0, 255, 0], index * STATE)
  }
  return columns
}

export function disposeColumns({ places, states, joints }: Columns): void {
  for (const { texture } of [places, states, joints]) texture.dispose()
}
