/*
 * Solids become triangles here, without three: positions, normals, a tone and a joint for every vertex.
 * Metres in the machine's own frame: x to its right, y to its back, z up; the floor is z = 0, the front faces -y.
 */

export type Vec3 = readonly [number, number, number]

/** What a surface is made of; the stage decides how each looks in light and dark. */
export const TONES = [
  'body', // painted sheet metal, the machine's main colour
  'trim', // the second colour: doors, skirts
  'dark', // rubber, cabinets, feet
  'steel', // bare metal: spindles, rails, tools
  'glass', // windows
  'safety', // yellow: guards, robot arms, AGV bumpers
  'belt', // conveyor belts and rollers
  'work', // the part being made
  'lamp', // a light that shows every state
  'glow', // screens
  'lampHigh', // the stack light from the top: lit at a fault,
  'lampMid', // lit where the machine is held, waits or is being set up,
  'lampLow', // lit while it runs
  'heat', // furnace mouths and heated zones
] as const
export type Tone = (typeof TONES)[number]

/** One moving part's freedom: it turns about, or slides along, an axis through its pivot. */
export interface Joint {
  readonly parent: number
  readonly motion: 'turn' | 'slide'
  readonly axis: Vec3
  readonly pivot: Vec3
  readonly drive: Drive
}

/**
 * How a Channel moves a joint: its value is mapped to radians or metres, it is a speed that turns it on and on, or it
 * counts what is there.
 */
export type Drive =
  | {
      readonly by: 'value'
      readonly channel: string
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
    }
  | {
      readonly by: 'speed'
      readonly channel: string
      /** Wraps a second at one unit of the Channel: whole turns, or the way after which the row is as it was. */
      readonly perUnit: number
      readonly wrap: number
      /** So many wraps are told apart, for what rides on it; 1 where absent. */
      readonly rounds?: number
    }
  | {
      readonly by: 'count'
      readonly channel: string
      /** Of so many places on a joint that goes round; with each wrap what is there is at the next one [Z-12]. */
      readonly place: number
      readonly places: number
      readonly rides: number
      /** Where it waits while it is not there, and where it is shown. */
      readonly to: readonly [waiting: number, shown: number]
    }

export const MOST_JOINTS = 8
/** Belongs to the machine's bed and does not move. */
export const FIXED = -1

/** Triangles of one shape at one level of detail. */
export interface Model {
  readonly positions: number[]
  readonly normals: number[]
  readonly tones: number[]
  readonly joints: number[]
  readonly freedom: Joint[]
}

export const createModel = (): Model => ({ positions: [], normals: [], tones: [], joints: [], freedom: [] })

/** Adds a freedom; what is built with the number that comes back moves with it, and with its parent. */
export function joint(model: Model, freedom: Omit<Joint, 'parent'> & { readonly parent?: number }): number {
  if (model.freedom.length >= MOST_JOINTS) throw new Error(`a shape has at most ${MOST_JOINTS} joints`)
  model.freedom.push({ parent: FIXED, ...freedom })
  return model.freedom.length - 1
}

/** What every solid takes. */
export interface Look {
  readonly tone: Tone
  readonly joint?: number
}

export function triangle(model: Model, a: Vec3, b: Vec3, c: Vec3, look: Look): void {
  const normal = normalOf(a, b, c)
  triangleSmooth(model, a, b, c, normal, normal, normal, look)
}

export function triangleSmooth(
  model: Model,
  a: Vec3,
  b: Vec3,
  c: Vec3,
  na: Vec3,
  nb: Vec3,
  nc: Vec3,
  look: Look,
): void {
  model.positions.push(...a, ...b, ...c)
  model.normals.push(...na, ...nb, ...nc)
  const tone = TONES.indexOf(look.tone)
  const at = look.joint ?? FIXED
  model.tones.push(tone, tone, tone)
  model.joints.push(at, at, at)
}

/** Corners counter-clockwise seen from outside. */
export function quad(model: Model, a: Vec3, b: Vec3, c: Vec3, d: Vec3, look: Look): void {
  triangle(model, a, b, c, look)
  triangle(model, a, c, d, look)
}

function normalOf(a: Vec3, b: Vec3, c: Vec3): Vec3 {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]]
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
