import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { Point } from '../../../models/plant/geometry.ts'
import type { Workshop } from '../../../models/plant/schema.ts'
import { type Coat, type Paint, type Painting, paintQuad, paintRectangle } from './paint.ts'
import { piecesOf, placeOn, type WallRun } from './wall-runs.ts'

/** From a Machine's side to the corners painted around it. */
const CLEAR = 0.22

/** Four corners around every Machine that has a place of its own. */
export function paintPlaces(painting: Painting, { lines }: Workshop): void {
  for (const { machines } of lines) {
    for (const { at, heading, kind, elevation } of machines) {
      const size = KINDS.get(kind)?.size
      if (size === undefined || kind === 'agv' || kind === 'radio-unit' || elevation > 0.05) continue
      paintRectangle(
        painting.place,
        at,
        [size[0] / 2 + CLEAR, size[1] / 2 + CLEAR],
        (heading * Math.PI) / 180,
        { brush: 'corners', ink: 'white', strength: 0.8, room: 0.1 },
      )
    }
  }
}

/** What must stay free before a door through which people flee. */
const FREE_DEPTH = 1.6

export function paintExits(painting: Painting, run: WallRun): void {
  const inward = run.outward === undefined ? 1 : leftIsOut(run) ? -1 : 1
  for (const { from, to, door } of run.openings) {
    if (door.use !== 'emergency') continue
    const middle = placeOn(run, (from + to) / 2, inward * (run.thickness / 2 + 0.25 + FREE_DEPTH / 2))
    const half: Point = [(to - from) / 2 + 0.2, FREE_DEPTH / 2]
    paintRectangle(painting.clear, middle, half, run.turned, { brush: 'hatch', ink: 'exit', strength: 0.75 })
  }
}

const leftIsOut = ({ turned, outward }: WallRun): boolean =>
  outward !== undefined && -Math.sin(turned) * outward[0] + Math.cos(turned) * outward[1] > 0

/* Where a thing stands on the floor, less light comes to the floor beside it: how far, and how much less. */
const FOOT = { reach: 1, strength: 0.42 } as const
const CORNER = { reach: 6, strength: 0.2 } as const

/** The soft shadow at the foot of a wall, on both sides. */
export function paintFoot(painting: Painting, run: WallRun): void {
  const half = run.thickness / 2
  for (const { from, to, bottom } of piecesOf(run)) {
    if (bottom > 0) continue
    for (const side of [-1, 1])
      shade(painting.contact, run, from, to, side * half, side * FOOT.reach, FOOT.strength)
  }
  if (!run.outer) return
  const out = leftIsOut(run) ? 1 : -1
  shade(painting.contact, run, 0, run.length, -out * half, -out * CORNER.reach, CORNER.strength)
}

function shade(
  coat: Coat,
  run: WallRun,
  from: number,
  to: number,
  left: number,
  reach: number,
  strength: number,
): void {
  const paint: Paint = { brush: 'shade', ink: 'shade', strength }
  const near = [placeOn(run, from, left), placeOn(run, to, left)] as const
  const far = [placeOn(run, from, left + reach), placeOn(run, to, left + reach)] as const
  if (reach > 0) {
    paintQuad(coat, [near[0], near[1], far[1], far[0]], [DARK, DARK, BRIGHT, BRIGHT], paint)
  } else {
    paintQuad(coat, [far[0], far[1], near[1], near[0]], [BRIGHT, BRIGHT, DARK, DARK], paint)
  }
}

const DARK = [0, 0, 0, 0] as const
const BRIGHT = [1, 0, 0, 0] as const

/** The soft shadow around the foot of each column. */
export function paintFeet(painting: Painting, { columns }: Workshop): void {
  for (const { at, size } of columns) {
    paintRectangle(painting.contact, at, [size * 1.5, size * 1.5], 0, {
      brush: 'spot',
      ink: 'shade',
      strength: 0.55,
      unit: true,
    })
  }
}
