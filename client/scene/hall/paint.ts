import type { Point } from '../../../models/plant/geometry.ts'
import { distance, offset, triangulated } from './outline.ts'

/*
 * What is painted on the floor, coat over coat, as columns for one mesh: all of it lies at height 0, and the order
 * of its triangles is the order of its coats.
 */

/** How a surface is painted; the floor's shader knows each. */
export const BRUSHES = [
  'ground', // around the Plant, fading into the background
  'slab', // concrete under epoxy, with its joints
  'fill', // one even coat
  'line', // a line of constant width, its edge where |across| is `half`
  'dash', // the same, broken; `more` is the length of a dash and its gap
  'bars', // a crossing: bars side by side
  'hatch', // stripes at 45 degrees; `more` is their period
  'shade', // dark at across 0, nothing at across 1
  'spot', // dark in the middle, nothing at the rim of the unit circle
  'chevron', // arrows along the way, one every `more` metres
  'corners', // the four corners of a rectangle of half sides `half` and `more`
] as const
export type Brush = (typeof BRUSHES)[number]

export const INKS = [
  'ground',
  'slab',
  'aisle',
  'people',
  'vehicles',
  'road',
  'edge',
  'shade',
  'exit',
  'white',
  'storage',
  'safety',
  'quality',
  'maintenance',
  'office',
  'charging',
  'production',
] as const
export type Ink = (typeof INKS)[number]

/** In the order in which they are laid. */
export const COATS = [
  'ground',
  'surroundings',
  'slab',
  'aisle-edge',
  'walkway',
  'aisle',
  'crossing',
  'zone',
  'zone-edge',
  'sign',
  'place',
  'road',
  'arrow',
  'clear',
  'contact',
] as const
export type CoatName = (typeof COATS)[number]

export interface Coat {
  readonly positions: number[]
  /** One number a corner: brush, ink, and strength of 255, as its bytes. */
  readonly paints: number[]
  /** Across, along, half, more; what they mean is the brush's. */
  readonly strokes: number[]
  readonly triangles: number[]
}

export type Painting = Readonly<Record<CoatName, Coat>>

export const emptyPainting = (): Painting =>
  Object.fromEntries(
    COATS.map((name): [CoatName, Coat] => [name, { positions: [], paints: [], strokes: [], triangles: [] }]),
  ) as Record<CoatName, Coat>

export interface Paint {
  readonly brush: Brush
  readonly ink: Ink
  /** 0 to 1; 1 covers what is below. */
  readonly strength?: number
}

type Stroke = readonly [across: number, along: number, half: number, more: number]

const numbered = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>
const BRUSH_NUMBERS = numbered(BRUSHES)
const INK_NUMBERS = numbered(INKS)

/** A big Plant has tens of thousands of corners: plain numbers in, no tuples. */
function corner(
  coat: Coat,
  x: number,
  y: number,
  paint: number,
  across: number,
  along: number,
  half: number,
  more: number,
): number {
  coat.positions.push(x, y)
  coat.paints.push(paint)
  coat.strokes.push(across, along, half, more)
  return coat.paints.length - 1
}

/** Brush, ink and strength as the bytes of one number, the lowest first. */
const packed = ({ brush, ink, strength = 1 }: Paint): number =>
  BRUSH_NUMBERS[brush] | (INK_NUMBERS[ink] << 8) | (Math.round(strength * 255) << 16)

/** Four corners, counter-clockwise seen from above. */
export function paintQuad(
  coat: Coat,
  corners: readonly [Point, Point, Point, Point],
  strokes: readonly [Stroke, Stroke, Stroke, Stroke],
  paint: Paint,
): void {
  const a = coat.paints.length
  const bytes = packed(paint)
  for (const [i, [across, along, half, more]] of strokes.entries()) {
    const [x, y] = corners[i] ?? [0, 0]
    corner(coat, x, y, bytes, across, along, half, more)
  }
  coat.triangles.push(a, a + 1, a + 2, a, a + 2, a + 3)
}

