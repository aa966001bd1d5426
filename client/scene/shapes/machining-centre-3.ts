import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
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
  wayCover,
} from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const MIDDLE = -0.15
const SPINDLE_Y = -0.12

/** Vertical machining centre: a column behind, the head rising through an open roof, doors that meet in the middle. */
export const machiningCentre3: Shape = {
  kind: 'machining-centre-3',
  lamp: [-1.2, 0.75, 2.71],
  near(model) {
    base(model)
    cabin(model)
    column(model)
    const head = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('axisZ', [0, 540], [-0.5, 0]),
    })
    const spindle = joint(model, {
      parent: head,
      motion: 'turn',
      axis: [0, 0, 1],
      pivot: [MIDDLE, SPINDLE_Y, 0],
      drive: byRevolutions('spindleSpeed'),
    })
    headstock(model, head, spindle)
    const saddle = joint(model, {
      motion: 'slide',
      axis: [0, 1, 0],
      pivot: [0, 0, 0],
      drive: byValue('axisY', [0, 500], [-0.2, 0.2]),
    })
    const table = joint(model, {
      parent: saddle,
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('axisX', [0, 850], [-0.4, 0.4]),
    })
    tables(model, saddle, table)
    const magazine = joint(model, {
      motion: 'turn',
      axis: [0, 0, 1],
      pivot: [-0.86, 0.36, 0],
      drive: byValue('toolNumber', [0, 24], [0, TURN]),
    })
    carousel(model, magazine)
    stackLight(model, [-1.2, 0.75, 2.2])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [2.3, 2.1, 0.56], at: [MIDDLE, 0, 0] })
    box(model, { tone: 'body', size: [2.4, 2.2, 1.5], at: [MIDDLE, -0.05, 0.56], chamfer: 0.06 })
    box(model, { tone: 'trim', size: [1.3, 0.04, 1.36], at: [MIDDLE, -1.16, 0.62] })
    box(model, { tone: 'glass', size: [0.46, 0.06, 0.66], at: [MIDDLE - 0.3, -1.16, 1.14] })
    box(model, { tone: 'glass', size: [0.46, 0.06, 0.66], at: [MIDDLE + 0.3, -1.16, 1.14] })
    box(model, { tone: 'body', size: [0.8, 0.6, 2.4], at: [MIDDLE, 0.85, 0.1] })
    box(model, { tone: 'trim', size: [0.44, 0.7, 0.6], at: [MIDDLE, 0.1, 2.06] })
    box(model, { tone: 'dark', size: [0.4, 0.12, 0.6], at: [0.85, -1.21, 1.1] })
    box(model, { tone: 'dark', size: [1.5, 1.3, 0.02], at: [MIDDLE, -0.1, 2.05] })
    box(model, { tone: 'trim', size: [0.4, 0.4, 0.3], at: [1.18, -0.5, 0.84] })
    distantLamp(model, [-1.2, 0.75, 2.05])
  },
}

function base(model: Model): void {
  levellers(model, [-1.15, 0.85], [-0.9, 0.9], 0.09)
  box(model, { tone: 'dark', size: [2.3, 2.1, 0.5], at: [MIDDLE, 0, 0.08], chamfer: 0.04 })
  box(model, { tone: 'steel', size: [2.14, 1.5, 0.06], at: [MIDDLE, -0.3, 0.58] })
  box(model, { tone: 'body', size: [0.7, 1.5, 0.1], at: [MIDDLE, -0.26, 0.64], chamfer: 0.02 })
  // Coolant tank drawn out at the front, chips to the right.
  box(model, { tone: 'trim', size: [1.3, 0.2, 0.34], at: [MIDDLE - 0.2, -1.12, 0.06], chamfer: 0.03 })
  chipConveyor(model, { from: 0.95, to: 1.38, y: -0.5, width: 0.4, height: 1.12 })
}

