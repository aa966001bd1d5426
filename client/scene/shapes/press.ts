import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byValue, frame, operatorPanel, TURN, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** Straight-sided mechanical press: bed, four uprights, a crown with its flywheel, the ram between. */
export const press: Shape = {
  kind: 'press',
  lamp: [-1.15, -0.7, 4.84],
  near(model) {
    bed(model)
    uprights(model)
    crown(model)
    const ram = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('ramPosition', [0, 400], [0, 0.4]),
    })
    slide(model, ram)
    const wheel = joint(model, {
      motion: 'turn',
      axis: [0, 1, 0],
      pivot: [0.3, 0, 3.75],
      // Six turns of the flywheel make a stroke.
      drive: { by: 'speed', channel: 'strokeRate', perUnit: 6 / 60, wrap: TURN },
    })
    flywheel(model, wheel)
    const guard = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 1.0]),
    })
    for (const y of [-0.79, 0.79]) {
      frame(model, {
        tone: 'safety',
        joint: guard,
        size: [1.56, 0.04, 1.0],
        at: [0, y, 1.12],
        bars: { left: 0.07, right: 0.07, top: 0.08, bottom: 0.08 },
      })
      for (const x of [-0.36, 0, 0.36]) {
        box(model, { tone: 'safety', joint: guard, size: [0.03, 0.03, 0.84], at: [x, y, 1.2] })
      }
    }
    stackLight(model, [-1.15, -0.7, 4.33])
  },
  mid(model) {
    box(model, { tone: 'body', size: [2.5, 1.5, 1.0], at: [0, 0, 0], chamfer: 0.06 })
    for (const x of [-1.02, 1.02]) box(model, { tone: 'body', size: [0.46, 1.5, 2.2], at: [x, 0, 0.95] })
    box(model, { tone: 'body', size: [2.6, 1.64, 1.3], at: [0, 0, 3.05], chamfer: 0.08 })
    box(model, { tone: 'trim', size: [1.5, 1.1, 0.9], at: [0, 0, 1.95], chamfer: 0.04 })
    box(model, { tone: 'steel', size: [1.5, 1.1, 0.3], at: [0, 0, 0.98] })
    box(model, { tone: 'safety', size: [1.56, 0.04, 0.14], at: [0, -0.79, 2.0] })
    cylinder(model, { tone: 'dark', radius: 0.6, length: 0.24, at: [0.3, 0.86, 3.75], along: 'y', sides: 16 })
    box(model, { tone: 'body', size: [0.3, 0.8, 1.9], at: [1.42, 0.2, 0.1] })
    distantLamp(model, [-1.15, -0.7, 4.33])
  },
}

function bed(model: Model): void {
  box(model, { tone: 'dark', size: [2.7, 1.7, 0.12], at: [0, 0, 0], chamfer: 0.03 })
  box(model, { tone: 'body', size: [2.5, 1.5, 0.76], at: [0, 0, 0.11], chamfer: 0.06 })
  box(model, { tone: 'steel', size: [1.56, 1.2, 0.14], at: [0, 0, 0.86], chamfer: 0.015 })
  for (const x of [-0.5, -0.17, 0.17, 0.5]) {
    box(model, { tone: 'dark', size: [0.03, 1.18, 0.006], at: [x, 0, 1.0] })
  }
  // The lower die with its guide posts; a strip runs through from the left.
  box(model, { tone: 'dark', size: [1.2, 0.8, 0.12], at: [0, 0, 1.006], chamfer: 0.01 })
  box(model, { tone: 'trim', size: [0.9, 0.5, 0.12], at: [0, 0, 1.126], chamfer: 0.01 })
  for (const x of [-0.52, 0.52]) {
    for (const y of [-0.32, 0.32]) {
      cylinder(model, { tone: 'steel', radius: 0.035, length: 0.5, at: [x, y, 1.12], sides: 12 })
    }
  }
  box(model, { tone: 'work', size: [2.9, 0.26, 0.008], at: [0, 0, 1.25] })
  for (const x of [-1.36, 1.36]) {
    cylinder(model, { tone: 'belt', radius: 0.05, length: 0.4, at: [x, -0.2, 1.198], along: 'y', sides: 12 })
    box(model, { tone: 'trim', size: [0.1, 0.46, 0.12], at: [x, 0, 1.02] })
  }
  box(model, { tone: 'safety', size: [1.7, 0.02, 0.1], at: [0, -0.755, 0.66] })
  box(model, { tone: 'trim', size: [1.7, 0.02, 0.4], at: [0, -0.755, 0.2] })
}

