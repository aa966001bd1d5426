/*
 * Everything of a hall but its floor is boxes, and its columns: rows of numbers that one instanced mesh draws.
 */

/** What a box is made of; the shader knows each, the stage its colour. */
export const STUFFS = [
  'wall', // plastered: skirting, safety stripe, panel joints, a dark section where it is cut
  'partition', // light inner wall
  'frame', // painted steel around openings
  'shutter', // a gate's slats
  'leaf', // a door for people
  'sign', // green, shines
  'glazing', // windows with their bars
  'column', // painted steel
  'guard', // yellow and black
  'rail', // a cable tray's sides
  'rungs', // a cable tray's floor: mostly holes
  'post', // thin steel that carries trays
  'truss', // the roof's steel
  'skin', // the roof's sheets
  'skylight', // daylight
  'lamp', // shines
] as const
export type Stuff = (typeof STUFFS)[number]

/** Never gives way. */
export const FIRM = 0

export interface Box {
  /** The middle of its lower face. */
  readonly at: readonly [number, number, number]
  /** Along its own x, y and upwards. */
  readonly size: readonly [number, number, number]
  /** Radians about the upright. */
  readonly turned: number
  /** Radians about its own y, upwards along its own x. */
  readonly lean?: number
  readonly stuff: Stuff
  /** Which group it gives way with. */
  readonly group: number
}

/** Columns by box, ready for the GPU. */
export interface BoxColumns {
  readonly count: number
  /** x, y, z, turned. */
  readonly places: Float32Array
  /** Along, across, up, lean. */
  readonly sizes: Float32Array
  /** Stuff, group. */
  readonly made: Float32Array
}

export function boxColumns(boxes: readonly Box[]): BoxColumns {
  const places = new Float32Array(boxes.length * 4)
  const sizes = new Float32Array(boxes.length * 4)
  const made = new Float32Array(boxes.length * 2)
  boxes.forEach(({ at, size, turned, lean = 0, stuff, group }, i) => {
    places.set(at, i * 4)
    places[i * 4 + 3] = turned
    sizes.set(size, i * 4)
    sizes[i * 4 + 3] = lean
    made[i * 2] = STUFFS.indexOf(stuff)
    made[i * 2 + 1] = group
  })
  return { count: boxes.length, places, sizes, made }
}

/** Corners and triangles of one shape that is drawn many times. */
export interface Solid {
  readonly positions: Float32Array
  readonly normals: Int8Array
  readonly triangles: Uint16Array
}

type Corner = readonly [number, number, number]

function solidOf(faces: readonly (readonly [Corner, Corner, Corner, Corner])[]): Solid {
  const positions = new Float32Array(faces.length * 12)
  const normals = new Int8Array(faces.length * 16)
  const triangles = new Uint16Array(faces.length * 6)
  faces.forEach(([a, b, c, d], face) => {
    positions.set([...a, ...b, ...c, ...d], face * 12)
    const [u, v] = [b.map((n, i) => n - (a[i] ?? 0)), d.map((n, i) => n - (a[i] ?? 0))]
    const cross = [1, 2, 0].map((p, i) => {
      const q = (i + 2) % 3
      return (u[p] ?? 0) * (v[q] ?? 0) - (u[q] ?? 0) * (v[p] ?? 0)
    })
    const length = Math.hypot(...cross) || 1
    for (let k = 0; k < 4; k++)
      normals.set(
        cross.map((n) => Math.round((n / length) * 127)),
        face * 16 + k * 4,
      )
    triangles.set(
      [0, 1, 2, 0, 2, 3].map((k) => face * 4 + k),
      face * 6,
    )
  })
  return { positions, normals, triangles }
}

/** One face for every side of an outline pulled up from 0 to 1; sides counter-clockwise. */
const sidesOf = (outline: readonly (readonly [number, number])[]) =>
  outline.map(([x, y], i): readonly [Corner, Corner, Corner, Corner] => {
    const [p, q] = outline[(i + 1) % outline.length] ?? [x, y]
    return [
      [x, y, 0],
      [p, q, 0],
      [p, q, 1],
      [x, y, 1],
    ]
  })

const flat = (
  x: number,
  y: number,
  p: number,
  q: number,
  z: 0 | 1,
): readonly [Corner, Corner, Corner, Corner] =>
  z === 1
    ? [
        [x, y, 1],
        [p, y, 1],
        [p, q, 1],
        [x, q, 1],
      ]
    : [
        [x, y, 0],
        [x, q, 0],
        [p, q, 0],
        [p, y, 0],
      ]

/** The box of side 1 whose lower face is about the origin: 12 triangles. */
export const unitBox = (): Solid =>
  solidOf([
    ...sidesOf([
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ]),
    flat(-0.5, -0.5, 0.5, 0.5, 1),
    flat(-0.5, -0.5, 0.5, 0.5, 0),
  ])

/** How thick flanges and web are, of the whole. */
const [FLANGE, WEB] = [0.13, 0.08]

/** An H of side 1 pulled up, open below, where it stands on the floor: 30 triangles. */
export function unitColumn(): Solid {
  const [f, w] = [0.5 - FLANGE, WEB / 2]
  return solidOf([
    ...sidesOf([
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, -f],
      [w, -f],
      [w, f],
      [0.5, f],
      [0.5, 0.5],
      [-0.5, 0.5],
      [-0.5, f],
      [-w, f],
      [-w, -f],
      [-0.5, -f],
    ]),
    flat(-0.5, -0.5, 0.5, -f, 1),
    flat(-w, -f, w, f, 1),
    flat(-0.5, f, 0.5, 0.5, 1),
  ])
}
