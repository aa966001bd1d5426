import type { Plant, Workshop } from '../../../models/plant/schema.ts'
import type { SlotTable } from '../../../models/slots.ts'
import { atan2, cos, hypot, sin } from '../exact.ts'
import type { Clutter } from './inf.ts'

/** Something tall and fixed that a ray meets: a machine, a store, a wall. Turned about its upright axis. */
export interface Obstacle {
  /** Whose it is: a ray to the antenna on a machine is not stopped by that machine. */
  readonly machine: number
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
  readonly halfWidth: number
  readonly halfDepth: number
  readonly bottom: number
  readonly top: number
}

/** These hang above, stand aside or drive about. */
const NOT_IN_THE_WAY: ReadonlySet<string> = new Set(['radio-unit', 'gateway', 'agv'])
const RADIANS = Math.PI / 180
const NOBODY = -1

export function obstaclesOf(plant: Plant, table: SlotTable): readonly Obstacle[] {
  const machines = table.machines
    .filter(({ kind }) => !NOT_IN_THE_WAY.has(kind.id))
    .map(({ index, machine, kind }): Obstacle => {
      const [width, depth, height] = kind.size
      return {
        machine: index,
        x: machine.at[0],
        y: machine.at[1],
        cos: cos(machine.heading * RADIANS),
        sin: sin(machine.heading * RADIANS),
        halfWidth: width / 2,
        halfDepth: depth / 2,
        bottom: machine.elevation,
        top: machine.elevation + height,
      }
    })
  return [...machines, ...plant.workshops.flatMap(wallsOf)]
}

const wallsOf = (workshop: Workshop): readonly Obstacle[] =>
  workshop.walls.map(({ from, to, height, thickness }) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const angle = atan2(dy, dx)
    return {
      machine: NOBODY,
      x: (from[0] + to[0]) / 2,
      y: (from[1] + to[1]) / 2,
      cos: cos(angle),
      sin: sin(angle),
      halfWidth: hypot(dx, dy) / 2,
      halfDepth: thickness / 2,
      bottom: 0,
      top: height ?? workshop.height,
    }
  })

/** A hall is never barer than this: of pallets, racks and people no plant file tells. */
const LEAST_DENSITY = 0.05
const LEAST_HEIGHT = 1.6

/** What stands about in each workshop, from the footprints and heights of its machines. */
export function clutterOf(workshop: Workshop, table: SlotTable): Clutter {
  let covered = 0
  let volume = 0
  for (const placed of table.machines) {
    if (placed.workshop.id !== workshop.id || NOT_IN_THE_WAY.has(placed.kind.id)) continue
    const [width, depth, height] = placed.kind.size
    covered += width * depth
    volume += width * depth * height
  }
  const floor = Math.max(1, areaOf(workshop.outline))
  return {
    density: Math.min(0.9, Math.max(LEAST_DENSITY, covered / floor)),
    height: covered === 0 ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, volume / covered),
  }
}

function areaOf(outline: readonly (readonly [number, number])[]): number {
  let twice = 0
  outline.forEach(([x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length] ?? [x, y]
    twice += x * nextY - nextX * y
  })
  return Math.abs(twice) / 2
}
