import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { byValue, frame, levellers, operatorPanel, TURN, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const BELT_Z = 0.95
const ROLLER = 0.07

/** Through-feed washer: a belt from left to right through wash, rinse and hot air. */
export const washer: Shape = {
  kind: 'washer',
  lamp: [1.76, 0.3, 2.38],
  near(model) {
    frameOf(model)
    tunnel(model)
    belt(model)
    tanks(model)
    roof(model)
    const hatch = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 0.42]),
    })
    box(model, {
      tone: 'trim',
      joint: hatch,
      size: [1.1, 0.04, 0.66],
      at: [-0.98, -0.63, 1.0],
      chamfer: 0.015,
    })
    box(model, { tone: 'glass', joint: hatch, size: [0.7, 0.02, 0.34], at: [-0.98, -0.652, 1.16] })
    tube(model, {
      tone: 'steel',
      joint: hatch,
      through: [
        [-1.3, -0.66, 1.08],
        [-1.3, -0.7, 1.08],
        [-0.66, -0.7, 1.08],
        [-0.66, -0.66, 1.08],
      ],
      radius: 0.015,
      sides: 6,
    })
    stackLight(model, [1.76, 0.3, 1.87])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [4.9, 0.9, 0.16], at: [0, 0, 0.82] })
    for (const x of [-2.3, 2.3]) box(model, { tone: 'dark', size: [0.1, 0.8, 0.84], at: [x, 0, 0] })
    box(model, { tone: 'trim', size: [3.6, 1.2, 0.8], at: [0, -0.1, 0.06] })
    box(model, { tone: 'body', size: [3.8, 1.2, 1.0], at: [0, 0, 0.85], chamfer: 0.1 })
    for (const x of [-0.98, 0.25, 1.38])
      box(model, { tone: 'trim', size: [0.9, 0.05, 0.6], at: [x, -0.6, 1.0] })
    cylinder(model, { tone: 'steel', radius: 0.16, length: 0.5, at: [-1.5, 0.2, 1.7], sides: 10 })
    box(model, { tone: 'trim', size: [0.9, 0.7, 0.34], at: [1.2, 0.1, 1.8] })
    box(model, { tone: 'dark', size: [0.4, 0.12, 0.56], at: [2.1, -0.68, 1.1] })
    distantLamp(model, [1.76, 0.3, 1.84])
  },
}

function frameOf(model: Model): void {
  levellers(model, [-1.6, 0, 1.6], [-0.5, 0.5], 0.1)
  for (const x of [-2.36, 2.36]) {
    for (const y of [-0.42, 0.42]) {
      box(model, { tone: 'dark', size: [0.07, 0.07, 0.8], at: [x, y, 0.03] })
      cylinder(model, { tone: 'dark', radius: 0.06, length: 0.03, at: [x, y, 0], sides: 8 })
    }
    box(model, { tone: 'dark', size: [0.05, 0.78, 0.05], at: [x, 0, 0.3] })
  }
  for (const y of [-0.46, 0.46]) box(model, { tone: 'steel', size: [4.94, 0.05, 0.16], at: [0, y, 0.82] })
}

function tunnel(model: Model): void {
  // The hood in (y, z), its shoulders sloped; entrance and exit are openings with curtains.
  const hood = [
    [-0.6, 1.62],
    [0.6, 1.62],
    [0.6, 1.72],
    [0.44, 1.88],
    [-0.44, 1.88],
    [-0.6, 1.72],
  ] as const
  prism(model, { tone: 'body', outline: hood, length: 3.8, at: [-1.9, 0, 0], along: 'x' })
  for (const [x, width] of [
    [-1.71, 0.38],
    [-0.36, 0.16],
    [0.86, 0.16],
    [1.86, 0.08],
  ] as const) {
    box(model, { tone: 'body', size: [width, 0.05, 0.84], at: [x, -0.575, 0.8] })
  }
  box(model, { tone: 'body', size: [3.8, 0.05, 0.84], at: [0, 0.575, 0.8] })
  // Rinse and dryer are watched through frames; behind the washing hatch is water.
  frame(model, {
    tone: 'trim',
    size: [1.06, 0.05, 0.82],
    at: [0.25, -0.58, 0.8],
    bars: { left: 0.1, right: 0.1, top: 0.1, bottom: 0.28 },
  })
  frame(model, {
    tone: 'trim',
    size: [0.88, 0.05, 0.82],
    at: [1.38, -0.58, 0.8],
    bars: { left: 0.08, right: 0.08, top: 0.1, bottom: 0.28 },
  })
  for (const y of [-0.4, 0.4]) {
    for (const x of [-1.8, -0.4, 0.9, 1.8]) {
      box(model, { tone: 'dark', size: [0.05, 0.05, 0.66], at: [x, y, BELT_Z + 0.02] })
    }
  }
  // Spray pipes stand as arches over the belt.
  for (const x of [-1.3, -0.9, -0.5, 0.0, 0.35, 0.7]) {
    tube(model, {
      tone: 'steel',
      through: [
        [x, 0.5, 0.9],
        [x, 0.5, 1.5],
        [x, -0.3, 1.5],
      ],
      radius: 0.022,
      sides: 6,
    })
  }
  for (const x of [-1.87, 1.87]) {
    box(model, { tone: 'body', size: [0.06, 1.15, 0.16], at: [x, 0, 1.46] })
    for (let strip = 0; strip < 7; strip++) {
      box(model, { tone: 'dark', size: [0.015, 0.105, 0.3], at: [x, -0.36 + strip * 0.12, 1.18] })
    }
  }
}

