import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model, type Vec3 } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byRevolutions, byValue, frame, operatorPanel, vents, wayCover } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const CENTRE: Vec3 = [0, -0.38, 1.12]

/** Cylindrical grinder: work between centres on a long table, the wheel comes to it from behind. */
export const grinder: Shape = {
  kind: 'grinder',
  lamp: [1.45, 0.35, 2.56],
  near(model) {
    bed(model)
    guard(model)
    workTable(model)
    wheelhead(model)
    const door = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 0.9]),
    })
    for (const [x, y, by] of [
      [-0.62, -1.045, door],
      [0.43, -0.985, undefined],
    ] as const) {
      frame(model, {
        tone: 'trim',
        ...(by === undefined ? {} : { joint: by }),
        size: [1.06, 0.05, 1.12],
        at: [x, y, 0.72],
        bars: { left: 0.12, right: 0.12, top: 0.12, bottom: 0.28 },
      })
    }
    box(model, { tone: 'steel', joint: door, size: [0.035, 0.06, 0.5], at: [-0.15, -1.09, 0.95] })
    stackLight(model, [1.45, 0.35, 2.05])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [3.3, 1.5, 0.12], at: [-0.2, -0.3, 0] })
    box(model, { tone: 'body', size: [3.2, 1.46, 0.56], at: [-0.2, -0.3, 0.11], chamfer: 0.05 })
    box(model, { tone: 'body', size: [2.5, 1.3, 1.3], at: [-0.2, -0.36, 0.66], chamfer: 0.06 })
    box(model, { tone: 'trim', size: [2.1, 0.05, 1.0], at: [-0.2, -1.02, 0.76] })
    box(model, { tone: 'glass', size: [1.7, 0.07, 0.66], at: [-0.2, -1.02, 1.02] })
    box(model, { tone: 'trim', size: [1.0, 0.9, 0.9], at: [-0.1, 0.7, 0.7], chamfer: 0.08 })
    box(model, { tone: 'body', size: [0.7, 0.6, 1.95], at: [1.45, 0.35, 0.1], chamfer: 0.03 })
    box(model, { tone: 'trim', size: [1.7, 0.5, 0.6], at: [-0.9, 0.88, 0.05] })
    box(model, { tone: 'dark', size: [0.44, 0.12, 0.62], at: [1.2, -1.0, 1.0] })
    box(model, { tone: 'dark', size: [1.9, 0.84, 0.02], at: [-0.2, -0.28, 1.95] })
    distantLamp(model, [1.45, 0.35, 2.05])
  },
}

function bed(model: Model): void {
  box(model, { tone: 'dark', size: [3.3, 1.1, 0.12], at: [-0.2, -0.4, 0], chamfer: 0.02 })
  box(model, { tone: 'body', size: [3.2, 1.1, 0.56], at: [-0.2, -0.4, 0.11], chamfer: 0.05 })
  box(model, { tone: 'dark', size: [1.2, 1.1, 0.12], at: [-0.1, 0.6, 0] })
  box(model, { tone: 'body', size: [1.1, 1.1, 0.6], at: [-0.1, 0.6, 0.1], chamfer: 0.05 })
  wayCover(model, { from: -1.0, to: -1.7, along: 'x', width: 0.56, across: -0.38, z: 0.77, plates: 4 })
  wayCover(model, { from: 0.6, to: 1.32, along: 'x', width: 0.56, across: -0.38, z: 0.77, plates: 4 })
  box(model, { tone: 'steel', size: [1.7, 0.6, 0.06], at: [-0.2, -0.38, 0.66] })
  // Coolant is cleaned through paper: tank behind, roll and magnetic drum on it.
  box(model, { tone: 'trim', size: [1.1, 0.48, 0.56], at: [-1.3, 0.85, 0.06], chamfer: 0.03 })
  cylinder(model, { tone: 'body', radius: 0.14, length: 0.4, at: [-1.7, 0.65, 0.74], along: 'y', sides: 18 })
  cylinder(model, { tone: 'dark', radius: 0.11, length: 0.44, at: [-0.95, 0.63, 0.7], along: 'y', sides: 14 })
  tube(model, {
    tone: 'dark',
    through: [
      [-1.3, 0.85, 0.5],
      [-1.3, 0.85, 1.0],
      [-0.8, 0.8, 1.2],
      [-0.6, 0.7, 1.2],
    ],
    radius: 0.035,
  })
  box(model, { tone: 'body', size: [0.7, 0.6, 1.95], at: [1.45, 0.35, 0.1], chamfer: 0.03 })
  box(model, { tone: 'dark', size: [0.64, 0.54, 0.1], at: [1.45, 0.35, 0] })
  box(model, { tone: 'trim', size: [0.56, 0.02, 1.5], at: [1.45, 0.05, 0.35] })
  vents(model, { across: 'y', at: [1.8, 0.35, 1.3], size: [0.4, 0.45], slats: 6 })
  vents(model, { across: 'x', at: [1.45, 0.65, 1.3], size: [0.4, 0.45], slats: 6 })
}