function cabin(model: Model): void {
  const [left, right] = [MIDDLE - 1.17, MIDDLE + 1.17]
  for (const [x, out] of [
    [left, -1],
    [right, 1],
  ] as const) {
    frame(model, {
      tone: 'body',
      seenFrom: 'side',
      size: [0.06, 1.9, 1.58],
      at: [x, -0.15, 0.6],
      bars: { left: 0.5, right: 0.5, top: 0.3, bottom: 0.6 },
    })
    box(model, { tone: 'trim', size: [0.02, 1.8, 0.2], at: [x + out * 0.035, -0.15, 0.66] })
  }
  box(model, { tone: 'glass', size: [0.03, 0.96, 0.7], at: [left, -0.15, 1.19] })
  // Front: a sheet on either side of the doors, chamfered corners, lintel and sill.
  for (const side of [-1, 1]) {
    const x = MIDDLE + side * 0.92
    box(model, { tone: 'body', size: [0.56, 0.14, 1.6], at: [x, -1.1, 0.59], chamfer: 0.05 })
    box(model, { tone: 'body', size: [0.5, 0.06, 1.58], at: [MIDDLE + side * 0.92, 0.82, 0.6] })
    frame(model, {
      tone: 'trim',
      size: [0.66, 0.05, 1.38],
      at: [MIDDLE + side * 0.335, -1.12, 0.7],
      bars: { left: side < 0 ? 0.1 : 0.07, right: side < 0 ? 0.07 : 0.1, top: 0.14, bottom: 0.42 },
    })
    box(model, { tone: 'steel', size: [0.03, 0.06, 0.5], at: [MIDDLE + side * 0.04, -1.16, 1.1] })
  }
  box(model, { tone: 'body', size: [1.34, 0.13, 0.12], at: [MIDDLE, -1.1, 2.08], chamfer: 0.02 })
  box(model, { tone: 'body', size: [1.34, 0.13, 0.12], at: [MIDDLE, -1.1, 0.58], chamfer: 0.02 })
  // The roof is a rim only: the head rises through it.
  box(model, { tone: 'body', size: [0.36, 1.84, 0.05], at: [left + 0.2, -0.15, 2.15] })
  box(model, { tone: 'body', size: [0.36, 1.84, 0.05], at: [right - 0.2, -0.15, 2.15] })
  box(model, { tone: 'trim', size: [2.24, 0.28, 0.04], at: [MIDDLE, -0.92, 2.151] })
  tube(model, {
    tone: 'trim',
    through: [
      [0.72, -1.05, 2.1],
      [0.72, -1.12, 2.26],
      [0.86, -1.2, 2.26],
      [0.86, -1.2, 1.72],
    ],
    radius: 0.035,
    sides: 8,
  })
  operatorPanel(model, { at: [0.86, -1.185, 1.08], size: [0.44, 0.66], turned: -0.12 })
  // Electrical cabinet on the back.
  box(model, { tone: 'body', size: [0.8, 0.34, 1.75], at: [0.55, 1.06, 0.3], chamfer: 0.03 })
  vents(model, { across: 'x', at: [0.55, 1.23, 1.3], size: [0.5, 0.5], slats: 6 })
  box(model, { tone: 'trim', size: [0.6, 0.3, 0.9], at: [-0.98, 1.04, 0.08], chamfer: 0.03 })
}

function column(model: Model): void {
  prism(model, {
    tone: 'body',
    outline: [
      [0.5, 0.5],
      [1.24, 0.5],
      [1.16, 2.52],
      [0.56, 2.52],
    ],
    length: 0.72,
    at: [MIDDLE - 0.5, 0, 0.02],
    along: 'x',
  })
  for (const x of [-0.24, 0.18]) {
    box(model, { tone: 'steel', size: [0.07, 0.06, 1.5], at: [MIDDLE + x, 0.5, 0.98] })
  }
  box(model, { tone: 'dark', size: [0.22, 0.06, 1.3], at: [MIDDLE - 0.03, 0.49, 1.0] })
  box(model, { tone: 'dark', size: [0.14, 0.1, 0.8], at: [MIDDLE + 0.29, 0.9, 2.0] })
  box(model, { tone: 'dark', size: [0.14, 0.5, 0.1], at: [MIDDLE + 0.29, 0.7, 2.68] })
}

