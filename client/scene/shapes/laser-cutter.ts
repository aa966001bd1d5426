import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byValue, frame, operatorPanel, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const CABIN_X = -0.55

/** Fibre laser: a long cabin with its gantry, the exchange table drawn out on the right, source and filter on the left. */
export const laserCutter: Shape = {
  kind: 'laser-cutter',
  lamp: [-2.4, -1.0, 2.91],
  near(model) {
    cabin(model)
    cuttingBed(model)
    gantry(model)
    exchangeTable(model)
    supplies(model)
    const door = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 1.55]),
    })
    frame(model, {
      tone: 'safety',
      joint: door,
      size: [1.7, 0.05, 1.36],
      at: [-1.35, -1.4, 0.66],
      bars: { left: 0.12, right: 0.12, top: 0.12, bottom: 0.4 },
    })
    box(model, { tone: 'dark', joint: door, size: [0.04, 0.05, 0.5], at: [-2.115, -1.43, 0.95] })
    stackLight(model, [-2.4, -1.0, 2.4])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [4.3, 2.5, 0.4], at: [CABIN_X, 0, 0] })
    box(model, { tone: 'body', size: [4.4, 2.6, 1.98], at: [CABIN_X, 0, 0.4], chamfer: 0.1 })
    box(model, { tone: 'dark', size: [3.5, 2.2, 0.02], at: [CABIN_X, 0.1, 2.37] })
    box(model, { tone: 'safety', size: [1.7, 0.06, 1.3], at: [-1.35, -1.31, 0.6] })
    box(model, { tone: 'glass', size: [1.4, 0.08, 0.8], at: [-1.35, -1.31, 1.0] })
    box(model, { tone: 'glass', size: [1.4, 0.04, 0.7], at: [0.5, -1.31, 1.05] })
    box(model, { tone: 'dark', size: [2.6, 2.0, 0.7], at: [3.0, 0, 0] })
    box(model, { tone: 'work', size: [2.4, 1.5, 0.06], at: [3.0, 0, 0.76] })
    box(model, { tone: 'body', size: [1.0, 1.2, 1.9], at: [-3.9, -0.5, 0], chamfer: 0.04 })
    box(model, { tone: 'trim', size: [1.0, 1.0, 2.2], at: [-3.7, 0.9, 0], chamfer: 0.04 })
    distantLamp(model, [-2.4, -1.0, 2.37])
  },
}

function cabin(model: Model): void {
  const half = 2.2
  box(model, { tone: 'dark', size: [4.3, 2.5, 0.16], at: [CABIN_X, 0, 0], chamfer: 0.03 })
  for (const side of [-1, 1]) {
    const x = CABIN_X + side * (half - 0.2)
    // End walls in (y, z): open low so that the pallet passes.
    prism(model, {
      tone: 'body',
      outline: [
        [-1.36, 1.06],
        [1.36, 1.06],
        [1.36, 2.4],
        [-1.1, 2.4],
        [-1.36, 2.14],
      ],
      length: 0.4,
      at: [x - 0.2, 0, 0],
      along: 'x',
    })
    for (const y of [-1.2, 1.2]) box(model, { tone: 'body', size: [0.4, 0.32, 0.95], at: [x, y, 0.12] })
  }
  box(model, { tone: 'body', size: [3.6, 0.08, 2.24], at: [CABIN_X, 1.32, 0.14] })
  // The front: sill, a door on the left half, a wide window on the right half, a lintel that leans back.
  box(model, { tone: 'trim', size: [3.6, 0.1, 0.5], at: [CABIN_X, -1.31, 0.12] })
  frame(model, {
    tone: 'body',
    size: [1.92, 0.06, 1.42],
    at: [CABIN_X + 0.84, -1.32, 0.62],
    bars: { left: 0.12, right: 0.16, top: 0.2, bottom: 0.46 },
  })
  box(model, { tone: 'dark', size: [0.05, 0.07, 0.76], at: [CABIN_X + 0.84, -1.32, 1.08] })
  prism(model, {
    tone: 'body',
    outline: [
      [-1.36, 2.02],
      [-1.1, 2.02],
      [-1.06, 2.39],
      [-1.12, 2.39],
      [-1.36, 2.14],
    ],
    length: 3.6,
    at: [CABIN_X - 1.8, 0, 0],
    along: 'x',
  })
  box(model, { tone: 'steel', size: [3.7, 0.05, 0.05], at: [CABIN_X, -1.38, 2.04] })
  box(model, { tone: 'dark', size: [3.7, 0.05, 0.05], at: [CABIN_X, -1.38, 0.6] })
  // Beams across the open roof carry the lamps.
  for (const x of [-1.35, 0.25]) box(model, { tone: 'trim', size: [0.14, 2.4, 0.1], at: [x, 0.1, 2.27] })
  for (const y of [-0.7, 0.9]) box(model, { tone: 'glow', size: [1.3, 0.08, 0.04], at: [CABIN_X, y, 2.3] })
  box(model, { tone: 'safety', size: [1.5, 0.012, 0.08], at: [CABIN_X + 0.84, -1.357, 0.8] })
  tube(model, {
    tone: 'trim',
    through: [
      [1.4, -1.3, 1.9],
      [1.4, -1.46, 1.9],
      [1.4, -1.5, 1.7],
    ],
    radius: 0.03,
  })
  operatorPanel(model, { at: [1.4, -1.49, 1.0], size: [0.5, 0.7], turned: 0.12 })
}

