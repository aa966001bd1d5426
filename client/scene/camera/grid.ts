/* HOT: asked for the eye in every frame in which the camera moves. Columns, cells, no allocation. */

/** Upright boxes that stand still, turned about z: Machines, columns and pieces of wall, one entry each. */
export interface Boxes {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly cos: Float64Array
  readonly sin: Float64Array
  readonly halfWidth: Float64Array
  readonly halfDepth: Float64Array
  readonly bottom: Float64Array
  readonly top: Float64Array
  /** 1 where it is a piece of wall: its long side is its width, and the eye hops across. */
  readonly wall: Uint8Array
}

export interface Box {
  readonly x: number
  readonly y: number
  /** Degrees, counter-clockwise. */
  readonly heading: number
  readonly width: number
  readonly depth: number
  readonly bottom: number
  readonly top: number
  readonly wall?: true
}

/** Boxes by square cells of floor: what is near a place is found without looking at the others. */
export interface BoxGrid {
  readonly boxes: Boxes
  readonly west: number
  readonly south: number
  readonly cell: number
  readonly across: number
  readonly rows: number
  /** Where each cell's list begins in `listed`; one more than there are cells. */
  readonly first: Int32Array
  readonly listed: Int32Array
}

/** What is asked of a place reaches no further than this beyond a box. */
const REACH = 1
const SMALLEST_CELL = 6
const MOST_CELLS = 40_000

export function boxesOf(list: readonly Box[]): Boxes {
  const column = (read: (box: Box) => number): Float64Array => Float64Array.from(list, read)
  const radians = (box: Box): number => (box.heading * Math.PI) / 180
  return {
    count: list.length,
    x: column((box) => box.x),
    y: column((box) => box.y),
    cos: column((box) => Math.cos(radians(box))),
    sin: column((box) => Math.sin(radians(box))),
    halfWidth: column((box) => box.width / 2),
    halfDepth: column((box) => box.depth / 2),
    bottom: column((box) => box.bottom),
    top: column((box) => box.top),
    wall: Uint8Array.from(list, (box) => (box.wall === true ? 1 : 0)),
  }
}

export function boxGrid(boxes: Boxes): BoxGrid {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (let i = 0; i < boxes.count; i++) {
    const [w, h] = reaches(boxes, i)
    west = Math.min(west, boxes.x[i]! - w)
    south = Math.min(south, boxes.y[i]! - h)
    east = i === 0 ? boxes.x[i]! + w : Math.max(east, boxes.x[i]! + w)
    north = i === 0 ? boxes.y[i]! + h : Math.max(north, boxes.y[i]! + h)
  }
  if (boxes.count === 0) [west, south, east, north] = [0, 0, 1, 1]
  const cell = Math.max(
    SMALLEST_CELL,
    Math.sqrt(((east - west) * (north - south)) / MOST_CELLS),
    (east - west + north - south) / MOST_CELLS,
  )
  const across = Math.ceil((east - west) / cell) + 1
  const rows = Math.ceil((north - south) / cell) + 1
  const lists: number[][] = Array.from({ length: across * rows }, () => [])
  const grid = { boxes, west, south, cell, across, rows }
  for (let i = 0; i < boxes.count; i++) for (const at of cellsOf(grid, i)) lists[at]?.push(i)
  const first = new Int32Array(lists.length + 1)
  for (const [at, list] of lists.entries()) first[at + 1] = first[at]! + list.length
  return { ...grid, first, listed: Int32Array.from(lists.flat()) }
}

/** Half of what a turned box takes along x and y, with the reach around it. */
function reaches(boxes: Boxes, i: number): readonly [number, number] {
  const cos = Math.abs(boxes.cos[i]!)
  const sin = Math.abs(boxes.sin[i]!)
  const w = boxes.halfWidth[i]!
  const d = boxes.halfDepth[i]!
  return [w * cos + d * sin + REACH, w * sin + d * cos + REACH]
}

function* cellsOf(grid: Omit<BoxGrid, 'first' | 'listed'>, i: number): Generator<number> {
  const { boxes, west, south, cell, across } = grid
  const [w, h] = reaches(boxes, i)
  const halfDiagonal = cell * Math.SQRT1_2 + REACH
  const fromColumn = Math.floor((boxes.x[i]! - w - west) / cell)
  const toColumn = Math.floor((boxes.x[i]! + w - west) / cell)
  const toRow = Math.floor((boxes.y[i]! + h - south) / cell)
  for (let row = Math.floor((boxes.y[i]! - h - south) / cell); row <= toRow; row++) {
    for (let column = fromColumn; column <= toColumn; column++) {
      const x = west + (column + 0.5) * cell
      const y = south + (row + 0.5) * cell
      if (awayFrom(boxes, i, x, y) <= halfDiagonal) yield row * across + column
    }
  }
}

/** Metres over the floor from a place to a box; 0 within. */
export function awayFrom(boxes: Boxes, i: number, x: number, y: number): number {
  const dx = x - boxes.x[i]!
  const dy = y - boxes.y[i]!
  const u = Math.abs(dx * boxes.cos[i]! + dy * boxes.sin[i]!) - boxes.halfWidth[i]!
  const v = Math.abs(dy * boxes.cos[i]! - dx * boxes.sin[i]!) - boxes.halfDepth[i]!
  return Math.hypot(Math.max(0, u), Math.max(0, v))
}

/** The cell that holds a place; -1 beyond the last box, where nothing stands. */
export function cellAt(grid: BoxGrid, x: number, y: number): number {
  const column = Math.floor((x - grid.west) / grid.cell)
  const row = Math.floor((y - grid.south) / grid.cell)
  if (!(column >= 0 && row >= 0 && column < grid.across && row < grid.rows)) return -1
  return row * grid.across + column
}

/** The first box that holds a place, widened by a margin to its sides and above; -1 where none does. */
export function boxAround(
  grid: BoxGrid,
  x: number,
  y: number,
  z: number,
  margin: number,
  wallMargin: number,
): number {
  const at = cellAt(grid, x, y)
  if (at < 0) return -1
  const { boxes } = grid
  for (let k = grid.first[at]!; k < grid.first[at + 1]!; k++) {
    const i = grid.listed[k]!
    const wide = boxes.wall[i] === 1 ? wallMargin : margin
    if (z >= boxes.top[i]! + wide || z <= boxes.bottom[i]! - wide) continue
    const dx = x - boxes.x[i]!
    const dy = y - boxes.y[i]!
    const cos = boxes.cos[i]!
    const sin = boxes.sin[i]!
    if (Math.abs(dx * cos + dy * sin) >= boxes.halfWidth[i]! + wide) continue
    if (Math.abs(dy * cos - dx * sin) < boxes.halfDepth[i]! + wide) return i
  }
  return -1
}

/** The first box between two heights that is nearer to a place than this; -1 where none is. */
export function boxNear(
  grid: BoxGrid,
  x: number,
  y: number,
  from: number,
  to: number,
  nearer: number,
): number {
  const at = cellAt(grid, x, y)
  if (at < 0) return -1
  const { boxes } = grid
  for (let k = grid.first[at]!; k < grid.first[at + 1]!; k++) {
    const i = grid.listed[k]!
    if (boxes.top[i]! <= from || boxes.bottom[i]! >= to) continue
    if (awayFrom(boxes, i, x, y) < nearer) return i
  }
  return -1
}
