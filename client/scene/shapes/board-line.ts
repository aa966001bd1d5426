import { louvres } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { hose } from './round.ts'
import { box, cylinder, prism } from './solids.ts'

/*
 * What the machines of a board line have in common: boards pass at one height through slots in the sides, under a
 * sloped hood whose window is left open, so that what moves inside is seen.
 */

export const RAIL_TOP = 0.94

/** The upper half of a board machine, in its own frame: y from `front` to `back`, z from `floor` to `top`. */
export interface Cabin {
  readonly width: number
  readonly front: number
  readonly back: number
  readonly floor: number
  /** Where the hood begins. */
  readonly sill: number
  readonly top: number
  /** How far the hood leans back. */
  readonly slope: number
}

const WALL = 0.06
const SLOT = 0.22

export function cabin(model: Model, { width, front, back, floor, sill, top, slope }: Cabin): void {
  const middle = (front + back) / 2
  const depth = back - front
  for (const x of [-width / 2, width / 2 - WALL]) {
    for (const [from, to] of [
      [front, -SLOT],
      [SLOT, back],
    ] as const) {
      const at = [x + WALL / 2, (from + to) / 2, floor] as const
      box(model, { tone: 'body', size: [WALL, to - from, 1.06 - floor], at })
    }
    prism(model, {
      tone: 'body',
      // From a corner at the back, so that no triangle of its ends is without area where the front is upright.
      outline: [
        [back, 1.06],
        [back, top],
        [front + slope, top],
        [front, Math.max(1.07, sill)],
        [front, 1.06],
      ],
      length: WALL,
      at: [x, 0, 0],
      along: 'x',
    })
    // The slot is framed in black brushes.
    const out = x < 0 ? x - 0.004 : x + WALL + 0.004
    box(model, { tone: 'dark', size: [0.02, SLOT * 2, 0.02], at: [out, 0, 1.04] })
  }
  const inner = width - WALL * 2 - 0.004
  box(model, {
    tone: 'body',
    size: [inner, WALL, top - floor - 0.01],
    at: [0, back - WALL / 2 - 0.002, floor],
  })
  box(model, {
    tone: 'body',
    size: [inner, depth - slope - WALL, 0.05],
    at: [0, middle + (slope - WALL) / 2, top - 0.056],
  })
  box(model, {
    tone: 'body',
    size: [inner, WALL, sill - floor - 0.01],
    at: [0, front + WALL / 2 + 0.002, floor],
  })
}

/** What a cabin shows behind: a service door, air out, mains and air in. */
export function rear(model: Model, { width, back, floor, top }: Cabin): void {
  box(model, { tone: 'trim', size: [width * 0.7, 0.02, 0.4], at: [0, back, top - 0.52], chamfer: 0.006 })
  louvres(model, [0, back + 0.012, top - 0.42], width * 0.5, 5, 1)
  box(model, { tone: 'trim', size: [width * 0.8, 0.02, 0.5], at: [0, back, 0.2], chamfer: 0.006 })
  louvres(model, [-width * 0.2, back + 0.012, 0.28], width * 0.24, 6, 1)
  box(model, {
    tone: 'dark',
    size: [0.16, 0.03, 0.12],
    at: [width * 0.3, back, floor + 0.05],
    chamfer: 0.006,
  })
  for (const [x, radius] of [
    [0.26, 0.016],
    [0.33, 0.01],
  ] as const) {
    const at = width * x
    hose(model, {
      tone: 'dark',
      points: [
        [at, back + 0.018, floor + 0.08],
        [at, back + 0.024, 0.02],
      ],
      radius,
    })
  }
  cylinder(model, {
    tone: 'glow',
    radius: 0.02,
    length: 0.012,
    at: [width * 0.2, back + 0.008, floor + 0.11],
    along: 'y',
    sides: 8,
  })
}

/** The hood over a cabin's sloped front: a frame that turns up about its upper edge. */
export function hood(model: Model, { width, front, sill, top, slope }: Cabin, opens: number): void {
  const turns = joint(model, {
    motion: 'turn',
    axis: [-1, 0, 0],
    pivot: [0, front + slope, top],
    drive: { by: 'value', channel: 'hoodOpen', from: [0, 1], to: [0, opens] },
  })
  const wide = width - 0.01
  frameOf(model, turns, { width, front, sill, top, slope }, wide)
}

function frameOf(
  model: Model,
  turns: number,
  { front, sill, top, slope }: Pick<Cabin, 'width' | 'front' | 'sill' | 'top' | 'slope'>,
  wide: number,
): void {
  const length = Math.hypot(slope, top - sill)
  const [dy, dz] = [-slope / length, (sill - top) / length]
  const bar = (
    tone: 'trim' | 'glass' | 'dark',
    from: number,
    to: number,
    x: number,
    wideness: number,
    rise: number,
  ): void => {
    const put = (s: number, t: number): readonly [number, number] => [
      front + slope + dy * s + dz * t,
      top + dz * s - dy * t,
    ]
    prism(model, {
      tone,
      joint: turns,
      outline: [put(from, 0.004), put(from, rise), put(to, rise), put(to, 0.004)],
      length: wideness,
      at: [x - wideness / 2, 0, 0],
      along: 'x',
    })
  }
  bar('trim', 0, 0.07, 0, wide, 0.034)
  bar('trim', length - 0.09, length, 0, wide, 0.034)
  for (const side of [-1, 1]) bar('trim', 0.06, length - 0.08, side * (wide / 2 - 0.05), 0.1, 0.03)
  bar('glass', 0.06, length * 0.28, 0, wide - 0.18, 0.018)
  bar('dark', length - 0.06, length - 0.03, 0, 0.4, 0.05)
}

/** Two rails through the machine, and boards that ride along them with +x. */
export function boards(model: Model, length: number, count: number, apart = 0.15): void {
  for (const y of [-apart, apart]) {
    box(model, { tone: 'steel', size: [length, 0.025, 0.05], at: [0, y, RAIL_TOP - 0.055] })
    box(model, { tone: 'belt', size: [length - 0.02, 0.012, 0.008], at: [0, y * 0.93, RAIL_TOP - 0.006] })
  }
  const span = length - 0.3
  const pitch = span / count
  const carries = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'speed', channel: 'beltSpeed', perUnit: 1 / 60 / pitch, wrap: pitch },
  })
  // Only the two at either end are ever in the open.
  for (let i = 0; i < count; i++) {
    if (i < 2 || i >= count - 2) board(model, -span / 2 + i * pitch, apart, carries)
  }
}

function board(model: Model, x: number, apart: number, carries: number): void {
  const z = RAIL_TOP + 0.004
  box(model, { tone: 'glow', joint: carries, size: [0.26, apart * 2 - 0.014, 0.006], at: [x, 0, z] })
  for (const [dx, dy, size] of [
    [-0.06, 0.04, 0.06],
    [0.05, -0.03, 0.045],
    [0.07, 0.06, 0.03],
  ] as const) {
    box(model, { tone: 'dark', joint: carries, size: [size, size, 0.012], at: [x + dx, dy, z + 0.005] })
  }
}
