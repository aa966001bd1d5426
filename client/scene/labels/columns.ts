/*
 * HOT: every Machine, Line, Workshop and zone is looked at whenever labels are placed anew.
 */
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
}

/** A label's anchor is this far above the highest part of a Machine, where its sign is too. */
const ABOVE = 0.55

/** A Line of these has no place of its own: they drive about, or stand wherever the others are. */
const EVERYWHERE: ReadonlySet<string> = new Set(['agv', 'gateway', 'radio-unit'])

/** Metres in front of a Line's middles, and of a Workshop's wall. */
const BESIDE_LINE = 2.6
const BESIDE_WORKSHOP = 3

type Anchor = readonly [x: number, y: number, z: number, sort: number, extent: number, of: number]

export function anchorsOf({ plant, table }: PlantModel): Anchors {
  const machines = table.machines.map(({ machine, kind, index }): Anchor => {
    const [width, depth, height] = kind.size
    const [x, y] = machine.at
    return [x, y, machine.elevation + height + ABOVE, SORT.machine, Math.max(width, depth), index]
  })
  const lines = table.lines
    .filter(({ line }) => line.machines.some(({ kind }) => !EVERYWHERE.has(kind)))
    .map(({ line, index }) =>
      besideOf(
        line.machines.map(({ at }) => at),
        SORT.line,
        index,
        BESIDE_LINE,
      ),
    )
  const workshops = plant.workshops.map(({ outline }, index) =>
    besideOf(outline, SORT.workshop, index, BESIDE_WORKSHOP),
  )
  const zones = plant.workshops
    .flatMap((workshop) => workshop.zones)
    .map(({ outline }, index) => besideOf(outline, SORT.zone, index, undefined))
  const all = [...machines, ...lines, ...workshops, ...zones]
  return {
    count: all.length,
    x: Float32Array.from(all, (each) => each[0]),
    y: Float32Array.from(all, (each) => each[1]),
    z: Float32Array.from(all, (each) => each[2]),
    sort: Uint8Array.from(all, (each) => each[3]),
    extent: Float32Array.from(all, (each) => each[4]),
    of: Int32Array.from(all, (each) => each[5]),
  }
}

/** An area is named in front of its south side, where nothing of it is covered; a zone is small, and named within. */
function besideOf(
  points: readonly (readonly [number, number])[],
  sort: number,
  of: number,
  beside: number | undefined,
): Anchor {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const y = beside === undefined ? (bottom + top) / 2 : bottom - beside
  return [(left + right) / 2, y, 0, sort, Math.max(right - left, top - bottom, 3), of]
}

const MOST = 4096

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
  { clip, width, height, scale }: Picture,
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
    const [x, y, z] = [xs[i]!, ys[i]!, zs[i]!]
    const depth = c3 * x + c7 * y + c11 * z + c15
    if (depth <= 0.1) continue
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
