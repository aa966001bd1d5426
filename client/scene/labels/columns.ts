/*
 * HOT: every Machine, Line, Workshop and zone is looked at whenever labels are placed anew.
 */
import type { Cover } from '../../state/covers.ts'
import type { PlantModel } from '../../state/plant.ts'

/** What a label may be of, as the columns number it. */
export const SORT = { machine: 0, line: 1, workshop: 2, zone: 3 } as const

/** Who goes first where there is not room for all [L-2]. */
export const RANK = {
  chosen: 0,
  hovered: 1,
  fault: 2,
  held: 3,
  workshop: 4,
  line: 5,
  waiting: 6,
  plain: 7,
  zone: 8,
  /** Has no label. */
  none: 255,
} as const

/** Everything that may be labelled; Machines come first and keep their index. */
export interface Anchors {
  readonly count: number
  readonly x: Float32Array
  readonly y: Float32Array
  readonly z: Float32Array
  readonly sort: Uint8Array
  /** How large the thing is across, metres. */
  readonly extent: Float32Array
  /** Which Line, Workshop or zone, by its number among its sort. */
  readonly of: Int32Array
  /** Of what is named in front of a side: left, bottom, right, top; by anchor from `firstArea` on. */
  readonly areas: Float32Array
  readonly firstArea: number
}

/** A label's anchor is this far above the highest part of a Machine, where its sign is too. */
const ABOVE = 0.55

/** A Line of these has no place of its own: they drive about, or stand wherever the others are. */
const EVERYWHERE: ReadonlySet<string> = new Set(['agv', 'gateway', 'radio-unit'])

/** Metres in front of a Line's middles. */
const BESIDE_LINE = 2.6
/** Metres inside of a Workshop's wall, on its own floor, though it be small. */
const INSIDE_WORKSHOP = 4
const SMALL_WORKSHOP = 1 / 4

/** The sides of an area, from the one that faces south on, counter-clockwise. */
export const SIDES: readonly (readonly [x: number, y: number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
]

type Area = readonly [left: number, bottom: number, right: number, top: number, sort: number, of: number]

export function anchorsOf({ plant, table }: PlantModel): Anchors {
  const { machines } = table
  const lines = table.lines.map(({ line, index }) =>
    areaOf(
      line.machines.filter(({ kind }) => !EVERYWHERE.has(kind)).map(({ at }) => at),
      SORT.line,
      index,
      BESIDE_LINE,
    ),
  )
  const workshops = plant.workshops.map(({ outline }, i) =>
    areaOf(outline, SORT.workshop, i, -INSIDE_WORKSHOP),
  )
  const zones = plant.workshops
    .flatMap((workshop) => workshop.zones)
    .map(({ outline }, i) => areaOf(outline, SORT.zone, i, 0))
  const areas = [...lines, ...workshops, ...zones].filter(([left, , right]) => left <= right)
  const count = machines.length + areas.length
  const anchors: Anchors = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    z: new Float32Array(count),
    sort: new Uint8Array(count),
    extent: new Float32Array(count),
    of: new Int32Array(count),
    areas: Float32Array.from(areas.flatMap((area) => area.slice(0, 4))),
    firstArea: machines.length,
  }
  machines.forEach(({ machine, kind }, i) => {
    const [width, depth, height] = kind.size
    anchors.x[i] = machine.at[0]
    anchors.y[i] = machine.at[1]
    anchors.z[i] = machine.elevation + height + ABOVE
    anchors.extent[i] = Math.max(width, depth, height)
  })
  areas.forEach(([left, bottom, right, top, sort, of], k) => {
    const i = machines.length + k
    anchors.sort[i] = sort
    anchors.of[i] = of
    anchors.extent[i] = Math.max(right - left, top - bottom)
  })
  face(anchors, 0)
  return anchors
}

function areaOf(
  points: readonly (readonly [number, number])[],
  sort: number,
  of: number,
  beside: number,
): Area {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const across = Math.max(beside, -(right - left) * SMALL_WORKSHOP)
  const along = Math.max(beside, -(top - bottom) * SMALL_WORKSHOP)
  return [left - across, bottom - along, right + across, top + along, sort, of]
}

/** Lines are named in front of the side that a person looks at, Workshops inside of it: no hall is named on another's floor. */
export function face(anchors: Anchors, side: number): void {
  const [sx, sy] = SIDES[side]!
  for (let i = anchors.firstArea; i < anchors.count; i++) {
    const at = (i - anchors.firstArea) * 4
    const [left, bottom, right, top] = [0, 1, 2, 3].map((k) => anchors.areas[at + k]!)
    const inside = anchors.sort[i] === SORT.zone
    anchors.x[i] = (left! + right!) / 2 + (inside ? 0 : (sx * (right! - left!)) / 2)
    anchors.y[i] = (bottom! + top!) / 2 + (inside ? 0 : (sy * (top! - bottom!)) / 2)
  }
}

