/*
 * HOT: asked for every Machine along a ray. Columns by Machine index.
 */
import type { PlantModel } from '../../state/plant.ts'
import type { Ray } from './facets.ts'

/** The room that every Machine takes, with its heading; what stands is found by a grid over the floor. */
export interface Boxes {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly base: Float64Array
  readonly cos: Float64Array
  readonly sin: Float64Array
  /** Half of the width, half of the depth, the height with what stands on top. */
  readonly halfX: Float64Array
  readonly halfY: Float64Array
  readonly height: Float64Array
  /** Half of the diagonal. */
  readonly around: Float64Array
}

/** What a stack light adds to the room of its Kind. */
const ABOVE = 0.6

export function boxesOf(model: PlantModel): Boxes {
  const { machines } = model.table
  const column = (pick: (index: number) => number): Float64Array =>
    Float64Array.from({ length: machines.length }, (_, index) => pick(index))
  const heading = (index: number): number => (machines[index]!.machine.heading * Math.PI) / 180
  return {
    count: machines.length,
    x: column((index) => machines[index]!.machine.at[0]),
    y: column((index) => machines[index]!.machine.at[1]),
    base: column((index) => machines[index]!.machine.elevation),
    cos: column((index) => Math.cos(heading(index))),
    sin: column((index) => Math.sin(heading(index))),
    halfX: column((index) => machines[index]!.kind.size[0] / 2),
    halfY: column((index) => machines[index]!.kind.size[1] / 2),
    height: column((index) => machines[index]!.kind.size[2] + ABOVE),
    around: column((index) => {
      const [width, depth, height] = machines[index]!.kind.size
      return Math.hypot(width, depth, height + ABOVE) / 2
    }),
  }
}

/** The ray as the Machine itself sees it. */
export function toMachine(boxes: Boxes, machine: number, ray: Ray, out: Ray): void {
  const [cos, sin] = [boxes.cos[machine]!, boxes.sin[machine]!]
  const [x, y] = [ray[0]! - boxes.x[machine]!, ray[1]! - boxes.y[machine]!]
  out[0] = x * cos + y * sin
  out[1] = y * cos - x * sin
  out[2] = ray[2]! - boxes.base[machine]!
  out[3] = ray[3]! * cos + ray[4]! * sin
  out[4] = ray[4]! * cos - ray[3]! * sin
  out[5] = ray[5]!
}
