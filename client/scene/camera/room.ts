import type { PlantModel } from '../../state/plant.ts'
import type { Ground } from './depth.ts'
import { type Box, type Boxes, type BoxGrid, boxesOf, boxGrid } from './grid.ts'
import { wallBoxes } from './walls.ts'

/** Where something that drives is now, by the Readings that are drawn. */
export interface Driven {
  readonly x: number
  readonly y: number
  /** Degrees, counter-clockwise from east. */
  readonly heading: number
}

/** What the camera must know of the Plant. */
export interface Room {
  readonly ground: Ground
  /** What each Machine takes, by index; those that drive where the plant file has them. */
  readonly machines: Boxes
  /** What the eye keeps out of: Machines that stand, columns, walls. */
  readonly standing: BoxGrid
  /** Where a Machine that drives is drawn now; the answer may be written over at the next call. */
  agvAt(machine: number): Driven | undefined
}

/** Kinds that drive about; they are no higher than the eye ever goes low. */
const DRIVES = new Set(['agv'])

export function roomOf(model: PlantModel, agvAt: Room['agvAt'] = () => undefined): Room {
  const { plant, table } = model
  const machines = table.machines.map(({ machine, kind }): Box => {
    const [width, depth, height] = kind.size
    const [x, y] = machine.at
    const bottom = machine.elevation
    return { x, y, heading: machine.heading, width, depth, bottom, top: bottom + height }
  })
  const standing = machines.filter((_, index) => !DRIVES.has(table.machines[index]?.kind.id ?? ''))
  const columns = plant.workshops.flatMap(({ columns, height }) =>
    columns.map(
      ({ at, size }): Box => ({
        x: at[0],
        y: at[1],
        heading: 0,
        width: size,
        depth: size,
        bottom: 0,
        top: height,
      }),
    ),
  )
  return {
    ground: groundOf(plant.workshops, machines),
    machines: boxesOf(machines),
    standing: boxGrid(boxesOf([...standing, ...columns, ...wallBoxes(plant)])),
    agvAt,
  }
}

function groundOf(workshops: PlantModel['plant']['workshops'], machines: readonly Box[]): Ground {
  const ground = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
    top: machines.reduce((highest, { top }) => Math.max(highest, top), 0),
  }
  for (const { outline, height } of workshops) {
    ground.top = Math.max(ground.top, height)
    for (const [x, y] of outline) {
      ground.west = Math.min(ground.west, x)
      ground.south = Math.min(ground.south, y)
      ground.east = Math.max(ground.east, x)
      ground.north = Math.max(ground.north, y)
    }
  }
  return ground
}