/** Upright slats on which a sheet lies. */
function slats(model: Model, from: number, to: number, z: number): void {
  for (let x = from; x <= to; x += 0.18) {
    box(model, { tone: 'dark', size: [0.02, 1.6, 0.12], at: [x, 0, z] })
  }
}

function cuttingBed(model: Model): void {
  for (const y of [-0.98, 0.98]) {
    box(model, { tone: 'body', size: [3.7, 0.26, 0.84], at: [CABIN_X, y, 0.15], chamfer: 0.03 })
    box(model, { tone: 'steel', size: [3.6, 0.1, 0.06], at: [CABIN_X, y, 0.99] })
  }
  prism(model, {
    tone: 'steel',
    outline: [
      [-0.86, 0.16],
      [0.86, 0.16],
      [0.86, 0.5],
      [0.1, 0.24],
      [-0.1, 0.24],
    ],
    length: 3.5,
    at: [CABIN_X - 1.75, 0, 0],
    along: 'x',
  })
  slats(model, CABIN_X - 1.7, CABIN_X + 1.7, 0.66)
  box(model, { tone: 'work', size: [3.05, 1.5, 0.008], at: [CABIN_X, 0, 0.782] })
}

function gantry(model: Model): void {
  const bridge = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisX', [0, 3050], [-1.48, 1.48]),
  })
  const carriage = joint(model, {
    parent: bridge,
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisY', [0, 1530], [-0.7, 0.7]),
  })
  const head = joint(model, {
    parent: carriage,
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: byValue('axisZ', [0, 120], [0, 0.12]),
  })
  for (const y of [-0.98, 0.98]) {
    box(model, { tone: 'dark', joint: bridge, size: [0.5, 0.2, 0.14], at: [CABIN_X, y, 1.05], chamfer: 0.02 })
  }
  box(model, {
    tone: 'trim',
    joint: bridge,
    size: [0.3, 2.16, 0.26],
    at: [CABIN_X + 0.06, 0, 1.19],
    chamfer: 0.04,
  })
  box(model, { tone: 'dark', joint: bridge, size: [0.12, 2.0, 0.06], at: [CABIN_X + 0.06, 0, 1.46] })
  box(model, {
    tone: 'body',
    joint: carriage,
    size: [0.2, 0.3, 0.44],
    at: [CABIN_X - 0.19, 0, 1.1],
    chamfer: 0.03,
  })
  tube(model, {
    tone: 'dark',
    joint: carriage,
    through: [
      [CABIN_X - 0.16, 0, 1.5],
      [CABIN_X - 0.14, 0, 1.66],
      [CABIN_X, 0.1, 1.72],
      [CABIN_X + 0.06, 0.3, 1.5],
    ],
    radius: 0.035,
  })
  revolve(model, {
    tone: 'steel',
    joint: head,
    profile: [
      [0, 0.81],
      [0.012, 0.81],
      [0.03, 0.86],
      [0.03, 0.9],
      [0.05, 0.92],
      [0.05, 1.12],
    ],
    at: [CABIN_X - 0.24, 0, 0],
    sides: 16,
  })
  cylinder(model, {
    tone: 'glow',
    joint: head,
    radius: 0.012,
    length: 0.028,
    at: [CABIN_X - 0.24, 0, 0.79],
    sides: 8,
  })
  box(model, {
    tone: 'safety',
    joint: head,
    size: [0.09, 0.14, 0.3],
    at: [CABIN_X - 0.29, 0, 1.1],
    chamfer: 0.02,
  })
}

