import { ball, tube } from './bent.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byValue, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'

const QUILL_Y = 0.16

/** Bridge measuring machine: a granite table, a portal that floats along it, a quill with its stylus. */
export const coordinateMeasuring: Shape = {
  kind: 'coordinate-measuring',
  lamp: [0.74, 0.4, 2.24],
  near(model) {
    table(model)
    workpiece(model)
    const bridge = joint(model, {
      motion: 'slide',
      axis: [0, 1, 0],
      pivot: [0, 0, 0],
      drive: byValue('axisY', [0, 1200], [-0.72, 0.4]),
    })
    portal(model, bridge)
    const carriage = joint(model, {
      parent: bridge,
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('axisX', [0, 900], [-0.37, 0.37]),
    })
    box(model, { tone: 'body', joint: carriage, size: [0.4, 0.46, 0.5], at: [0, 0.24, 1.72], chamfer: 0.05 })
    box(model, { tone: 'trim', joint: carriage, size: [0.3, 0.02, 0.2], at: [0, 0.0, 1.86] })
    const quill = joint(model, {
      parent: carriage,
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('axisZ', [0, 800], [-0.32, 0.12]),
    })
    probe(model, quill)
    // The controller and the hand box.
    box(model, { tone: 'trim', size: [0.34, 0.4, 0.62], at: [0.7, -0.94, 0.03], chamfer: 0.02 })
    vents(model, { across: 'x', at: [0.7, -1.14, 0.1], size: [0.24, 0.2], slats: 4 })
    box(model, { tone: 'glow', size: [0.1, 0.01, 0.05], at: [0.7, -1.143, 0.5] })
    prism(model, {
      tone: 'dark',
      outline: [
        [-1.1, 0.65],
        [-0.82, 0.65],
        [-0.82, 0.76],
        [-1.1, 0.69],
      ],
      length: 0.26,
      at: [0.57, 0, 0],
      along: 'x',
    })
    cylinder(model, { tone: 'steel', radius: 0.012, length: 0.08, at: [0.66, -0.98, 0.7], sides: 8 })
    cylinder(model, { tone: 'safety', radius: 0.025, length: 0.03, at: [0.76, -0.98, 0.7], sides: 8 })
  },
  mid(model) {
    for (const x of [-0.4, 0.4]) box(model, { tone: 'trim', size: [0.3, 1.6, 0.5], at: [x, 0.1, 0] })
    box(model, { tone: 'dark', size: [1.24, 2.1, 0.34], at: [0, 0.1, 0.48], chamfer: 0.03 })
    for (const x of [-0.74, 0.74]) box(model, { tone: 'body', size: [0.16, 0.4, 1.0], at: [x, 0.4, 0.84] })
    box(model, { tone: 'body', size: [1.64, 0.34, 0.34], at: [0, 0.44, 1.8], chamfer: 0.04 })
    box(model, { tone: 'body', size: [0.4, 0.46, 0.5], at: [0, 0.24, 1.72], chamfer: 0.05 })
    box(model, { tone: 'steel', size: [0.12, 0.12, 1.4], at: [0, QUILL_Y, 1.5] })
    box(model, { tone: 'work', size: [0.4, 0.4, 0.24], at: [0, -0.2, 0.82] })
    cylinder(model, { tone: 'lamp', radius: 0.045, length: 0.14, at: [0.74, 0.5, 2.1], sides: 8 })
  },
}

function table(model: Model): void {
  for (const [x, y] of [
    [-0.42, -0.5],
    [0.42, -0.5],
    [0, 0.75],
  ] as const) {
    cylinder(model, { tone: 'dark', radius: 0.12, length: 0.06, at: [x, y, 0], sides: 12 })
    box(model, { tone: 'trim', size: [0.26, 0.34, 0.36], at: [x, y, 0.05], chamfer: 0.03 })
    cylinder(model, { tone: 'steel', radius: 0.1, length: 0.08, at: [x, y, 0.41], sides: 12 })
  }
  box(model, { tone: 'trim', size: [1.0, 1.8, 0.12], at: [0, 0.1, 0.24], chamfer: 0.03 })
  box(model, { tone: 'dark', size: [1.24, 2.1, 0.34], at: [0, 0.1, 0.48], chamfer: 0.03 })
  for (const x of [-0.36, -0.12, 0.12, 0.36]) {
    for (const y of [-0.6, -0.25, 0.1, 0.45, 0.8]) {
      cylinder(model, { tone: 'steel', radius: 0.014, length: 0.004, at: [x, y, 0.818], sides: 6 })
    }
  }
  // The portal's way, with its scale, on the right edge.
  box(model, { tone: 'body', size: [0.08, 2.06, 0.16], at: [0.66, 0.1, 0.6], chamfer: 0.02 })
  box(model, { tone: 'safety', size: [0.006, 1.9, 0.02], at: [0.702, 0.1, 0.68] })
}