export function paintArea(coat: Coat, outline: readonly Point[], paint: Paint, more = 0): void {
  const first = coat.paints.length
  const bytes = packed(paint)
  for (const [x, y] of outline) corner(coat, x, y, bytes, 0, 0, 0, more)
  for (const i of triangulated(outline)) coat.triangles.push(first + i)
}

/** Room beside a line for its soft edge. */
const PAD = 0.2

/** A line of constant width along a path. */
export function paintLine(
  coat: Coat,
  path: readonly Point[],
  { half, more = 0, closed = false, ...paint }: Paint & { half: number; more?: number; closed?: boolean },
): void {
  const bytes = packed(paint)
  const reach = half + PAD
  const [left, right] = [offset(path, reach, closed), offset(path, -reach, closed)]
  const count = closed ? path.length + 1 : path.length
  let along = 0
  let before = -1
  for (let i = 0; i < count; i++) {
    const k = i % path.length
    const [at, l, r] = [path[k], left[k], right[k]]
    if (at === undefined || l === undefined || r === undefined) continue
    if (i > 0) along += distance(path[(i - 1) % path.length] ?? at, at)
    const a = corner(coat, r[0], r[1], bytes, -reach, along, half, more)
    const b = corner(coat, l[0], l[1], bytes, reach, along, half, more)
    if (before >= 0) coat.triangles.push(before, a, b, before, b, before + 1)
    before = a
  }
}

/** A rectangle about a place, turned, with strokes from its own middle in metres or, for spots, in its own halves. */
export function paintRectangle(
  coat: Coat,
  at: Point,
  [halfX, halfY]: Point,
  turned: number,
  paint: Paint & { readonly unit?: boolean; readonly room?: number },
): void {
  const room = paint.room ?? 0
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const [w, d] = [halfX + room, halfY + room]
  const first = coat.paints.length
  const bytes = packed(paint)
  const unit = paint.unit === true
  for (let i = 0; i < 4; i++) {
    const x = i === 0 || i === 3 ? -w : w
    const y = i < 2 ? -d : d
    const [acrossHere, alongHere] = unit ? [Math.sign(x), Math.sign(y)] : [x, y]
    const [px, py] = [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos]
    corner(coat, px, py, bytes, acrossHere, alongHere, unit ? 1 : halfX, unit ? 1 : halfY)
  }
  coat.triangles.push(first, first + 1, first + 2, first, first + 2, first + 3)
}

/** The columns of all coats, one after the other. */
export interface PaintColumns {
  readonly positions: Float32Array
  readonly paints: Uint8Array
  readonly strokes: Float32Array
  readonly triangles: Uint32Array
}

export function laid(painting: Painting): PaintColumns {
  const coats = COATS.map((name) => painting[name])
  const total = (column: (coat: Coat) => readonly number[]): number =>
    coats.reduce((sum, coat) => sum + column(coat).length, 0)
  const corners = total((coat) => coat.paints)
  const columns: PaintColumns = {
    positions: new Float32Array(corners * 3),
    paints: new Uint8Array(corners * 4),
    strokes: new Float32Array(corners * 4),
    triangles: new Uint32Array(total((coat) => coat.triangles)),
  }
  let [first, triangle] = [0, 0]
  for (const coat of coats) {
    const count = coat.paints.length
    for (let i = 0; i < count; i++) {
      columns.positions[(first + i) * 3] = coat.positions[i * 2] ?? 0
      columns.positions[(first + i) * 3 + 1] = coat.positions[i * 2 + 1] ?? 0
      const bytes = coat.paints[i] ?? 0
      for (let byte = 0; byte < 3; byte++)
        columns.paints[(first + i) * 4 + byte] = (bytes >> (8 * byte)) & 255
    }
    columns.strokes.set(coat.strokes, first * 4)
    for (const i of coat.triangles) columns.triangles[triangle++] = first + i
    first += count
  }
  return columns
}
