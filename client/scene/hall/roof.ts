import type { Point } from '../../../models/plant/geometry.ts'
import type { Workshop } from '../../../models/plant/schema.ts'
import { type Box, FIRM } from './boxes.ts'
import { columnHeads } from './columns.ts'

/*
 * The roof that one sees from below: lattice girders over the short way, purlins over the long one, sheets with
 * strips of daylight, and lamps. It is built for the Workshop one stands in, and for no other.
 */

const GIRDER_PITCH = 6
const PURLIN_PITCH = 5
const WEB_PITCH = 3
/** Below the top of the walls. */
const GIRDER = { top: 0.22, bottom: 1.4 } as const
const LAMP_PITCH = 7

/** The stretches of a line across an outline that lie inside it. `axis` 0 asks at an x, 1 at a y. */
export function stretchesAt(
  outline: readonly Point[],
  axis: 0 | 1,
  at: number,
): readonly (readonly [number, number])[] {
  const other = axis === 0 ? 1 : 0
  const crossings = outline
    .flatMap((a, i) => {
      const b = outline[(i + 1) % outline.length] ?? a
      const [low, high] = [Math.min(a[axis], b[axis]), Math.max(a[axis], b[axis])]
      if (at < low || at >= high) return []
      return [a[other] + ((b[other] - a[other]) * (at - a[axis])) / (b[axis] - a[axis])]
    })
    .sort((p, q) => p - q)
  return crossings.flatMap((from, i) => {
    const to = crossings[i + 1]
    return i % 2 === 1 || to === undefined || to - from < 0.5 ? [] : [[from, to] as const]
  })
}

/** Along which axis a roof's girders follow each other, from where to where, and between which sides they lie. */
function layOf(outline: readonly Point[]): {
  readonly axis: 0 | 1
  readonly row: readonly [number, number]
  readonly sides: readonly [number, number]
} {
  const range = (axis: 0 | 1): readonly [number, number] => {
    const values = outline.map((corner) => corner[axis])
    return [Math.min(...values), Math.max(...values)]
  }
  const [x, y] = [range(0), range(1)]
  // Girders take the short way.
  return x[1] - x[0] >= y[1] - y[0] ? { axis: 0, row: x, sides: y } : { axis: 1, row: y, sides: x }
}

/** All boxes of a Workshop's roof, and the heads of its columns. */
export function roofBoxes(workshop: Workshop): readonly Box[] {
  const { outline, height } = workshop
  const { axis, row, sides } = layOf(outline)
  const [from, to] = row
  const bays = Math.max(1, Math.round((to - from) / GIRDER_PITCH))
  const bay = (to - from) / bays
  const boxes: Box[] = [...columnHeads(workshop)]
  const put = roofWriter(boxes, axis)
  for (let i = 0; i <= bays; i++) {
    const at = Math.min(to - 0.1, Math.max(from + 0.1, from + i * bay))
    for (const [a, b] of stretchesAt(outline, axis, at)) girder(put, at, a, b, height, i % 2 === 1)
    const middle = from + (i + 0.5) * bay
    if (i === bays) continue
    for (const [a, b] of stretchesAt(outline, axis, middle)) sheets(put, middle, bay, a, b, height)
  }
  const [low, high] = sides
  const across = axis === 0 ? 1 : 0
  for (let at = low + PURLIN_PITCH / 2; at < high; at += PURLIN_PITCH) {
    for (const [a, b] of stretchesAt(outline, across, at)) {
      put((a + b) / 2, at, height - GIRDER.top + 0.06, [0.08, b - a, 0.14], 'truss')
    }
  }
  return boxes
}

/** Puts a box at a place along the girders' row and across it; its size is across the row, along it, and up. */
type Put = (
  along: number,
  across: number,
  z: number,
  size: Box['size'],
  stuff: Box['stuff'],
  lean?: number,
) => void

const roofWriter =
  (boxes: Box[], axis: 0 | 1): Put =>
  (along, across, z, size, stuff, lean = 0) => {
    const at: Box['at'] = axis === 0 ? [along, across, z] : [across, along, z]
    boxes.push({ at, size, turned: axis === 0 ? Math.PI / 2 : 0, lean, stuff, group: FIRM })
  }

function girder(put: Put, at: number, from: number, to: number, height: number, lit: boolean): void {
  const [middle, length] = [(from + to) / 2, to - from]
  const [top, bottom] = [height - GIRDER.top, height - GIRDER.bottom]
  put(at, middle, top - 0.18, [length, 0.18, 0.18], 'truss')
  put(at, middle, bottom, [length, 0.16, 0.16], 'truss')
  const panels = Math.max(2, 2 * Math.round(length / WEB_PITCH / 2))
  const panel = length / panels
  const rise = top - bottom - 0.2
  for (let i = 0; i < panels; i++) {
    const lean = (i % 2 === 0 ? 1 : -1) * Math.atan2(rise, panel)
    put(
      at,
      from + (i + 0.5) * panel,
      bottom + 0.1 + rise / 2,
      [Math.hypot(panel, rise), 0.09, 0.09],
      'truss',
      lean,
    )
  }
  if (!lit) return
  const lamps = Math.max(1, Math.round(length / LAMP_PITCH))
  for (let i = 0; i < lamps; i++) {
    put(at, from + ((i + 0.5) * length) / lamps, bottom - 0.3, [1.8, 0.22, 0.07], 'lamp')
  }
}

/** Of a bay's sheets: where its two strips of daylight lie, and how wide they are. */
export const DAYLIGHT_AT = [0.27, 0.73] as const
const DAYLIGHT_WIDE = 0.09

/** Where a roof's strips of daylight run, as its floor mirrors them. */
export interface Daylight {
  /** 0 where they run along x, 1 along y. */
  readonly axis: 0 | 1
  /** The roof's sides, along the girders. */
  readonly from: number
  readonly to: number
  readonly height: number
  /** How wide a strip is, of the whole. */
  readonly share: number
}

export function daylightOf({ outline, height }: Workshop): Daylight {
  const { axis, sides } = layOf(outline)
  return { axis, from: sides[0], to: sides[1], height, share: DAYLIGHT_WIDE }
}

function sheets(put: Put, at: number, bay: number, from: number, to: number, height: number): void {
  const length = to - from
  let begin = 0
  for (const middle of [...DAYLIGHT_AT, 1 + DAYLIGHT_WIDE]) {
    const end = Math.min(1, middle - DAYLIGHT_WIDE / 2)
    put(at, from + ((begin + end) / 2) * length, height - 0.02, [(end - begin) * length, bay, 0.12], 'skin')
    if (middle < 1) put(at, from + middle * length, height, [DAYLIGHT_WIDE * length, bay, 0.05], 'skylight')
    begin = middle + DAYLIGHT_WIDE / 2
  }
}
