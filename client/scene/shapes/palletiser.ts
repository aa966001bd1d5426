import { distantLamp, fence, louvres } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { beam } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

const HALF_X = 1.9
const HALF_Y = 1.62
const RAIL = 3.06
const PALLET = [0.75, -0.55] as const
/** Cartons on the pallet: the last layer is not full yet. */
const LAYERS = 3
const CARTON = [0.38, 0.29, 0.19] as const

/** Gantry over a fenced cell: cartons come in behind, a telescopic mast with suction cups stacks them on a pallet. */
export const palletiser: Shape = {
  kind: 'palletiser',
  lamp: [1.82, 1.62, 3.72],
  near(model) {
    portal(model)
    infeed(model)
    pallets(model)
    bridge(model)
    guards(model)
    stackLight(model, [1.82, 1.62, 3.22])
  },
  mid(model) {
    for (const x of [-HALF_X, HALF_X]) {
      for (const y of [-HALF_Y, HALF_Y])
        box(model, { tone: 'safety', size: [0.16, 0.16, RAIL], at: [x, y, 0] })
    }
    for (const y of [-HALF_Y, HALF_Y])
      box(model, { tone: 'safety', size: [3.94, 0.14, 0.22], at: [0, y, RAIL - 0.02] })
    box(model, { tone: 'trim', size: [0.24, 3.1, 0.2], at: [0.4, 0, RAIL - 0.2] })
    box(model, { tone: 'steel', size: [0.16, 0.16, 0.9], at: [0.4, -0.3, 2.1] })
    box(model, { tone: 'dark', size: [0.7, 0.5, 0.1], at: [0.4, -0.3, 2.0] })
    box(model, { tone: 'work', size: [1.16, 0.9, 0.6], at: [PALLET[0], PALLET[1], 0.36] })
    box(model, { tone: 'belt', size: [1.3, 1.1, 0.3], at: [PALLET[0], PALLET[1], 0] })
    box(model, { tone: 'belt', size: [2.1, 0.6, 0.12], at: [-0.9, 0.95, 0.66] })
    for (const y of [-1.66, 1.68]) box(model, { tone: 'dark', size: [3.6, 0.02, 0.06], at: [0, y, 1.9] })
    for (const x of [-1.96, 1.96]) box(model, { tone: 'dark', size: [0.02, 3.1, 0.06], at: [x, 0, 1.9] })
    distantLamp(model, [1.82, 1.62, 3.22])
  },
}

function portal(model: Model): void {
  for (const x of [-HALF_X, HALF_X]) {
    for (const y of [-HALF_Y, HALF_Y]) {
      box(model, { tone: 'safety', size: [0.15, 0.15, RAIL - 0.02], at: [x, y, 0.02], chamfer: 0.012 })
      box(model, { tone: 'dark', size: [0.19, 0.22, 0.02], at: [x, y, 0] })
      const inward = x < 0 ? 0.5 : -0.5
      beam(model, {
        tone: 'safety',
        from: [x, y, RAIL - 0.55],
        to: [x + inward, y, RAIL],
        radius: 0.05,
        sides: 4,
      })
    }
    box(model, {
      tone: 'safety',
      size: [0.13, HALF_Y * 2 - 0.1, 0.14],
      at: [x, 0, RAIL - 0.12],
      chamfer: 0.012,
    })
  }
  for (const y of [-HALF_Y, HALF_Y]) {
    box(model, { tone: 'safety', size: [3.94, 0.14, 0.2], at: [0, y, RAIL], chamfer: 0.015 })
    box(model, { tone: 'steel', size: [3.7, 0.05, 0.03], at: [0, y, RAIL + 0.195] })
  }
  // The cable tray of the long axis.
  box(model, { tone: 'dark', size: [3.4, 0.1, 0.05], at: [0, HALF_Y - 0.13, RAIL + 0.1] })
  box(model, { tone: 'body', size: [0.5, 0.28, 1.5], at: [1.3, 1.4, 0.02], chamfer: 0.02 })
  louvres(model, [1.3, 1.26, 0.2], 0.36, 5)
}

