import { gear, tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model, type Vec3 } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import {
  byRevolutions,
  byValue,
  chipConveyor,
  frame,
  levellers,
  operatorPanel,
  TURN,
  vents,
} from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const TABLE_X = -0.42
const TABLE_Y = -0.35
const HOB_X = 0.06
const HOB_Z = 1.42

/** Gear hobber: work upright on a turning table, its counter column on the left, the hob's column on the right. */
export const gearHobber: Shape = {
  kind: 'gear-hobber',
  lamp: [-1.1, 0.6, 3.12],
  near(model) {
    bed(model)
    cabin(model)
    work(model)
    hobHead(model)
    const door = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 0.85]),
    })
    frame(model, {
      tone: 'trim',
      joint: door,
      size: [1.08, 0.05, 1.6],
      at: [-0.36, -1.27, 0.76],
      bars: { left: 0.12, right: 0.16, top: 0.14, bottom: 0.3 },
    })
    box(model, { tone: 'steel', joint: door, size: [0.035, 0.06, 0.6], at: [-0.82, -1.31, 1.2] })
    stackLight(model, [-1.1, 0.6, 2.61])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [2.5, 2.2, 0.6], at: [-0.15, 0, 0] })
    box(model, { tone: 'body', size: [2.3, 2.3, 1.9], at: [-0.25, -0.1, 0.6], chamfer: 0.06 })
    box(model, { tone: 'body', size: [0.7, 1.2, 0.4], at: [-1.05, 0.2, 2.4] })
    box(model, { tone: 'trim', size: [0.8, 0.9, 0.36], at: [0.44, 0.0, 2.45] })
    box(model, { tone: 'trim', size: [1.08, 0.05, 1.6], at: [-0.36, -1.26, 0.76] })
    box(model, { tone: 'glass', size: [0.8, 0.07, 1.1], at: [-0.36, -1.26, 1.08] })
    box(model, { tone: 'dark', size: [0.44, 0.12, 0.62], at: [0.66, -1.31, 1.1] })
    box(model, { tone: 'dark', size: [1.2, 1.6, 0.02], at: [-0.14, -0.1, 2.49] })
    distantLamp(model, [-1.1, 0.6, 2.61])
  },
}

function bed(model: Model): void {
  levellers(model, [-1.25, 0.95], [-1.0, 1.0], 0.09)
  box(model, { tone: 'dark', size: [2.5, 2.3, 0.4], at: [-0.15, 0, 0.08], chamfer: 0.04 })
  box(model, { tone: 'body', size: [2.3, 1.6, 0.26], at: [-0.2, -0.2, 0.47], chamfer: 0.03 })
  for (const y of [-0.62, -0.08]) box(model, { tone: 'steel', size: [0.86, 0.1, 0.08], at: [0.4, y, 0.73] })
  chipConveyor(model, { from: 0.2, to: 1.46, y: 0.93, width: 0.4, height: 1.1 })
  // Hydraulics and cooling stand at the back.
  box(model, { tone: 'trim', size: [0.9, 0.5, 0.7], at: [-0.85, 1.12, 0.05], chamfer: 0.03 })
  cylinder(model, { tone: 'dark', radius: 0.12, length: 0.36, at: [-0.95, 1.12, 0.75], sides: 14 })
  tube(model, {
    tone: 'dark',
    through: [
      [-0.6, 1.1, 0.6],
      [-0.6, 1.1, 1.2],
      [-0.6, 0.9, 1.3],
      [-0.6, 0.7, 1.3],
    ],
    radius: 0.035,
  })
}

function cabin(model: Model): void {
  box(model, { tone: 'body', size: [0.62, 2.1, 2.12], at: [-1.1, -0.2, 0.5], chamfer: 0.06 })
  box(model, { tone: 'body', size: [0.46, 0.2, 1.94], at: [0.54, -1.14, 0.54], chamfer: 0.05 })
  box(model, { tone: 'body', size: [1.9, 0.1, 2.0], at: [0.04, 0.86, 0.5], chamfer: 0.03 })
  frame(model, {
    tone: 'body',
    seenFrom: 'side',
    size: [0.08, 2.1, 1.94],
    at: [0.94, -0.16, 0.54],
    bars: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.9 },
  })
  box(model, { tone: 'body', size: [0.2, 0.1, 1.9], at: [0.84, -1.16, 0.54] })
  box(model, { tone: 'body', size: [0.2, 0.06, 1.7], at: [0.24, -1.2, 0.7] })
  box(model, { tone: 'body', size: [1.1, 0.16, 0.24], at: [-0.24, -1.14, 0.5], chamfer: 0.03 })
  box(model, { tone: 'body', size: [1.1, 0.3, 0.16], at: [-0.24, -1.09, 2.36], chamfer: 0.03 })
  box(model, { tone: 'steel', size: [2.0, 0.05, 0.05], at: [0.0, -1.26, 2.38] })
  box(model, { tone: 'dark', size: [2.0, 0.05, 0.05], at: [0.0, -1.26, 0.7] })
  box(model, { tone: 'trim', size: [0.02, 1.4, 1.3], at: [-1.415, -0.2, 0.7] })
  vents(model, { across: 'y', at: [-1.42, -0.2, 2.1], size: [1.0, 0.3], slats: 4 })
  box(model, { tone: 'body', size: [0.8, 0.34, 2.0], at: [0.5, 1.1, 0.1], chamfer: 0.03 })
  tube(model, {
    tone: 'trim',
    through: [
      [0.66, -1.2, 2.2],
      [0.66, -1.34, 2.2],
      [0.66, -1.34, 2.1],
      [0.66, -1.34, 1.7],
    ],
    radius: 0.03,
  })
  operatorPanel(model, { at: [0.66, -1.3, 1.06], size: [0.44, 0.66], turned: -0.04 })
}

