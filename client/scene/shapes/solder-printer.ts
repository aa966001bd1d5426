import { boards, type Cabin, cabin, hood, RAIL_TOP, rear } from './board-line.ts'
import { distantLamp, feet, frontDoor, louvres, screenOnArm } from './fittings.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const CABIN: Cabin = { width: 1.36, front: -0.58, back: 0.8, floor: 0.78, sill: 1.02, top: 1.56, slope: 0.5 }

/** Stencil printer: a framed stencil across the cabin, two blades on a beam above it, the table below. */
export const solderPrinter: Shape = {
  kind: 'solder-printer',
  lamp: [-0.5, 0.6, 2.06],
  near(model) {
    base(model)
    cabin(model, CABIN)
    rear(model, CABIN)
    boards(model, 1.39, 2)
    table(model)
    stencil(model)
    squeegee(model)
    hood(model, CABIN, 0.7)
    screenOnArm(model, [0.45, -0.56, 0.96], 0.25, 0.09)
    stackLight(model, [-0.5, 0.6, 1.555])
  },
  mid(model) {
    box(model, { tone: 'body', size: [1.34, 1.4, 0.74], at: [0, 0.1, 0.06] })
    prism(model, {
      tone: 'body',
      outline: [
        [-0.58, 0.79],
        [0.8, 0.79],
        [0.8, 1.56],
        [-0.08, 1.56],
        [-0.58, 1.02],
      ],
      length: 1.36,
      at: [-0.68, 0, 0],
      along: 'x',
    })
    prism(model, {
      tone: 'glass',
      outline: [
        [-0.56, 1.05],
        [-0.13, 1.52],
        [-0.15, 1.54],
        [-0.59, 1.06],
      ],
      length: 1.1,
      at: [-0.55, 0, 0],
      along: 'x',
    })
    for (const x of [-0.32, 0.32]) box(model, { tone: 'trim', size: [0.56, 0.03, 0.5], at: [x, -0.6, 0.16] })
    box(model, { tone: 'dark', size: [0.42, 0.06, 0.32], at: [0.45, -0.74, 0.82] })
    box(model, { tone: 'glow', size: [0.36, 0.02, 0.24], at: [0.45, -0.775, 0.86] })
    distantLamp(model, [-0.5, 0.6, 1.555])
  },
}

function base(model: Model): void {
  feet(model, 1.16, 1.2)
  box(model, { tone: 'body', size: [1.34, 1.4, 0.7], at: [0, 0.1, 0.075], chamfer: 0.03 })
  frontDoor(model, [-0.32, -0.606, 0.18], 0.58, 0.5, -0.08)
  frontDoor(model, [0.32, -0.606, 0.18], 0.58, 0.5, 0.08)
  louvres(model, [-0.32, -0.62, 0.24], 0.4, 4)
  // Emergency stop and start button beneath the hood.
  box(model, { tone: 'dark', size: [0.34, 0.03, 0.1], at: [-0.42, -0.594, 0.86], chamfer: 0.008 })
  cylinder(model, {
    tone: 'safety',
    radius: 0.034,
    length: 0.02,
    at: [-0.5, -0.626, 0.91],
    along: 'y',
    sides: 12,
  })
  cylinder(model, {
    tone: 'dark',
    radius: 0.02,
    length: 0.03,
    at: [-0.5, -0.65, 0.91],
    along: 'y',
    sides: 10,
  })
  for (const x of [-0.42, -0.36, -0.3]) {
    cylinder(model, {
      tone: 'glow',
      radius: 0.014,
      length: 0.012,
      at: [x, -0.618, 0.91],
      along: 'y',
      sides: 8,
    })
  }
}

function table(model: Model): void {
  const lifts = joint(model, {
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'tableHeight', from: [0, 40], to: [0, 0.04] },
  })
  box(model, {
    tone: 'trim',
    joint: lifts,
    size: [0.5, 0.24, 0.05],
    at: [0, 0, RAIL_TOP - 0.115],
    chamfer: 0.008,
  })
  for (const x of [-0.2, 0.2]) {
    for (const y of [-0.08, 0.08]) {
      cylinder(model, { tone: 'steel', joint: lifts, radius: 0.02, length: 0.08, at: [x, y, 0.75], sides: 8 })
    }
  }
  box(model, { tone: 'dark', size: [1.2, 1.2, 0.02], at: [0, 0.1, 0.768] })
}

/** The stencil's frame, open in front of and behind the foil so that the table is seen. */
function stencil(model: Model): void {
  for (const y of [-0.36, 0.4]) box(model, { tone: 'steel', size: [1.04, 0.05, 0.04], at: [0, y, 1.08] })
  for (const x of [-0.52, 0.52]) box(model, { tone: 'steel', size: [0.05, 0.81, 0.041], at: [x, 0.02, 1.08] })
  box(model, { tone: 'work', size: [0.99, 0.72, 0.006], at: [0, 0.02, 1.09] })
  box(model, { tone: 'trim', size: [0.34, 0.3, 0.008], at: [0, 0.02, 1.091] })
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 4; column++) {
      box(model, {
        tone: 'dark',
        size: [0.03, 0.03, 0.004],
        at: [-0.105 + column * 0.07, -0.05 + row * 0.07, 1.0975],
      })
    }
  }
}

function squeegee(model: Model): void {
  for (const x of [-0.58, 0.58]) box(model, { tone: 'steel', size: [0.05, 1.1, 0.05], at: [x, 0.1, 1.3] })
  const sweeps = joint(model, {
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'squeegeePosition', from: [0, 500], to: [-0.22, 0.28] },
  })
  box(model, { tone: 'trim', joint: sweeps, size: [1.22, 0.12, 0.08], at: [0, 0, 1.355], chamfer: 0.012 })
  box(model, { tone: 'dark', joint: sweeps, size: [0.22, 0.14, 0.1], at: [0, 0, 1.41], chamfer: 0.012 })
  for (const side of [-1, 1]) {
    cylinder(model, {
      tone: 'steel',
      joint: sweeps,
      radius: 0.022,
      length: 0.1,
      at: [0, side * 0.045, 1.26],
      sides: 10,
    })
    box(model, {
      tone: 'safety',
      joint: sweeps,
      size: [0.52, 0.03, 0.05],
      at: [0, side * 0.05, 1.215],
      chamfer: 0.006,
    })
    const edge = [
      [side * 0.05 - 0.006, 1.22],
      [side * 0.035 - 0.006, 1.102],
      [side * 0.035 + 0.006, 1.102],
      [side * 0.05 + 0.006, 1.22],
    ] as const
    prism(model, { tone: 'steel', joint: sweeps, outline: edge, length: 0.5, at: [-0.25, 0, 0], along: 'x' })
  }
  cylinder(model, {
    tone: 'dark',
    joint: sweeps,
    radius: 0.018,
    length: 0.44,
    at: [-0.22, 0, 1.116],
    along: 'x',
    sides: 10,
  })
}