function workpiece(model: Model): void {
  for (const [x, y] of [
    [-0.16, -0.3],
    [0.16, -0.3],
    [0, 0.06],
  ] as const) {
    cylinder(model, { tone: 'steel', radius: 0.03, length: 0.06, at: [x, y, 0.82], sides: 10 })
  }
  revolve(model, {
    tone: 'work',
    profile: [
      [0, 0.88],
      [0.3, 0.88],
      [0.3, 0.92],
      [0.16, 0.94],
      [0.13, 1.0],
      [0.06, 1.0],
      [0.06, 0.97],
      [0, 0.97],
    ],
    at: [0, -0.16, 0],
    sides: 28,
  })
  for (let hole = 0; hole < 6; hole++) {
    const angle = (hole / 6) * Math.PI * 2
    cylinder(model, {
      tone: 'dark',
      radius: 0.025,
      length: 0.006,
      at: [Math.cos(angle) * 0.24, -0.16 + Math.sin(angle) * 0.24, 0.923],
      sides: 8,
    })
  }
  // The master ball on which the stylus is checked.
  cylinder(model, { tone: 'steel', radius: 0.012, length: 0.16, at: [-0.42, 0.6, 0.82], sides: 8 })
  ball(model, { tone: 'steel', radius: 0.03, at: [-0.42, 0.6, 0.99], sides: 12 })
}

function portal(model: Model, bridge: number): void {
  box(model, { tone: 'body', joint: bridge, size: [0.17, 0.6, 0.2], at: [-0.7, 0.42, 0.84], chamfer: 0.04 })
  box(model, { tone: 'body', joint: bridge, size: [0.2, 0.64, 0.5], at: [0.76, 0.42, 0.56], chamfer: 0.04 })
  for (const [x, width] of [
    [-0.72, 0.14],
    [0.77, 0.18],
  ] as const) {
    // Legs widen to the foot, in (y, z).
    prism(model, {
      tone: 'body',
      joint: bridge,
      outline: [
        [0.16, 1.02],
        [0.68, 1.02],
        [0.6, 1.82],
        [0.28, 1.82],
      ],
      length: width,
      at: [x - width / 2, 0, 0],
      along: 'x',
    })
  }
  box(model, { tone: 'body', joint: bridge, size: [1.66, 0.32, 0.3], at: [0.02, 0.44, 1.8], chamfer: 0.04 })
  box(model, { tone: 'steel', joint: bridge, size: [1.3, 0.02, 0.06], at: [0, 0.275, 1.84] })
  box(model, { tone: 'dark', joint: bridge, size: [1.1, 0.12, 0.05], at: [0, 0.5, 2.1] })
  box(model, { tone: 'trim', joint: bridge, size: [0.1, 0.1, 0.12], at: [-0.7, 0.14, 0.83], chamfer: 0.02 })
  cylinder(model, {
    tone: 'steel',
    joint: bridge,
    radius: 0.05,
    length: 0.03,
    at: [-0.62, 0.2, 0.82],
    along: 'z',
    sides: 10,
  })
  tube(model, {
    tone: 'dark',
    joint: bridge,
    through: [
      [0.3, 0.52, 2.14],
      [0.2, 0.5, 2.3],
      [0.1, 0.42, 2.3],
      [0.08, 0.4, 2.2],
    ],
    radius: 0.025,
    sides: 6,
  })
  cylinder(model, {
    tone: 'lamp',
    joint: bridge,
    radius: 0.04,
    length: 0.14,
    at: [0.74, 0.54, 2.1],
    sides: 12,
  })
}

function probe(model: Model, quill: number): void {
  box(model, { tone: 'steel', joint: quill, size: [0.11, 0.11, 0.9], at: [0, QUILL_Y, 1.58], chamfer: 0.01 })
  box(model, { tone: 'body', joint: quill, size: [0.2, 0.2, 0.64], at: [0, QUILL_Y, 2.2], chamfer: 0.03 })
  box(model, { tone: 'trim', joint: quill, size: [0.09, 0.09, 0.06], at: [0, QUILL_Y, 1.53], chamfer: 0.01 })
  ball(model, { tone: 'dark', joint: quill, radius: 0.045, at: [0, QUILL_Y, 1.5], sides: 12 })
  cylinder(model, {
    tone: 'dark',
    joint: quill,
    radius: 0.022,
    length: 0.07,
    at: [0, QUILL_Y, 1.4],
    sides: 10,
  })
  cylinder(model, {
    tone: 'steel',
    joint: quill,
    radius: 0.005,
    length: 0.09,
    at: [0, QUILL_Y, 1.32],
    sides: 6,
  })
  ball(model, { tone: 'safety', joint: quill, radius: 0.012, at: [0, QUILL_Y, 1.315], sides: 8 })
}
