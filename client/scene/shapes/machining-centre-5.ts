import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { gantry, trunnion } from './five-axes.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { byValue, chipConveyor, frame, operatorPanel, TURN, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** Five axes: a gantry above, a trunnion below that tilts the turning table, a tower of tools on the left. */
export const machiningCentre5: Shape = {
  kind: 'machining-centre-5',
  lamp: [1.25, 1.2, 3.31],
  near(model) {
    frameOf(model)
    cabin(model)
    tower(model)
    gantry(model)
    trunnion(model)
    const door = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 0.98]),
    })
    frame(model, {
      tone: 'trim',
      joint: door,
      size: [1.36, 0.06, 1.62],
      at: [-0.1, -1.53, 0.72],
      bars: { left: 0.14, right: 0.2, top: 0.16, bottom: 0.46 },
    })
    box(model, { tone: 'steel', joint: door, size: [0.04, 0.06, 0.7], at: [-0.7, -1.58, 1.1] })
    stackLight(model, [1.25, 1.2, 2.8])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [3.0, 3.0, 0.3], at: [0.1, 0.1, 0] })
    box(model, { tone: 'body', size: [0.8, 2.8, 2.5], at: [-1.2, 0.1, 0.2], chamfer: 0.06 })
    box(model, { tone: 'body', size: [0.84, 2.8, 2.6], at: [1.06, 0.1, 0.2], chamfer: 0.06 })
    box(model, { tone: 'body', size: [1.5, 2.6, 2.0], at: [-0.1, 0.1, 0.3] })
    box(model, { tone: 'dark', size: [1.44, 1.6, 0.7], at: [-0.1, 0.55, 2.3] })
    box(model, { tone: 'trim', size: [1.36, 0.08, 1.62], at: [-0.1, -1.3, 0.72] })
    box(model, { tone: 'glass', size: [1.0, 0.12, 0.98], at: [-0.12, -1.31, 1.2] })
    box(model, { tone: 'dark', size: [0.5, 0.14, 0.7], at: [1.1, -1.5, 1.1] })
    box(model, { tone: 'dark', size: [0.06, 1.7, 1.7], at: [-1.61, 0.35, 0.75] })
    distantLamp(model, [1.25, 1.2, 2.8])
  },
}

function frameOf(model: Model): void {
  box(model, { tone: 'dark', size: [3.0, 2.9, 0.24], at: [0.05, 0.05, 0], chamfer: 0.03 })
  box(model, { tone: 'body', size: [1.5, 2.4, 0.42], at: [-0.1, -0.1, 0.24] })
  box(model, { tone: 'steel', size: [1.46, 2.0, 0.06], at: [-0.1, -0.35, 0.66] })
  box(model, { tone: 'body', size: [1.5, 0.3, 2.3], at: [-0.1, 1.3, 0.24] })
}