function work(model: Model): void {
  const table = joint(model, {
    motion: 'turn',
    axis: [0, 0, 1],
    pivot: [TABLE_X, TABLE_Y, 0],
    drive: byRevolutions('tableSpeed'),
  })
  const at = [TABLE_X, TABLE_Y, 0] as const
  cylinder(model, {
    tone: 'body',
    radius: 0.46,
    endRadius: 0.38,
    length: 0.24,
    at: [TABLE_X, TABLE_Y, 0.72],
    sides: 28,
  })
  cylinder(model, {
    tone: 'steel',
    joint: table,
    radius: 0.32,
    length: 0.06,
    at: [TABLE_X, TABLE_Y, 0.96],
    sides: 28,
  })
  for (const angle of [0, TURN / 4]) {
    box(model, {
      tone: 'dark',
      joint: table,
      size: [0.6, 0.03, 0.006],
      at: [TABLE_X, TABLE_Y, 1.02],
      turned: angle,
    })
  }
  revolve(model, {
    tone: 'steel',
    joint: table,
    profile: [
      [0.16, 1.02],
      [0.11, 1.1],
      [0.11, 1.3],
      [0.14, 1.3],
      [0.14, 1.34],
      [0, 1.34],
    ],
    at,
    sides: 20,
  })
  gear(model, {
    tone: 'work',
    joint: table,
    radius: 0.26,
    root: 0.22,
    teeth: 30,
    length: 0.16,
    at: [TABLE_X, TABLE_Y, 1.34],
  })
  cylinder(model, {
    tone: 'steel',
    joint: table,
    radius: 0.09,
    length: 0.06,
    at: [TABLE_X, TABLE_Y, 1.5],
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: table,
    radius: 0.04,
    length: 0.3,
    at: [TABLE_X, TABLE_Y, 1.56],
    sides: 12,
  })
  // The counter column's arm holds the arbor from above.
  box(model, { tone: 'body', size: [0.66, 0.3, 0.22], at: [TABLE_X - 0.16, TABLE_Y, 1.94], chamfer: 0.04 })
  revolve(model, {
    tone: 'dark',
    profile: [
      [0, 1.8],
      [0.06, 1.8],
      [0.11, 1.86],
      [0.11, 1.95],
    ],
    at,
    sides: 16,
  })
  cylinder(model, { tone: 'trim', radius: 0.1, length: 0.4, at: [TABLE_X, TABLE_Y, 2.15], sides: 14 })
}

function hobHead(model: Model): void {
  const column = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisX', [0, 220], [0, 0.2]),
  })
  const head = joint(model, {
    parent: column,
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: byValue('axisZ', [0, 350], [-0.16, 0.19]),
  })
  const shift = joint(model, {
    parent: head,
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: byValue('hobShift', [0, 180], [-0.07, 0.07]),
  })
  const hob = joint(model, {
    parent: shift,
    motion: 'turn',
    axis: [0, 1, 0],
    pivot: [HOB_X, 0, HOB_Z],
    drive: byRevolutions('hobSpeed'),
  })
  prism(model, {
    tone: 'body',
    joint: column,
    outline: [
      [0.3, -0.75],
      [0.66, -0.75],
      [0.72, -0.69],
      [0.72, 0.05],
      [0.3, 0.05],
    ],
    length: 1.94,
    at: [0, 0, 0.81],
  })
  box(model, { tone: 'trim', joint: column, size: [0.36, 0.6, 0.12], at: [0.5, -0.35, 2.74], chamfer: 0.03 })
  for (const y of [-0.62, -0.08]) {
    box(model, { tone: 'steel', joint: column, size: [0.04, 0.09, 1.6], at: [0.285, y, 1.0] })
  }
  box(model, {
    tone: 'trim',
    joint: head,
    size: [0.12, 0.7, 0.62],
    at: [0.22, TABLE_Y, HOB_Z - 0.31],
    chamfer: 0.03,
  })
  for (const y of [-0.62, -0.08]) {
    box(model, {
      tone: 'dark',
      joint: shift,
      size: [0.26, 0.14, 0.26],
      at: [0.08, y, HOB_Z - 0.13],
      chamfer: 0.03,
    })
  }
  cylinder(model, {
    tone: 'dark',
    joint: shift,
    radius: 0.12,
    length: 0.3,
    at: [0.1, -0.01, HOB_Z],
    along: 'y',
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: hob,
    radius: 0.035,
    length: 0.42,
    at: [HOB_X, -0.56, HOB_Z],
    along: 'y',
    sides: 12,
  })
  gear(model, {
    tone: 'steel',
    joint: hob,
    radius: 0.095,
    root: 0.07,
    teeth: 10,
    length: 0.24,
    at: [HOB_X, TABLE_Y - 0.12, HOB_Z],
    along: 'y',
  })
  const nozzle: readonly Vec3[] = [
    [0.2, -0.66, 1.7],
    [0.04, -0.62, 1.74],
    [-0.08, -0.42, 1.56],
  ]
  tube(model, { tone: 'safety', joint: head, through: nozzle, radius: 0.018, sides: 6 })
}