function belt(model: Model): void {
  const carried = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'speed', channel: 'beltSpeed', perUnit: 1 / 60, wrap: 1 },
  })
  box(model, { tone: 'belt', size: [4.76, 0.8, 0.025], at: [0, 0, BELT_Z - 0.025] })
  box(model, { tone: 'belt', size: [4.76, 0.8, 0.025], at: [0, 0, BELT_Z - 2 * ROLLER - 0.01] })
  for (const x of [-2.38, 2.38]) {
    const roller = joint(model, {
      motion: 'turn',
      axis: [0, 1, 0],
      pivot: [x, 0, BELT_Z - ROLLER],
      drive: { by: 'speed', channel: 'beltSpeed', perUnit: 1 / 60 / (TURN * ROLLER), wrap: TURN },
    })
    cylinder(model, {
      tone: 'belt',
      joint: roller,
      radius: ROLLER,
      length: 0.8,
      at: [x, -0.4, BELT_Z - ROLLER],
      along: 'y',
      sides: 12,
    })
    cylinder(model, {
      tone: 'steel',
      joint: roller,
      radius: 0.03,
      length: 0.98,
      at: [x, -0.49, BELT_Z - ROLLER],
      along: 'y',
      sides: 6,
    })
    box(model, {
      tone: 'steel',
      joint: roller,
      size: [0.1, 0.012, 0.03],
      at: [x, -0.41, BELT_Z - ROLLER - 0.015],
    })
  }
  // Baskets come by at every half metre; after one metre the row is as it was.
  for (let i = 0; i < 8; i++) {
    const x = -2.2 + i * 0.5
    box(model, { tone: 'dark', joint: carried, size: [0.36, 0.5, 0.05], at: [x, 0, BELT_Z] })
    for (const y of [-0.15, 0.05, 0.2]) {
      cylinder(model, {
        tone: 'work',
        joint: carried,
        radius: 0.075,
        length: 0.1,
        at: [x - 0.08 + (y + 0.15) * 0.4, y, BELT_Z + 0.05],
        sides: 10,
      })
    }
  }
}

function tanks(model: Model): void {
  for (const [x, width] of [
    [-0.95, 1.7],
    [0.55, 1.2],
  ] as const) {
    box(model, { tone: 'trim', size: [width, 1.2, 0.68], at: [x, -0.06, 0.1], chamfer: 0.03 })
    cylinder(model, {
      tone: 'steel',
      radius: 0.16,
      length: 0.1,
      at: [x - 0.3, -0.76, 0.48],
      along: 'y',
      sides: 14,
    })
    // Pump on the tank's rim, its pipe to the sprays, the bag filter beside it.
    box(model, { tone: 'dark', size: [0.3, 0.24, 0.12], at: [x + 0.35, -0.74, 0.3] })
    cylinder(model, { tone: 'safety', radius: 0.1, length: 0.3, at: [x + 0.35, -0.74, 0.42], sides: 14 })
    cylinder(model, { tone: 'steel', radius: 0.09, length: 0.56, at: [x + 0.02, -0.75, 0.12], sides: 14 })
    tube(model, {
      tone: 'steel',
      through: [
        [x + 0.55, 0.66, 0.3],
        [x + 0.55, 0.72, 0.4],
        [x + 0.55, 0.72, 1.4],
        [x + 0.55, 0.56, 1.5],
      ],
      radius: 0.05,
    })
  }
  box(model, { tone: 'body', size: [0.5, 0.26, 1.5], at: [1.5, 0.74, 0.12], chamfer: 0.02 })
  box(model, { tone: 'dark', size: [0.9, 1.0, 0.64], at: [1.65, 0, 0.1], chamfer: 0.03 })
  vents(model, { across: 'x', at: [1.65, -0.5, 0.28], size: [0.6, 0.3], slats: 4 })
  tube(model, {
    tone: 'trim',
    through: [
      [2.1, -0.5, 0.9],
      [2.1, -0.62, 0.95],
      [2.1, -0.66, 1.2],
    ],
    radius: 0.03,
  })
  operatorPanel(model, { at: [2.1, -0.7, 1.08], size: [0.4, 0.54], turned: -0.1 })
}

function roof(model: Model): void {
  // Steam is drawn off at both ends; the dryer has its blower and heater above.
  for (const x of [-1.55, 0.1]) {
    prism(model, {
      tone: 'steel',
      outline: [
        [-0.2, 1.87],
        [0.2, 1.87],
        [0.1, 1.98],
        [-0.1, 1.98],
      ],
      length: 0.4,
      at: [x - 0.2, 0.1, 0],
      along: 'x',
    })
  }
  tube(model, {
    tone: 'steel',
    through: [
      [-1.55, 0.1, 1.9],
      [-1.55, 0.1, 2.07],
      [0.1, 0.1, 2.07],
      [0.1, 0.1, 1.9],
    ],
    radius: 0.1,
    sides: 12,
  })
  cylinder(model, { tone: 'steel', radius: 0.11, length: 0.1, at: [-0.7, 0.1, 2.09], sides: 12 })
  box(model, { tone: 'trim', size: [0.9, 0.7, 0.26], at: [1.2, 0.05, 1.87], chamfer: 0.03 })
  cylinder(model, { tone: 'dark', radius: 0.11, length: 0.3, at: [0.62, -0.1, 2.0], along: 'x', sides: 14 })
  vents(model, { across: 'x', at: [1.2, -0.3, 1.91], size: [0.6, 0.18], slats: 3 })
}
