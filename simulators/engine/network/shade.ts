import { hypot } from '../exact.ts'
import type { Obstacle } from './hall.ts'

/*
 * Which obstacles a ray between two antennas meets. The floor is cut into squares; a ray walks from square to
 * square and tries only what stands there.
 */

const SQUARE_METRES = 4
const MOST_SQUARES = 512

export interface Shades {
  readonly obstacles: readonly Obstacle[]
  readonly west: number
  readonly south: number
  readonly square: number
  readonly columns: number
  readonly rows: number
  /** Obstacles by square: those of square i stand in `standing` from first[i] to first[i + 1]. */
  readonly first: Int32Array
  readonly standing: Int32Array
  /** Which ray last tried an obstacle, so that one that covers several squares is tried once. */
  readonly tried: Int32Array
  ray: number
}

export function shadesOf(obstacles: readonly Obstacle[]): Shades {
  const reach = (o: Obstacle) => ({
    x: Math.abs(o.cos) * o.halfWidth + Math.abs(o.sin) * o.halfDepth,
    y: Math.abs(o.sin) * o.halfWidth + Math.abs(o.cos) * o.halfDepth,
  })
  let [west, south, east, north] = [0, 0, 0, 0]
  obstacles.forEach((o, i) => {
    const { x, y } = reach(o)
    west = i === 0 ? o.x - x : Math.min(west, o.x - x)
    south = i === 0 ? o.y - y : Math.min(south, o.y - y)
    east = i === 0 ? o.x + x : Math.max(east, o.x + x)
    north = i === 0 ? o.y + y : Math.max(north, o.y + y)
  })
  const square = Math.max(SQUARE_METRES, (east - west) / MOST_SQUARES, (north - south) / MOST_SQUARES)
  const columns = Math.floor((east - west) / square) + 1
  const rows = Math.floor((north - south) / square) + 1
  const pairs: [number, number][] = []
  obstacles.forEach((o, i) => {
    const { x, y } = reach(o)
    for (let row = Math.floor((o.y - y - south) / square); row <= (o.y + y - south) / square; row++) {
      for (
        let column = Math.floor((o.x - x - west) / square);
        column <= (o.x + x - west) / square;
        column++
      ) {
        pairs.push([row * columns + column, i])
      }
    }
  })
  const first = new Int32Array(columns * rows + 1)
  for (const [at] of pairs) first[at + 1] = (first[at + 1] ?? 0) + 1
  for (let i = 1; i < first.length; i++) first[i] = (first[i] ?? 0) + (first[i - 1] ?? 0)
  const next = first.slice()
  const standing = new Int32Array(pairs.length)
  for (const [at, i] of pairs) {
    const place = next[at] ?? 0
    standing[place] = i
    next[at] = place + 1
  }
  const tried = new Int32Array(obstacles.length).fill(-1)
  return { obstacles, west, south, square, columns, rows, first, standing, tried, ray: 0 }
}

/** A point in the hall. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * How far the worst obstacle reaches into a ray: the height of its edge above the ray over the square root of
 * what the Fresnel zone would be at 1 m of wavelength; 0 when nothing is met. Obstacles of `own` are let through.
 */
export function shadeOf(shades: Shades, from: Spot, to: Spot, own: number): number {
  shades.ray += 1
  const { west, south, square, columns, rows } = shades
  const [x0, y0] = [(from.x - west) / square, (from.y - south) / square]
  const [dx, dy] = [(to.x - from.x) / square, (to.y - from.y) / square]
  let [column, row] = [Math.floor(x0), Math.floor(y0)]
  const [stepX, stepY] = [dx > 0 ? 1 : -1, dy > 0 ? 1 : -1]
  const [lastColumn, lastRow] = [Math.floor(x0 + dx), Math.floor(y0 + dy)]
  const perColumn = dx === 0 ? Number.POSITIVE_INFINITY : Math.abs(1 / dx)
  const perRow = dy === 0 ? Number.POSITIVE_INFINITY : Math.abs(1 / dy)
  let toColumn = dx === 0 ? perColumn : (dx > 0 ? column + 1 - x0 : x0 - column) * perColumn
  let toRow = dy === 0 ? perRow : (dy > 0 ? row + 1 - y0 : y0 - row) * perRow
  const steps = Math.abs(lastColumn - column) + Math.abs(lastRow - row)
  let worst = 0
  for (let step = 0; ; step++) {
    if (column >= 0 && row >= 0 && column < columns && row < rows) {
      worst = Math.max(worst, worstIn(shades, row * columns + column, from, to, own))
    }
    if (step >= steps) return worst
    if (toColumn < toRow) {
      column += stepX
      toColumn += perColumn
    } else {
      row += stepY
      toRow += perRow
    }
  }
}

function worstIn(shades: Shades, at: number, from: Spot, to: Spot, own: number): number {
  let worst = 0
  const end = shades.first[at + 1] ?? 0
  for (let place = shades.first[at] ?? 0; place < end; place++) {
    const i = shades.standing[place] ?? 0
    if (shades.tried[i] === shades.ray) continue
    shades.tried[i] = shades.ray
    const obstacle = shades.obstacles[i]
    if (obstacle === undefined || obstacle.machine === own) continue
    worst = Math.max(worst, intrusion(obstacle, from, to))
  }
  return worst
}

/** By slabs: the part of the ray (0 to 1) that lies within the obstacle's width and within its depth. */
function intrusion(o: Obstacle, from: Spot, to: Spot): number {
  const [fx, fy] = [from.x - o.x, from.y - o.y]
  const [tx, ty] = [to.x - o.x, to.y - o.y]
  const [along, across] = [fx * o.cos + fy * o.sin, fy * o.cos - fx * o.sin]
  const [dAlong, dAcross] = [tx * o.cos + ty * o.sin - along, ty * o.cos - tx * o.sin - across]
  let [enter, leave] = [0, 1]
  if (dAlong !== 0) {
    const [a, b] = [(-o.halfWidth - along) / dAlong, (o.halfWidth - along) / dAlong]
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  } else if (Math.abs(along) > o.halfWidth) return 0
  if (dAcross !== 0) {
    const [a, b] = [(-o.halfDepth - across) / dAcross, (o.halfDepth - across) / dAcross]
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  } else if (Math.abs(across) > o.halfDepth) return 0
  if (enter >= leave) return 0
  const rise = to.z - from.z
  const lowest = from.z + rise * (rise > 0 ? enter : leave)
  const highest = from.z + rise * (rise > 0 ? leave : enter)
  if (lowest >= o.top || highest <= o.bottom) return 0
  const middle = Math.min(0.999, Math.max(0.001, rise > 0 ? enter : leave))
  const flat = hypot(to.x - from.x, to.y - from.y)
  const metres = hypot(flat, rise)
  return (o.top - lowest) * Math.sqrt(2 / (metres * middle * (1 - middle)))
}