function uprights(model: Model): void {
  for (const side of [-1, 1]) {
    for (const y of [-0.52, 0.52]) {
      box(model, { tone: 'body', size: [0.42, 0.42, 2.3], at: [side * 1.02, y, 0.85], chamfer: 0.04 })
      box(model, { tone: 'steel', size: [0.05, 0.14, 1.5], at: [side * 0.79, y * 0.85, 1.6] })
      // Tie rods hold crown and bed together.
      cylinder(model, { tone: 'steel', radius: 0.1, length: 0.16, at: [side * 1.02, y, 4.34], sides: 6 })
      cylinder(model, { tone: 'dark', radius: 0.06, length: 0.12, at: [side * 1.02, y, 4.5], sides: 12 })
    }
    // The windows between the uprights let the strip through.
    box(model, { tone: 'trim', size: [0.1, 0.64, 1.1], at: [side * 1.02, 0, 2.0] })
  }
  for (const x of [-0.84, 0.84]) {
    box(model, { tone: 'safety', size: [0.07, 0.07, 1.1], at: [x, -0.8, 1.0], chamfer: 0.01 })
    box(model, { tone: 'glow', size: [0.02, 0.01, 0.9], at: [x, -0.84, 1.1] })
  }
  // Drive cabinet, ladder, air reservoir.
  box(model, { tone: 'body', size: [0.3, 0.9, 1.95], at: [1.42, 0.3, 0.05], chamfer: 0.03 })
  box(model, { tone: 'trim', size: [0.02, 0.36, 1.7], at: [1.57, 0.1, 0.2] })
  box(model, { tone: 'trim', size: [0.02, 0.36, 1.7], at: [1.57, 0.5, 0.2] })
  vents(model, { across: 'y', at: [1.58, 0.5, 1.5], size: [0.26, 0.3], slats: 4 })
  for (const y of [0.3, 0.7]) {
    tube(model, {
      tone: 'safety',
      through: [
        [-1.42, y, 0.02],
        [-1.42, y, 4.66],
      ],
      radius: 0.022,
      sides: 6,
    })
  }
  for (let rung = 0; rung < 12; rung++) {
    const z = 0.35 + rung * 0.33
    tube(model, {
      tone: 'safety',
      through: [
        [-1.42, 0.3, z],
        [-1.42, 0.7, z],
      ],
      radius: 0.014,
      sides: 5,
    })
  }
  cylinder(model, { tone: 'trim', radius: 0.16, length: 0.8, at: [-1.4, -0.55, 2.0], sides: 16 })
  tube(model, {
    tone: 'dark',
    through: [
      [-1.4, -0.55, 2.8],
      [-1.4, -0.55, 3.2],
      [-1.2, -0.5, 3.3],
    ],
    radius: 0.03,
  })
  operatorPanel(model, { at: [1.02, -0.86, 1.35], size: [0.4, 0.56] })
  // Two hands start a stroke.
  box(model, { tone: 'dark', size: [0.1, 0.1, 0.85], at: [0, -1.12, 0] })
  box(model, { tone: 'dark', size: [0.44, 0.36, 0.04], at: [0, -1.1, 0] })
  box(model, { tone: 'safety', size: [0.8, 0.18, 0.14], at: [0, -1.12, 0.84], chamfer: 0.03 })
  for (const x of [-0.28, 0.28])
    cylinder(model, { tone: 'dark', radius: 0.05, length: 0.05, at: [x, -1.12, 0.97], sides: 10 })
}