function headstock(model: Model, head: number, spindle: number): void {
  box(model, { tone: 'trim', joint: head, size: [0.46, 0.86, 0.56], at: [MIDDLE, 0.02, 1.88], chamfer: 0.05 })
  box(model, { tone: 'dark', joint: head, size: [0.58, 0.1, 0.5], at: [MIDDLE - 0.03, 0.46, 1.9] })
  cylinder(model, {
    tone: 'dark',
    joint: head,
    radius: 0.15,
    length: 0.26,
    at: [MIDDLE, SPINDLE_Y, 2.44],
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: head,
    radius: 0.1,
    length: 0.06,
    at: [MIDDLE, SPINDLE_Y, 2.7],
    sides: 16,
  })
  revolve(model, {
    tone: 'steel',
    joint: head,
    profile: [
      [0, 1.68],
      [0.1, 1.68],
      [0.13, 1.76],
      [0.13, 1.89],
    ],
    at: [MIDDLE, SPINDLE_Y, 0],
    sides: 20,
  })
  for (const x of [-0.17, 0.17]) {
    tube(model, {
      tone: 'safety',
      joint: head,
      through: [
        [MIDDLE + x, SPINDLE_Y - 0.1, 1.9],
        [MIDDLE + x, SPINDLE_Y - 0.1, 1.72],
        [MIDDLE + x * 0.5, SPINDLE_Y - 0.06, 1.6],
      ],
      radius: 0.016,
      sides: 6,
    })
  }
  revolve(model, {
    tone: 'steel',
    joint: spindle,
    profile: [
      [0, 1.42],
      [0.025, 1.42],
      [0.04, 1.56],
      [0.07, 1.62],
      [0.07, 1.66],
      [0.055, 1.69],
      [0, 1.69],
    ],
    at: [MIDDLE, SPINDLE_Y, 0],
    sides: 12,
  })
  box(model, { tone: 'dark', joint: spindle, size: [0.16, 0.03, 0.03], at: [MIDDLE, SPINDLE_Y, 1.635] })
}

function tables(model: Model, saddle: number, table: number): void {
  box(model, {
    tone: 'dark',
    joint: saddle,
    size: [0.9, 0.56, 0.12],
    at: [MIDDLE, SPINDLE_Y, 0.74],
    chamfer: 0.02,
  })
  box(model, {
    tone: 'steel',
    joint: table,
    size: [1.1, 0.5, 0.1],
    at: [MIDDLE, SPINDLE_Y, 0.86],
    chamfer: 0.012,
  })
  for (const y of [-0.16, 0, 0.16]) {
    box(model, { tone: 'dark', joint: table, size: [1.08, 0.02, 0.005], at: [MIDDLE, SPINDLE_Y + y, 0.96] })
  }
  // A vice with the part in it.
  box(model, {
    tone: 'dark',
    joint: table,
    size: [0.2, 0.36, 0.06],
    at: [MIDDLE, SPINDLE_Y, 0.966],
    chamfer: 0.01,
  })
  for (const y of [-0.1, 0.1]) {
    box(model, { tone: 'trim', joint: table, size: [0.2, 0.06, 0.08], at: [MIDDLE, SPINDLE_Y + y, 1.026] })
  }
  box(model, { tone: 'work', joint: table, size: [0.16, 0.14, 0.1], at: [MIDDLE, SPINDLE_Y, 1.03] })
  wayCover(model, {
    joint: saddle,
    from: MIDDLE + 0.45,
    to: MIDDLE + 0.62,
    along: 'x',
    width: 0.5,
    across: SPINDLE_Y,
    z: 0.85,
    plates: 2,
  })
  wayCover(model, {
    joint: saddle,
    from: MIDDLE - 0.45,
    to: MIDDLE - 0.62,
    along: 'x',
    width: 0.5,
    across: SPINDLE_Y,
    z: 0.85,
    plates: 2,
  })
}

function carousel(model: Model, turns: number): void {
  const [x, y] = [-0.86, 0.36]
  box(model, { tone: 'trim', size: [0.2, 0.5, 0.2], at: [x, y + 0.2, 1.92], chamfer: 0.02 })
  cylinder(model, { tone: 'body', joint: turns, radius: 0.34, length: 0.07, at: [x, y, 1.8], sides: 24 })
  cylinder(model, { tone: 'dark', joint: turns, radius: 0.12, length: 0.05, at: [x, y, 1.87], sides: 16 })
  for (let pocket = 0; pocket < 24; pocket++) {
    const angle = (pocket / 24) * TURN
    const at = [x + Math.cos(angle) * 0.29, y + Math.sin(angle) * 0.29] as const
    const long = 0.12 + (pocket % 5) * 0.02
    cylinder(model, {
      tone: 'steel',
      joint: turns,
      radius: 0.014,
      endRadius: 0.032,
      length: long,
      at: [at[0], at[1], 1.8 - long],
      sides: 5,
    })
  }
}