function cabin(model: Model): void {
  // Left and right towers lean back at the top, in (y, z).
  for (const [x, width] of [
    [-1.6, 0.76],
    [0.65, 0.85],
  ] as const) {
    prism(model, {
      tone: 'body',
      outline: [
        [-1.44, 0.2],
        [1.48, 0.2],
        [1.48, 2.7],
        [1.4, 2.8],
        [-0.7, 2.8],
        [-1.4, 2.2],
        [-1.44, 2.1],
      ],
      length: width,
      at: [x, 0, 0],
      along: 'x',
    })
    box(model, { tone: 'trim', size: [width - 0.1, 0.03, 0.34], at: [x + width / 2, -1.45, 0.3] })
  }
  // The roof before the gantry is a sloping window.
  prism(model, {
    tone: 'glass',
    outline: [
      [-1.38, 2.16],
      [-0.8, 2.66],
      [-0.8, 2.7],
      [-1.42, 2.18],
    ],
    length: 1.49,
    at: [-0.84, 0, 0],
    along: 'x',
  })
  box(model, { tone: 'body', size: [1.49, 0.14, 0.16], at: [-0.095, -0.74, 2.6], chamfer: 0.03 })
  box(model, { tone: 'body', size: [1.49, 0.12, 0.52], at: [-0.095, -1.44, 0.22], chamfer: 0.03 })
  box(model, { tone: 'steel', size: [2.8, 0.06, 0.06], at: [0.2, -1.49, 2.32] })
  box(model, { tone: 'dark', size: [2.8, 0.06, 0.05], at: [0.2, -1.49, 0.66] })
  for (const [x, y] of [
    [-0.8, -1.46],
    [0.62, -1.46],
  ] as const) {
    box(model, { tone: 'body', size: [0.1, 0.06, 1.6], at: [x, y, 0.72] })
  }
  vents(model, { across: 'y', at: [1.5, 0.6, 1.7], size: [0.9, 0.6], slats: 7 })
  box(model, { tone: 'trim', size: [0.03, 1.0, 1.9], at: [1.505, -0.6, 0.5] })
  // Mist extractor with its duct, and chips out at the back right.
  cylinder(model, { tone: 'trim', radius: 0.22, length: 0.7, at: [-1.25, 0.7, 2.98], along: 'y', sides: 16 })
  tube(model, {
    tone: 'steel',
    through: [
      [-1.05, 1.0, 2.98],
      [-0.7, 1.0, 2.98],
      [-0.6, 1.2, 2.9],
      [-0.6, 1.3, 2.5],
    ],
    radius: 0.08,
    sides: 10,
  })
  box(model, { tone: 'dark', size: [0.3, 0.5, 0.04], at: [-1.25, 1.05, 2.79] })
  box(model, { tone: 'dark', size: [1.5, 0.24, 0.5], at: [-0.6, 1.62, 0.06], chamfer: 0.03 })
  chipConveyor(model, { from: 0.3, to: 1.66, y: 1.62, width: 0.32, height: 1.25 })
  tube(model, {
    tone: 'trim',
    through: [
      [1.1, -1.4, 2.0],
      [1.1, -1.62, 2.0],
      [1.1, -1.66, 1.9],
      [1.1, -1.66, 1.7],
    ],
    radius: 0.04,
    sides: 8,
  })
  operatorPanel(model, { at: [1.1, -1.68, 1.02], size: [0.54, 0.74], turned: -0.12 })
}

function tower(model: Model): void {
  const [y, z] = [0.35, 1.6]
  const magazine = joint(model, {
    motion: 'turn',
    axis: [1, 0, 0],
    pivot: [0, y, z],
    drive: byValue('toolNumber', [0, 60], [0, TURN]),
  })
  // The wheel of tools stands in its own box on the left flank, behind a window frame.
  cylinder(model, {
    tone: 'dark',
    joint: magazine,
    radius: 0.86,
    length: 0.04,
    at: [-1.63, y, z],
    along: 'x',
    sides: 32,
  })
  cylinder(model, {
    tone: 'trim',
    joint: magazine,
    radius: 0.3,
    length: 0.03,
    at: [-1.66, y, z],
    along: 'x',
    sides: 20,
  })
  for (let pocket = 0; pocket < 30; pocket++) {
    const angle = (pocket / 30) * TURN
    const at = [y + Math.cos(angle) * 0.74, z + Math.sin(angle) * 0.74] as const
    cylinder(model, {
      tone: 'steel',
      joint: magazine,
      radius: 0.05,
      endRadius: 0.03,
      length: 0.06,
      at: [-1.685, at[0], at[1]],
      along: 'x',
      sides: 6,
    })
  }
  for (const [wide, high, dy, dz] of [
    [1.9, 0.06, 0, -0.95],
    [1.9, 0.06, 0, 0.89],
    [0.06, 1.78, -0.92, -0.89],
    [0.06, 1.78, 0.92, -0.89],
  ] as const) {
    box(model, { tone: 'body', size: [0.1, wide, high], at: [-1.645, y + dy, z + dz] })
  }
}