function guard(model: Model): void {
  for (const [x, side] of [
    [-1.33, -1],
    [0.98, 1],
  ] as const) {
    // Side sheets lean back at the front edge, in (y, z).
    prism(model, {
      tone: 'body',
      outline: [
        [-1.0, 0.66],
        [0.24, 0.66],
        [0.24, 1.98],
        [-0.86, 1.98],
        [-1.0, 1.84],
      ],
      length: 0.3,
      at: [x - 0.15, 0, 0],
      along: 'x',
    })
    box(model, { tone: 'glass', size: [0.02, 0.56, 0.5], at: [x + side * 0.15, -0.38, 1.2] })
  }
  box(model, { tone: 'body', size: [2.01, 0.3, 0.1], at: [-0.175, -0.84, 1.88], chamfer: 0.03 })
  box(model, { tone: 'body', size: [2.01, 0.08, 0.1], at: [-0.175, 0.2, 1.88] })
  for (const x of [-0.95, 0.65]) box(model, { tone: 'body', size: [0.46, 0.06, 1.24], at: [x, 0.2, 0.66] })
  box(model, { tone: 'dark', size: [3.0, 0.05, 0.05], at: [0.05, -1.02, 0.66] })
  box(model, { tone: 'steel', size: [2.9, 0.05, 0.05], at: [0.05, -1.02, 1.86] })
  tube(model, {
    tone: 'trim',
    through: [
      [1.2, -0.7, 1.9],
      [1.2, -1.0, 1.9],
      [1.2, -1.04, 1.8],
      [1.2, -1.04, 1.6],
    ],
    radius: 0.035,
  })
  operatorPanel(model, { at: [1.2, -1.07, 1.0], size: [0.44, 0.62], turned: -0.12 })
}

function workTable(model: Model): void {
  const table = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisZ', [0, 700], [-0.25, 0.25]),
  })
  const work = joint(model, {
    parent: table,
    motion: 'turn',
    axis: [1, 0, 0],
    pivot: CENTRE,
    drive: byRevolutions('workSpeed'),
  })
  const [, y, z] = CENTRE
  box(model, { tone: 'steel', joint: table, size: [1.5, 0.42, 0.1], at: [-0.2, y, 0.78], chamfer: 0.02 })
  box(model, { tone: 'body', joint: table, size: [0.36, 0.36, 0.42], at: [-0.74, y, 0.88], chamfer: 0.04 })
  box(model, { tone: 'body', joint: table, size: [0.26, 0.28, 0.38], at: [0.38, y, 0.88], chamfer: 0.04 })
  const centre = { tone: 'steel', joint: table, along: 'x', sides: 12 } as const
  cylinder(model, { ...centre, radius: 0.012, endRadius: 0.05, length: 0.1, at: [0.16, y, z] })
  cylinder(model, { ...centre, radius: 0.012, endRadius: 0.012, length: 0.05, at: [-0.48, y, z] })
  cylinder(model, {
    tone: 'steel',
    joint: work,
    radius: 0.14,
    length: 0.05,
    at: [-0.56, y, z],
    along: 'x',
    sides: 20,
  })
  box(model, { tone: 'dark', joint: work, size: [0.05, 0.04, 0.12], at: [-0.49, y, z + 0.02] })
  revolve(model, {
    tone: 'work',
    joint: work,
    profile: [
      [0, 0],
      [0.05, 0],
      [0.05, 0.12],
      [0.075, 0.12],
      [0.075, 0.36],
      [0.06, 0.36],
      [0.06, 0.5],
      [0.04, 0.5],
      [0.04, 0.62],
      [0, 0.62],
    ],
    at: [-0.46, y, z],
    along: 'x',
    sides: 20,
  })
  tube(model, {
    tone: 'dark',
    joint: table,
    through: [
      [-0.74, y + 0.15, 1.1],
      [-0.74, y + 0.3, 1.14],
      [-0.9, y + 0.34, 0.95],
    ],
    radius: 0.025,
    sides: 6,
  })
}