function infeed(model: Model): void {
  for (const y of [0.68, 1.22]) {
    box(model, { tone: 'body', size: [2.2, 0.05, 0.14], at: [-0.87, y, 0.6], chamfer: 0.01 })
    for (const x of [-1.8, -0.9, 0.1]) box(model, { tone: 'body', size: [0.06, 0.046, 0.6], at: [x, y, 0] })
  }
  for (let roller = 0; roller < 15; roller++) {
    cylinder(model, {
      tone: 'belt',
      radius: 0.03,
      length: 0.5,
      at: [-1.88 + roller * 0.145, 0.7, 0.69],
      along: 'y',
      sides: 8,
      openEnds: true,
    })
  }
  box(model, { tone: 'safety', size: [0.04, 0.5, 0.12], at: [0.2, 0.95, 0.7] })
  for (const x of [-0.03, -0.6, -1.3])
    box(model, { tone: 'work', size: CARTON, at: [x, 0.95, 0.724], chamfer: 0.008 })
}

function pallets(model: Model): void {
  const [x, y] = PALLET
  for (const side of [-0.5, 0.5])
    box(model, { tone: 'body', size: [1.5, 0.06, 0.16], at: [x, y + side, 0.02] })
  for (let roller = 0; roller < 8; roller++) {
    cylinder(model, {
      tone: 'belt',
      radius: 0.04,
      length: 0.94,
      at: [x - 0.66 + roller * 0.19, y - 0.47, 0.13],
      along: 'y',
      sides: 8,
      openEnds: true,
    })
  }
  pallet(model, x, y, 0.172)
  for (let layer = 0; layer < LAYERS; layer++) {
    for (let place = 0; place < 9; place++) {
      if (layer === LAYERS - 1 && place > 4) continue
      const at = [
        x + ((place % 3) - 1) * 0.386,
        y + (Math.floor(place / 3) - 1) * 0.296,
        0.3 + layer * 0.194,
      ] as const
      box(model, { tone: (place + layer) % 4 === 0 ? 'body' : 'work', size: CARTON, at })
    }
  }
  // Empty pallets wait beside.
  for (let held = 0; held < 5; held++) pallet(model, -1.1, -0.7, held * 0.13)
  for (const [px, py] of [
    [-1.72, -1.14],
    [-0.48, -1.14],
    [-1.72, -0.26],
    [-0.48, -0.26],
  ] as const) {
    box(model, { tone: 'safety', size: [0.06, 0.06, 1.0], at: [px, py, 0] })
  }
}

function pallet(model: Model, x: number, y: number, z: number): void {
  for (const dy of [-0.38, 0, 0.38]) box(model, { tone: 'trim', size: [1.14, 0.1, 0.09], at: [x, y + dy, z] })
  box(model, { tone: 'trim', size: [1.16, 0.88, 0.03], at: [x, y, z + 0.092] })
}

