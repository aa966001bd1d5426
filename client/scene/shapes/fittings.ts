import type { Model, Vec3 } from './model.ts'
import { beam } from './round.ts'
import { box, cylinder } from './solids.ts'

/*
 * What many machines carry: feet, a screen on an arm, louvres, a fence, a crate.
 */

/** A stack light seen from the middle of the hall: the height of the near one, few triangles. */
export function distantLamp(model: Model, at: Vec3): void {
  box(model, { tone: 'steel', size: [0.04, 0.04, 0.22], at })
  cylinder(model, { tone: 'lamp', radius: 0.06, length: 0.28, at: [at[0], at[1], at[2] + 0.22], sides: 6 })
}

/** Levelling feet under the corners of a frame, `width` by `depth` between them. */
export function feet(model: Model, width: number, depth: number, height = 0.08): void {
  for (const x of [-width / 2, width / 2]) {
    for (const y of [-depth / 2, depth / 2]) {
      cylinder(model, { tone: 'dark', radius: 0.06, endRadius: 0.035, length: 0.03, at: [x, y, 0], sides: 8 })
      cylinder(model, {
        tone: 'steel',
        radius: 0.022,
        length: height - 0.02,
        at: [x, y, 0.025],
        sides: 6,
        openEnds: true,
      })
    }
  }
}

/** The operator's screen on a swivelling arm that comes out of a front at `at`; it faces -y, `turned` to one side. */
export function screenOnArm(model: Model, at: Vec3, turned = 0, reach = 0.16): void {
  const [x, y, z] = [at[0], at[1] - reach, at[2]]
  beam(model, { tone: 'steel', from: at, to: [x, y + 0.03, z], radius: 0.025 })
  const face = (off: number): Vec3 => [x + Math.sin(turned) * off, y - Math.cos(turned) * off, z]
  const [bx, by] = face(0)
  box(model, { tone: 'dark', size: [0.42, 0.05, 0.32], at: [bx, by, z - 0.14], chamfer: 0.012, turned })
  const [gx, gy] = face(0.026)
  box(model, { tone: 'glow', size: [0.36, 0.01, 0.24], at: [gx, gy, z - 0.09], turned })
  const [kx, ky] = face(0.07)
  box(model, { tone: 'dark', size: [0.42, 0.15, 0.025], at: [kx, ky, z - 0.175], chamfer: 0.008, turned })
}

/** Slits of ventilation in a front that faces -y (`side` -1) or +y. */
export function louvres(model: Model, at: Vec3, width: number, rows: number, side: -1 | 1 = -1): void {
  for (let row = 0; row < rows; row++) {
    box(model, {
      tone: 'dark',
      size: [width, 0.012, 0.016],
      at: [at[0], at[1] + side * 0.004, at[2] + row * 0.04],
    })
  }
}

/** A door in a front that faces -y: a panel a little proud of it, with a handle at `handleX`. */
export function frontDoor(model: Model, at: Vec3, width: number, height: number, handleX: number): void {
  box(model, { tone: 'trim', size: [width, 0.024, height], at, chamfer: 0.008 })
  box(model, { tone: 'dark', size: [0.03, 0.03, 0.14], at: [handleX, at[1] - 0.014, at[2] + height * 0.6] })
}

/** A guard fence from one point of the floor to another: posts, rails and upright bars. */
export function fence(
  model: Model,
  from: readonly [number, number],
  to: readonly [number, number],
  height: number,
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const panels = Math.max(1, Math.round(length / 1.1))
  const at = (share: number): readonly [number, number] => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ]
  for (let i = 0; i <= panels; i++) {
    const [x, y] = at(i / panels)
    box(model, { tone: 'safety', size: [0.05, 0.05, height], at: [x, y, 0] })
  }
  for (const z of [0.14, height * 0.55, height - 0.04]) {
    beam(model, {
      tone: 'dark',
      from: [from[0], from[1], z],
      to: [to[0], to[1], z],
      radius: 0.016,
      sides: 4,
      openEnds: true,
    })
  }
  const bars = Math.round(length / 0.14)
  for (let i = 1; i < bars; i++) {
    const [x, y] = at(i / bars)
    beam(model, {
      tone: 'dark',
      from: [x, y, 0.14],
      to: [x, y, height - 0.04],
      radius: 0.007,
      sides: 3,
      openEnds: true,
    })
  }
}

/** A crate with a rim and what lies in it. */
export function crate(model: Model, at: Vec3, size: Vec3, moves?: number): void {
  const look = moves === undefined ? {} : { joint: moves }
  const [w, d, h] = size
  box(model, { tone: 'trim', ...look, size: [w * 0.92, d * 0.92, h * 0.84], at })
  box(model, { tone: 'trim', ...look, size: [w, d, h * 0.16], at: [at[0], at[1], at[2] + h * 0.8] })
  box(model, {
    tone: 'work',
    ...look,
    size: [w * 0.84, d * 0.84, h * 0.1],
    at: [at[0], at[1], at[2] + h * 0.9],
  })
}

/** Turns a second of a roller under a belt of 1 m/min. */
export const rollsAt = (radius: number): number => 1 / 60 / (Math.PI * 2 * radius)