/** Another side must be looked at so much more before names change over to it. */
const TURN = 0.2

/** The side that looks most towards a person, who stands in this direction; it is not given up lightly. */
export function sideTowards(x: number, y: number, before: number): number {
  const long = Math.hypot(x, y)
  if (long < 1e-6) return before
  let best = before
  let most = (SIDES[before]![0] * x + SIDES[before]![1] * y) / long + TURN
  for (let side = 0; side < SIDES.length; side++) {
    const towards = (SIDES[side]![0] * x + SIDES[side]![1] * y) / long
    if (towards > most) [best, most] = [side, towards]
  }
  return best
}

const MOST = 4096
/** Where so many want a label, only what is pointed at and areas are still heard. */
const CROWD = 2048

/** What is worth a label in one picture, before anyone asks whether there is room. */
export interface Candidates {
  count: number
  readonly anchor: Int32Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly rank: Uint8Array
  /** Pixels across, and pixels that a metre takes there. */
  readonly size: Float32Array
  readonly metre: Float32Array
}

export const createCandidates = (): Candidates => ({
  count: 0,
  anchor: new Int32Array(MOST),
  x: new Float32Array(MOST),
  y: new Float32Array(MOST),
  rank: new Uint8Array(MOST),
  size: new Float32Array(MOST),
  metre: new Float32Array(MOST),
})

/** The picture that labels are placed in, CSS pixels. */
export interface Picture {
  /** clipFromWorld, column-major. */
  readonly clip: Float64Array
  width: number
  height: number
  /** How large labels are: 1 on a desk, 2 and more on a wall. */
  scale: number
  /** What the page lays over it: labels keep clear. */
  covers: readonly Cover[]
  /** How much of its right edge is covered all along by them. */
  bar: number
  /** Metres; what is further away is not named. */
  reach: number
}

/** A Machine must be so many pixels across to be named; by rank. What has a label keeps it a little longer. */
const LEAST_PIXELS: readonly (readonly [rank: number, pixels: number])[] = [
  [RANK.chosen, 0],
  [RANK.hovered, 0],
  [RANK.fault, 0],
  [RANK.held, 0],
  [RANK.waiting, 56],
]
const KEEP = 0.8

/** Lines and Workshops are named from afar, zones from the middle: pixels a metre, and least pixels across. */
const AREA_RANGE: readonly (readonly [least: number, most: number, across: number])[] = [
  [0, 0, 0],
  [2.5, 30, 90],
  [0, 11, 70],
  [9, 90, 60],
]

const leastScratch = new Float32Array(256)

/** Gathers who may have a label: seen, large enough and of a rank; `shown` is not 255 for who has one [L-1]. */
export function gather(
  anchors: Anchors,
  ranks: Uint8Array,
  shown: Uint8Array,
  plainPixels: number,
  { clip, width, height, scale, reach }: Picture,
  out: Candidates,
): void {
  out.count = 0
  leastScratch.fill(plainPixels * scale)
  for (const [rank, least] of LEAST_PIXELS) leastScratch[rank] = least * scale
  const lens = (Math.hypot(clip[1]!, clip[5]!, clip[9]!) * height) / 2
  const [c0, c1, c3, c4, c5, c7] = [clip[0]!, clip[1]!, clip[3]!, clip[4]!, clip[5]!, clip[7]!]
  const [c8, c9, c11, c12, c13, c15] = [clip[8]!, clip[9]!, clip[11]!, clip[12]!, clip[13]!, clip[15]!]
  const { x: xs, y: ys, z: zs, sort, extent } = anchors
  for (let i = 0; i < anchors.count && out.count < MOST; i++) {
    const rank = ranks[i]!
    if (rank === RANK.none) continue
    if (out.count >= CROWD && rank > RANK.hovered && sort[i] === SORT.machine) continue
    const [x, y, z] = [xs[i]!, ys[i]!, zs[i]!]
    const depth = c3 * x + c7 * y + c11 * z + c15
    if (depth <= 0.1 || (depth > reach && rank > RANK.hovered)) continue
    const px = c0 * x + c4 * y + c8 * z + c12
    const py = c1 * x + c5 * y + c9 * z + c13
    if (px > depth || px < -depth || py > depth || py < -depth) continue
    const metre = lens / depth
    const size = extent[i]! * metre
    const slack = shown[i] === 255 ? 1 : KEEP
    const kind = sort[i]!
    if (kind === SORT.machine) {
      if (size < leastScratch[rank]! * slack) continue
    } else {
      const [least, most, across] = AREA_RANGE[kind]!
      if (metre < least * slack || metre * slack > most * scale || size < across * scale * slack) continue
    }
    const at = out.count++
    out.anchor[at] = i
    out.rank[at] = rank
    out.size[at] = size
    out.metre[at] = metre
    out.x[at] = (px / depth / 2 + 0.5) * width
    out.y[at] = (0.5 - py / depth / 2) * height
  }
}
