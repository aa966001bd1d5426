import type { Workshop } from '../../../models/plant/schema.ts'
import { type Box, FIRM } from './boxes.ts'
import { carries, radioUnitsOf } from './mounts.ts'

const GUARD_HEIGHT = 1.1
/** Columns end above the cable trays while the roof is away; those that carry a radio unit end above it. */
const STUB = 5

/** How high each of a Workshop's columns stands while its roof is away. */
export function stubHeights(workshop: Workshop): readonly number[] {
  const radios = radioUnitsOf(workshop)
  return workshop.columns.map((column) => {
    const carried = radios.filter((radio) => carries(column, radio)).map(({ elevation }) => elevation + 0.8)
    return Math.min(workshop.height, Math.max(STUB, ...carried))
  })
}

/** H sections, one a column, up to where they are cut. */
export function columnStubs(workshop: Workshop): readonly Box[] {
  const heights = stubHeights(workshop)
  return workshop.columns.map(({ at: [x, y], size }, i) => ({
    at: [x, y, 0],
    size: [size * 0.8, size * 0.8, heights[i] ?? STUB],
    turned: 0,
    stuff: 'column',
    group: FIRM,
  }))
}

/** What keeps a fork-lift off a column. */
export const columnGuards = ({ columns }: Workshop): readonly Box[] =>
  columns.map(({ at: [x, y], size }) => ({
    at: [x, y, 0],
    size: [size, size, GUARD_HEIGHT],
    turned: 0,
    stuff: 'guard',
    group: FIRM,
  }))

/** The rest of each column, which is there only under a roof. */
export function columnHeads(workshop: Workshop): readonly Box[] {
  const heights = stubHeights(workshop)
  return workshop.columns.flatMap(({ at: [x, y], size }, i): readonly Box[] => {
    const from = heights[i] ?? STUB
    if (workshop.height - from < 0.01) return []
    const up = workshop.height - from
    const at: Box['at'] = [x, y, from]
    const [wide, flange, web] = [size * 0.8, size * 0.1, size * 0.06]
    const post = (dy: number, along: number, across: number): Box => ({
      at: [at[0], at[1] + dy, from],
      size: [along, across, up],
      turned: 0,
      stuff: 'column',
      group: FIRM,
    })
    return [
      post(-(wide - flange) / 2, wide, flange),
      post((wide - flange) / 2, wide, flange),
      post(0, web, wide),
    ]
  })
}
