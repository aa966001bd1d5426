/*
 * HOT: walked cell by cell along a ray.
 */
import type { Boxes } from './boxes.ts'
import type { Ray } from './facets.ts'
import type { Room } from './room.ts'

/** The Machines that stand, by the squares of floor over which they reach. */
export interface Grid {
  readonly left: number
  readonly bottom: number
  readonly cell: number
  readonly across: number
  readonly deep: number
  /** Where each cell's Machines begin in `members`; one more than there are cells. */
  readonly first: Int32Array
  readonly members: Int32Array
  readonly low: number
  readonly high: number
}

const MOST_CELLS = 65_536
const SMALLEST_CELL = 4

export function gridOf(boxes: Boxes, rooms: readonly Room[]): Grid {
  const reach = (machine: number): readonly [number, number] => {
    const [cos, sin] = [Math.abs(boxes.cos[machine]!), Math.abs(boxes.sin[machine]!)]
    const room = rooms[machine]!
    const [w, d] = [Math.max(-room[0], room[3]), Math.max(-room[1], room[4])]
    return [w * cos + d * sin, w * sin + d * cos]
  }
  let [left, bottom, right, top, low, high] = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity]
  for (let machine = 0; machine < boxes.count; machine++) {
    const [rx, ry] = reach(machine)
    const [x, y, base] = [boxes.x[machine]!, boxes.y[machine]!, boxes.base[machine]!]
    left = Math.min(left, x - rx)
    right = Math.max(right, x + rx)
    bottom = Math.min(bottom, y - ry)
    top = Math.max(top, y + ry)
    low = Math.min(low, base + rooms[machine]![2])
    high = Math.max(high, base + rooms[machine]![5])
  }
  if (boxes.count === 0) [left, bottom, right, top, low, high] = [0, 0, 0, 0, 0, 0]
  const cell = Math.max(SMALLEST_CELL, Math.sqrt(((right - left) * (top - bottom)) / MOST_CELLS))
  const across = Math.floor((right - left) / cell) + 1
  const deep = Math.floor((top - bottom) / cell) + 1
  const visit = (machine: number, tell: (cell: number) => void): void => {
    const [rx, ry] = reach(machine)
    const [x, y] = [boxes.x[machine]! - left, boxes.y[machine]! - bottom]
    const toX = Math.min(across - 1, Math.floor((x + rx) / cell))
    const toY = Math.min(deep - 1, Math.floor((y + ry) / cell))
    for (let cy = Math.max(0, Math.floor((y - ry) / cell)); cy <= toY; cy++) {
      for (let cx = Math.max(0, Math.floor((x - rx) / cell)); cx <= toX; cx++) tell(cy * across + cx)
    }
  }
  const first = new Int32Array(across * deep + 1)
  for (let machine = 0; machine < boxes.count; machine++) visit(machine, (at) => first[at + 1]!++)
  for (let at = 1; at < first.length; at++) first[at]! += first[at - 1]!
  const members = new Int32Array(first[across * deep]!)
  const filled = first.slice()
  for (let machine = 0; machine < boxes.count; machine++) {
    visit(machine, (at) => {
      members[filled[at]!++] = machine
    })
  }
  return { left, bottom, cell, across, deep, first, members, low, high }
}

/**
 * Tells the cells under a ray in the order that it passes them, each with how far along the ray it begins, until
 * `tell` answers false. Only the part between the lowest and the highest Machine counts.
 */
export function walk(grid: Grid, ray: Ray, tell: (cell: number, begins: number) => boolean): void {
  const { left, bottom, cell, across, deep } = grid
  let [from, to] = [0, Infinity]
  for (let axis = 0; axis < 3; axis++) {
    const low = axis === 0 ? left : axis === 1 ? bottom : grid.low - 1e-3
    const high = axis === 0 ? left + across * cell : axis === 1 ? bottom + deep * cell : grid.high + 1e-3
    const [origin, along] = [ray[axis]!, ray[axis + 3]!]
    if (along === 0) {
      if (origin < low || origin > high) return
      continue
    }
    const [a, b] = [(low - origin) / along, (high - origin) / along]
    from = Math.max(from, Math.min(a, b))
    to = Math.min(to, Math.max(a, b))
  }
  if (!(from <= to)) return
  const [dx, dy] = [ray[3]!, ray[4]!]
  const [x, y] = [ray[0]! + dx * from - left, ray[1]! + dy * from - bottom]
  let cx = Math.min(across - 1, Math.max(0, Math.floor(x / cell)))
  let cy = Math.min(deep - 1, Math.max(0, Math.floor(y / cell)))
  const [stepX, stepY] = [dx > 0 ? 1 : -1, dy > 0 ? 1 : -1]
  const edge = (index: number, step: number, start: number, origin: number, along: number): number =>
    along === 0 ? Infinity : (start + (index + (step > 0 ? 1 : 0)) * cell - origin) / along
  let [nextX, nextY] = [edge(cx, stepX, left, ray[0]!, dx), edge(cy, stepY, bottom, ray[1]!, dy)]
  let begins = from
  while (begins <= to && cx >= 0 && cy >= 0 && cx < across && cy < deep) {
    if (!tell(cy * across + cx, begins)) return
    if (nextX < nextY) {
      begins = nextX
      cx += stepX
      nextX = edge(cx, stepX, left, ray[0]!, dx)
    } else {
      if (nextY === Infinity) return
      begins = nextY
      cy += stepY
      nextY = edge(cy, stepY, bottom, ray[1]!, dy)
    }
  }
}