function wheelhead(model: Model): void {
  const slide = joint(model, {
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisX', [0, 320], [0, 0.3]),
  })
  const [wheelY, z] = [CENTRE[1] + 0.085 + 0.25, CENTRE[2]]
  const wheel = joint(model, {
    parent: slide,
    motion: 'turn',
    axis: [1, 0, 0],
    pivot: [0, wheelY, z],
    drive: byRevolutions('wheelSpeed'),
  })
  wayCover(model, {
    joint: slide,
    from: 0.72,
    to: 0.82,
    along: 'y',
    width: 0.7,
    across: -0.1,
    z: 0.8,
    plates: 2,
  })
  box(model, { tone: 'body', joint: slide, size: [0.76, 0.7, 0.62], at: [-0.2, 0.42, 0.74], chamfer: 0.06 })
  box(model, { tone: 'trim', joint: slide, size: [0.5, 0.3, 0.3], at: [-0.3, 0.4, 1.34], chamfer: 0.05 })
  cylinder(model, {
    tone: 'dark',
    joint: slide,
    radius: 0.14,
    length: 0.3,
    at: [-0.82, 0.3, 1.14],
    along: 'x',
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: slide,
    radius: 0.1,
    length: 0.5,
    at: [-0.52, wheelY, z],
    along: 'x',
    sides: 16,
  })
  // The wheel's hood is open to the work; in (y, z).
  prism(model, {
    tone: 'safety',
    joint: slide,
    outline: [
      [wheelY - 0.12, z + 0.27],
      [wheelY + 0.3, z - 0.3],
      [wheelY + 0.34, z + 0.2],
      [wheelY + 0.14, z + 0.34],
      [wheelY - 0.06, z + 0.34],
    ],
    length: 0.2,
    at: [-0.12, 0, 0],
    along: 'x',
  })
  cylinder(model, {
    tone: 'trim',
    joint: wheel,
    radius: 0.25,
    length: 0.09,
    at: [-0.065, wheelY, z],
    along: 'x',
    sides: 32,
  })
  cylinder(model, {
    tone: 'steel',
    joint: wheel,
    radius: 0.09,
    length: 0.24,
    at: [-0.14, wheelY, z],
    along: 'x',
    sides: 16,
  })
  for (const angle of [0, 2.1, 4.2]) {
    const at: Vec3 = [0.1, wheelY + Math.cos(angle) * 0.06, z + Math.sin(angle) * 0.06]
    cylinder(model, { tone: 'dark', joint: wheel, radius: 0.015, length: 0.012, at, along: 'x', sides: 6 })
  }
  tube(model, {
    tone: 'dark',
    joint: slide,
    through: [
      [0.14, 0.3, 1.5],
      [0.14, 0.0, 1.56],
      [0.06, -0.2, 1.42],
      [0.0, -0.27, 1.27],
    ],
    radius: 0.022,
    sides: 6,
  })
}
