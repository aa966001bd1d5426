import type { Model, Vec3 } from './model.ts'
import { cylinder } from './solids.ts'

/** A pole with a lamp that shows the machine's state, 0.5 m high; `at` is its foot. */
export function stackLight(model: Model, at: Vec3): void {
  cylinder(model, { tone: 'steel', radius: 0.02, length: 0.22, at, sides: 8 })
  cylinder(model, { tone: 'lamp', radius: 0.055, length: 0.26, at: [at[0], at[1], at[2] + 0.22], sides: 12 })
  cylinder(model, { tone: 'dark', radius: 0.06, length: 0.03, at: [at[0], at[1], at[2] + 0.48], sides: 12 })
}
