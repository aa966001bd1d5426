import type { Model, Vec3 } from './model.ts'
import { cylinder } from './solids.ts'

const SEGMENTS = ['lampLow', 'lampMid', 'lampHigh'] as const
const SEGMENT = 0.085

/** A pole with three lamps, told apart by place as well as by colour, 0.5 m high; `at` is its foot. */
export function stackLight(model: Model, at: Vec3): void {
  cylinder(model, { tone: 'steel', radius: 0.02, length: 0.22, at, sides: 6 })
  SEGMENTS.forEach((tone, i) => {
    cylinder(model, {
      tone,
      radius: 0.055,
      length: SEGMENT - 0.006,
      at: [at[0], at[1], at[2] + 0.22 + i * SEGMENT],
      sides: 8,
    })
  })
  cylinder(model, { tone: 'dark', radius: 0.06, length: 0.025, at: [at[0], at[1], at[2] + 0.475], sides: 8 })
}
