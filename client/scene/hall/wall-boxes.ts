import type { Box } from './boxes.ts'
import { type Opening, piecesOf, placeOn, type WallRun } from './wall-runs.ts'

/** How a wall's boxes look along it: metres from its beginning, heights, and how thick. */
interface Slab {
  readonly from: number
  readonly to: number
  readonly bottom: number
  readonly top: number
  readonly thickness: number
  readonly stuff: Box['stuff']
}

/** Parts reach into each other by this much, so that rounding opens no crack between them. */
export const LAP = 0.002

/** A wall with its windows, gates and doors; all of it gives way together. */
export function wallBoxes(
  run: WallRun,
  group: number,
  passed: (opening: Opening) => boolean,
): readonly Box[] {
  const slabs: Slab[] = piecesOf(run).map((piece) => ({
    ...piece,
    thickness: run.thickness,
    stuff: run.outer ? 'wall' : 'partition',
  }))
  if (run.outer) slabs.push(...windowsOf(run))
  for (const opening of run.openings) slabs.push(...doorOf(run, opening, passed(opening)))
  return slabs
    .filter(({ from, to, bottom, top }) => to - from > 1e-3 && top - bottom > 1e-3)
    .map(({ from, to, bottom, top, thickness, stuff }) => {
      const [x, y] = placeOn(run, (from + to) / 2)
      const size: Box['size'] = [to - from + 2 * LAP, thickness, top - bottom]
      return { at: [x, y, bottom], size, turned: run.turned, stuff, group }
    })
}

/* A band of windows below the roof, one window a bay. */
const BAY = 6
const PIER = 1.4
const GLASS = { height: 1.8, below: 1.5 } as const
const LOWEST_WALL = 6

function windowsOf({ length, height, thickness, openings }: WallRun): readonly Slab[] {
  const [bottom, top] = [height - GLASS.below - GLASS.height, height - GLASS.below]
  const bays = Math.floor((length - PIER) / BAY)
  if (height < LOWEST_WALL || bays < 1) return []
  const bay = length / bays
  return Array.from({ length: bays }, (_, i): Slab => {
    const [from, to] = [i * bay + PIER / 2, (i + 1) * bay - PIER / 2]
    return { from, to, bottom, top, thickness: thickness + 0.06, stuff: 'glazing' }
  }).filter(({ from, to }) =>
    openings.every((open) => open.height + 0.3 < bottom || open.to < from || open.from > to),
  )
}

/** How wide a frame is, by what the door is for. */
const FRAME = { gate: 0.24, personnel: 0.09, emergency: 0.09 } as const
/** How much of a gate's shutter still hangs when it is open, of its height. */
const HANGS = 0.16

function doorOf(
  { thickness }: WallRun,
  { from, to, height, door }: Opening,
  passed: boolean,
): readonly Slab[] {
  const frame = Math.min(FRAME[door.use], (to - from) / 4)
  const deep = thickness + 0.16
  const head = height - frame
  const gate = door.use === 'gate'
  const open = gate && passed
  const slabs: Slab[] = [
    { from, to: from + frame, bottom: 0, top: head, thickness: deep, stuff: 'frame' },
    { from: to - frame, to, bottom: 0, top: head, thickness: deep, stuff: 'frame' },
    { from, to, bottom: head, top: height, thickness: deep, stuff: 'frame' },
    {
      from: from + frame,
      to: to - frame,
      bottom: open ? head - height * HANGS : 0,
      top: head,
      thickness: gate ? 0.08 : 0.05,
      stuff: gate ? 'shutter' : 'leaf',
    },
  ]
  if (door.use === 'emergency') {
    const middle = (from + to) / 2
    slabs.push({
      from: middle - 0.4,
      to: middle + 0.4,
      bottom: height + 0.12,
      top: height + 0.46,
      thickness: thickness + 0.14,
      stuff: 'sign',
    })
  }
  return slabs
}