function crown(model: Model): void {
  box(model, { tone: 'body', size: [2.6, 1.6, 1.24], at: [0, 0, 3.1], chamfer: 0.08 })
  prism(model, {
    tone: 'body',
    outline: [
      [-0.7, 2.9],
      [0.7, 2.9],
      [0.78, 3.14],
      [-0.78, 3.14],
    ],
    length: 2.4,
    at: [-1.2, 0, 0],
    along: 'x',
  })
  box(model, { tone: 'trim', size: [1.3, 0.03, 0.8], at: [-0.5, -0.81, 3.32] })
  box(model, { tone: 'trim', size: [0.8, 0.03, 0.8], at: [0.75, -0.81, 3.32] })
  vents(model, { across: 'x', at: [0.75, -0.83, 3.5], size: [0.5, 0.4], slats: 5 })
  // A railing for whoever oils it, and the motor that drives the wheel.
  for (const z of [4.55, 4.77]) {
    tube(model, {
      tone: 'safety',
      through: [
        [-1.22, 0.74, z],
        [-1.22, -0.42, z],
        [1.22, -0.42, z],
        [1.22, 0.74, z],
      ],
      radius: 0.018,
      sides: 6,
    })
  }
  for (const x of [-1.22, 0, 1.22]) {
    tube(model, {
      tone: 'safety',
      through: [
        [x, -0.42, 4.33],
        [x, -0.42, 4.77],
      ],
      radius: 0.018,
      sides: 6,
    })
  }
  for (const x of [-1.22, 1.22]) {
    tube(model, {
      tone: 'safety',
      through: [
        [x, 0.74, 4.33],
        [x, 0.74, 4.77],
      ],
      radius: 0.018,
      sides: 6,
    })
  }
  box(model, { tone: 'dark', size: [0.5, 0.5, 0.06], at: [-0.6, 0.5, 4.33] })
  cylinder(model, { tone: 'dark', radius: 0.2, length: 0.6, at: [-0.6, 0.3, 4.58], along: 'y', sides: 18 })
  cylinder(model, { tone: 'steel', radius: 0.12, length: 0.14, at: [-0.6, 0.9, 4.58], along: 'y', sides: 14 })
}

function slide(model: Model, ram: number): void {
  box(model, { tone: 'trim', joint: ram, size: [1.5, 1.06, 0.8], at: [0, 0, 1.72], chamfer: 0.04 })
  box(model, { tone: 'steel', joint: ram, size: [1.4, 1.0, 0.08], at: [0, 0, 1.65] })
  box(model, { tone: 'dark', joint: ram, size: [1.2, 0.8, 0.14], at: [0, 0, 1.51], chamfer: 0.01 })
  box(model, { tone: 'trim', joint: ram, size: [0.86, 0.46, 0.24], at: [0, 0, 1.28], chamfer: 0.01 })
  box(model, { tone: 'safety', joint: ram, size: [1.1, 0.01, 0.08], at: [0, -0.536, 2.3] })
  for (const x of [-0.42, 0.42]) {
    cylinder(model, { tone: 'steel', joint: ram, radius: 0.14, length: 0.7, at: [x, 0, 2.5], sides: 16 })
    cylinder(model, { tone: 'dark', joint: ram, radius: 0.2, length: 0.1, at: [x, 0, 2.5], sides: 16 })
    cylinder(model, {
      tone: 'trim',
      joint: ram,
      radius: 0.07,
      length: 0.5,
      at: [x * 1.45, -0.4, 2.5],
      sides: 12,
    })
  }
}

function flywheel(model: Model, wheel: number): void {
  const at = [0.3, 0, 3.75] as const
  revolve(model, {
    tone: 'dark',
    joint: wheel,
    profile: [
      [0.5, 0.86],
      [0.62, 0.86],
      [0.62, 1.1],
      [0.5, 1.1],
      [0.5, 0.86],
    ],
    at,
    along: 'y',
    sides: 32,
  })
  cylinder(model, {
    tone: 'steel',
    joint: wheel,
    radius: 0.14,
    length: 0.36,
    at: [0.3, 0.8, 3.75],
    along: 'y',
    sides: 18,
  })
  for (let spoke = 0; spoke < 5; spoke++) {
    const angle = (spoke / 5) * TURN
    const [x, z] = [Math.cos(angle), Math.sin(angle)]
    tube(model, {
      tone: 'dark',
      joint: wheel,
      through: [
        [0.3 + x * 0.1, 0.98, 3.75 + z * 0.1],
        [0.3 + x * 0.54, 0.98, 3.75 + z * 0.54],
      ],
      radius: 0.05,
      sides: 6,
    })
  }
  // Its belts to the motor, and the guard's bracket.
  for (const dy of [0.92, 1.0]) {
    tube(model, {
      tone: 'belt',
      through: [
        [-0.55, dy, 4.69],
        [0.5, dy, 4.34],
      ],
      radius: 0.02,
      sides: 5,
    })
    tube(model, {
      tone: 'belt',
      through: [
        [-0.68, dy, 4.49],
        [-0.17, dy, 3.36],
      ],
      radius: 0.02,
      sides: 5,
    })
  }
}