function exchangeTable(model: Model): void {
  // Two pallets over each other; the upper one has been cut: its parts lie in the sheet.
  for (const x of [1.8, 3.1, 4.36]) {
    for (const y of [-0.96, 0.96]) box(model, { tone: 'trim', size: [0.12, 0.12, 0.62], at: [x, y, 0] })
  }
  for (const y of [-0.96, 0.96]) {
    box(model, { tone: 'safety', size: [2.74, 0.14, 0.12], at: [3.1, y, 0.6], chamfer: 0.02 })
    box(model, { tone: 'trim', size: [2.7, 0.1, 0.1], at: [3.1, y * 0.98, 0.3] })
  }
  slats(model, 1.9, 4.36, 0.64)
  box(model, { tone: 'work', size: [2.5, 1.5, 0.008], at: [3.1, 0, 0.762] })
  for (const [x, y, r] of [
    [2.3, -0.4, 0.24],
    [2.9, -0.42, 0.2],
    [3.5, -0.4, 0.24],
    [4.0, -0.42, 0.2],
    [2.3, 0.3, 0.2],
    [3.0, 0.3, 0.28],
    [3.8, 0.3, 0.32],
  ] as const) {
    cylinder(model, { tone: 'trim', radius: r, length: 0.006, at: [x, y, 0.768], sides: 18 })
    cylinder(model, { tone: 'dark', radius: r * 0.4, length: 0.004, at: [x, y, 0.773], sides: 12 })
  }
  for (const y of [-1.5, 1.5]) {
    for (const x of [1.9, 4.4])
      box(model, { tone: 'safety', size: [0.1, 0.1, 1.1], at: [x, y, 0], chamfer: 0.015 })
  }
}

function supplies(model: Model): void {
  box(model, { tone: 'body', size: [1.1, 1.2, 1.86], at: [-3.8, -0.7, 0.08], chamfer: 0.04 })
  box(model, { tone: 'dark', size: [1.04, 1.14, 0.1], at: [-3.8, -0.7, 0] })
  for (const x of [-4.06, -3.54]) box(model, { tone: 'trim', size: [0.46, 0.02, 1.5], at: [x, -1.3, 0.25] })
  box(model, { tone: 'glow', size: [0.2, 0.02, 0.12], at: [-3.54, -1.308, 1.4] })
  // Chiller with its fans on top.
  box(model, { tone: 'trim', size: [0.8, 0.8, 1.3], at: [-4.0, 0.45, 0.08], chamfer: 0.03 })
  for (const x of [-4.18, -3.82]) {
    cylinder(model, { tone: 'dark', radius: 0.15, length: 0.05, at: [x, 0.45, 1.38], sides: 16 })
    cylinder(model, { tone: 'steel', radius: 0.05, length: 0.03, at: [x, 0.45, 1.43], sides: 10 })
  }
  vents(model, { across: 'y', at: [-4.4, 0.45, 0.4], size: [0.6, 0.7], slats: 7 })
  // Dust filter: hopper, cartridges' housing, fan, duct to the cabin.
  box(model, { tone: 'body', size: [0.9, 0.6, 1.5], at: [-3.3, 1.25, 0.7], chamfer: 0.04 })
  revolve(model, {
    tone: 'trim',
    profile: [
      [0, 0.28],
      [0.12, 0.28],
      [0.28, 0.7],
    ],
    at: [-3.3, 1.25, 0],
    sides: 12,
  })
  cylinder(model, { tone: 'dark', radius: 0.2, length: 0.26, at: [-3.3, 1.25, 0.02], sides: 14 })
  for (const x of [-3.7, -2.9]) box(model, { tone: 'dark', size: [0.06, 0.5, 0.72], at: [x, 1.25, 0] })
  tube(model, {
    tone: 'steel',
    through: [
      [-2.9, 1.2, 1.7],
      [-2.6, 1.2, 1.7],
      [-2.5, 0.9, 1.7],
      [-2.7, 0.6, 1.7],
    ],
    radius: 0.12,
    sides: 12,
  })
  tube(model, {
    tone: 'dark',
    through: [
      [-3.3, -0.7, 1.9],
      [-3.3, -0.7, 2.1],
      [-2.7, -0.5, 2.1],
    ],
    radius: 0.05,
  })
}