/** The bridge runs along the rails, the trolley across it, the mast comes down in two stages. */
function bridge(model: Model): void {
  const slides = (
    channel: string,
    axis: readonly [number, number, number],
    most: number,
    to: readonly [number, number],
    parent?: number,
  ): number =>
    joint(model, {
      ...(parent === undefined ? {} : { parent }),
      motion: 'slide',
      axis,
      pivot: [0, 0, 0],
      drive: { by: 'value', channel, from: [0, most], to },
    })
  const along = slides('axisX', [1, 0, 0], 2800, [-1.3, 1.3])
  box(model, { tone: 'trim', joint: along, size: [0.22, 3.1, 0.16], at: [0, 0, RAIL - 0.07], chamfer: 0.015 })
  for (const y of [-HALF_Y, HALF_Y]) {
    box(model, {
      tone: 'dark',
      joint: along,
      size: [0.36, 0.2, 0.07],
      at: [0, y, RAIL + 0.215],
      chamfer: 0.012,
    })
    box(model, { tone: 'trim', joint: along, size: [0.2, 0.05, 0.3], at: [0, y * 0.94, RAIL - 0.06] })
  }
  cylinder(model, {
    tone: 'dark',
    joint: along,
    radius: 0.07,
    length: 0.2,
    at: [0.1, HALF_Y - 0.26, RAIL + 0.05],
    along: 'x',
    sides: 12,
  })
  box(model, { tone: 'dark', joint: along, size: [0.1, 2.2, 0.05], at: [-0.13, 0.1, RAIL + 0.1] })
  const across = slides('axisY', [0, 1, 0], 2000, [-0.95, 1.0], along)
  box(model, {
    tone: 'safety',
    joint: across,
    size: [0.44, 0.36, 0.1],
    at: [0.02, 0, RAIL + 0.1],
    chamfer: 0.015,
  })
  box(model, { tone: 'trim', joint: across, size: [0.2, 0.22, 0.88], at: [0.22, 0, 2.4], chamfer: 0.012 })
  cylinder(model, {
    tone: 'dark',
    joint: across,
    radius: 0.06,
    length: 0.2,
    at: [0.22, -0.3, 3.14],
    along: 'y',
    sides: 12,
  })
  const upper = slides('axisZ', [0, 0, -1], 2200, [0, 0.62], across)
  box(model, { tone: 'steel', joint: upper, size: [0.15, 0.16, 0.82], at: [0.22, 0, 2.34], chamfer: 0.01 })
  const lower = slides('axisZ', [0, 0, -1], 2200, [0, 0.62], upper)
  box(model, { tone: 'body', joint: lower, size: [0.1, 0.11, 0.8], at: [0.22, 0, 2.25], chamfer: 0.008 })
  gripper(model, lower, 0.22, 2.25)
}

function gripper(model: Model, moves: number, x: number, z: number): void {
  cylinder(model, { tone: 'dark', joint: moves, radius: 0.1, length: 0.05, at: [x, 0, z - 0.05], sides: 16 })
  box(model, { tone: 'steel', joint: moves, size: [0.66, 0.4, 0.05], at: [x, 0, z - 0.1], chamfer: 0.01 })
  box(model, { tone: 'dark', joint: moves, size: [0.6, 0.06, 0.06], at: [x, 0.1, z - 0.055] })
  for (const dx of [-0.25, 0, 0.25]) {
    for (const dy of [-0.14, 0.14]) {
      cylinder(model, {
        tone: 'steel',
        joint: moves,
        radius: 0.016,
        length: 0.05,
        at: [x + dx, dy, z - 0.15],
        sides: 6,
        openEnds: true,
      })
      cylinder(model, {
        tone: 'belt',
        joint: moves,
        radius: 0.05,
        endRadius: 0.02,
        length: 0.04,
        at: [x + dx, dy, z - 0.185],
        sides: 10,
      })
    }
  }
}

/** Fence on three sides; in front, where the full pallet leaves, two posts of a light curtain. */
function guards(model: Model): void {
  fence(model, [-1.96, -1.52], [-1.96, 0.5], 2.0)
  fence(model, [1.96, -1.52], [1.96, 1.52], 2.0)
  fence(model, [-1.8, 1.72], [1.8, 1.72], 2.0)
  fence(model, [-1.8, -1.72], [-0.1, -1.72], 2.0)
  for (const x of [0.02, 1.62]) {
    box(model, { tone: 'safety', size: [0.08, 0.08, 1.2], at: [x, -1.68, 0], chamfer: 0.01 })
    box(model, { tone: 'glow', size: [0.03, 0.01, 0.9], at: [x, -1.724, 0.2] })
  }
  box(model, { tone: 'dark', size: [0.3, 0.1, 0.36], at: [-0.1, -1.74, 1.2], chamfer: 0.012 })
  box(model, { tone: 'glow', size: [0.24, 0.006, 0.18], at: [-0.1, -1.793, 1.33] })
}
