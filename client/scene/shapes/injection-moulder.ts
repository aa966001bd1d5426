import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byRevolutions, byValue, frame, levellers, operatorPanel, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** The line of the clamp's cylinder and of the barrel. */
const AXIS_Z = 1.3

/** Injection moulding machine: clamp with platens and tie bars on the left, barrel, hopper and drive on the right. */
export const injectionMoulder: Shape = {
  kind: 'injection-moulder',
  lamp: [0.1, 0.7, 2.36],
  near(model) {
    bed(model)
    clamp(model)
    injection(model)
    guards(model)
    stackLight(model, [0.1, 0.7, 1.85])
  },
  mid(model) {
    box(model, { tone: 'body', size: [6.0, 1.4, 0.8], at: [0, 0, 0], chamfer: 0.05 })
    box(model, { tone: 'body', size: [2.9, 1.5, 1.14], at: [-1.4, 0, 0.78], chamfer: 0.06 })
    box(model, { tone: 'trim', size: [1.3, 0.05, 0.9], at: [-0.95, -0.74, 0.9] })
    box(model, { tone: 'glass', size: [0.9, 0.07, 0.5], at: [-0.95, -0.74, 1.16] })
    cylinder(model, { tone: 'steel', radius: 0.17, length: 1.5, at: [0.3, 0, AXIS_Z], along: 'x', sides: 10 })
    box(model, { tone: 'trim', size: [1.4, 0.9, 0.8], at: [2.2, 0, 0.85], chamfer: 0.06 })
    cylinder(model, {
      tone: 'steel',
      radius: 0.1,
      endRadius: 0.32,
      length: 0.5,
      at: [1.35, 0, 1.65],
      sides: 10,
    })
    box(model, { tone: 'dark', size: [0.42, 0.12, 0.6], at: [0.2, -0.77, 1.05] })
    box(model, { tone: 'dark', size: [1.4, 1.0, 0.02], at: [-0.98, 0, 1.91] })
    distantLamp(model, [0.1, 0.66, 1.85])
  },
}

function bed(model: Model): void {
  levellers(model, [-2.8, -1.4, 0, 1.4, 2.8], [-0.55, 0.55], 0.1)
  box(model, { tone: 'dark', size: [6.0, 1.3, 0.2], at: [0, 0, 0.08], chamfer: 0.03 })
  box(model, { tone: 'body', size: [6.06, 1.4, 0.5], at: [0, 0, 0.27], chamfer: 0.05 })
  for (const y of [-0.4, 0.4]) box(model, { tone: 'steel', size: [2.8, 0.16, 0.07], at: [-1.4, y, 0.77] })
  for (const y of [-0.32, 0.32]) box(model, { tone: 'steel', size: [2.5, 0.12, 0.1], at: [1.7, y, 0.77] })
  // Finished parts drop through the bed onto a short belt that leads out at the front.
  box(model, { tone: 'dark', size: [0.7, 0.3, 0.3], at: [-0.95, -0.72, 0.34] })
  box(model, { tone: 'belt', size: [0.54, 0.31, 0.03], at: [-0.95, -0.73, 0.48] })
  for (const x of [-2.2, 1.3, 2.3])
    box(model, { tone: 'trim', size: [0.8, 0.02, 0.36], at: [x, -0.705, 0.33] })
  vents(model, { across: 'x', at: [1.3, -0.72, 0.4], size: [0.6, 0.22], slats: 4 })
  // Hydraulics: the pump's motor, manifold and hoses.
  cylinder(model, { tone: 'dark', radius: 0.16, length: 0.5, at: [2.2, 0.72, 0.5], along: 'x', sides: 14 })
  for (const y of [0.62, 0.7]) {
    tube(model, {
      tone: 'dark',
      through: [
        [1.6, y, 0.76],
        [1.6, y, 1.0],
        [-2.4, y, 1.02],
        [-2.7, y * 0.7, 1.2],
      ],
      radius: 0.03,
      sides: 6,
    })
  }
}

function clamp(model: Model): void {
  const moving = joint(model, {
    motion: 'slide',
    axis: [-1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('mouldPosition', [0, 600], [0, 0.5]),
  })
  const ejector = joint(model, {
    parent: moving,
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('mouldPosition', [0, 600], [0, 0.1]),
  })
  // End plate with its cylinder, fixed platen, four tie bars between them.
  box(model, { tone: 'trim', size: [0.3, 1.1, 1.02], at: [-2.65, 0, 0.8], chamfer: 0.05 })
  cylinder(model, { tone: 'dark', radius: 0.24, length: 0.32, at: [-3.08, 0, AXIS_Z], along: 'x', sides: 18 })
  box(model, { tone: 'trim', size: [0.3, 1.14, 1.06], at: [-0.1, 0, 0.78], chamfer: 0.05 })
  for (const y of [-0.42, 0.42]) {
    for (const z of [0.94, 1.66]) {
      cylinder(model, {
        tone: 'steel',
        radius: 0.055,
        length: 2.92,
        at: [-2.88, y, z],
        along: 'x',
        sides: 12,
      })
      cylinder(model, { tone: 'dark', radius: 0.095, length: 0.1, at: [-2.9, y, z], along: 'x', sides: 6 })
      cylinder(model, { tone: 'dark', radius: 0.095, length: 0.1, at: [0.05, y, z], along: 'x', sides: 6 })
    }
  }
  box(model, { tone: 'trim', joint: moving, size: [0.28, 1.1, 1.02], at: [-1.2, 0, 0.82], chamfer: 0.05 })
  cylinder(model, {
    tone: 'steel',
    joint: moving,
    radius: 0.14,
    length: 1.2,
    at: [-2.5, 0, AXIS_Z],
    along: 'x',
    sides: 18,
  })
  // Toggle arms at rest beside the ram.
  for (const y of [-0.26, 0.26]) {
    box(model, {
      tone: 'dark',
      joint: moving,
      size: [0.6, 0.09, 0.2],
      at: [-1.62, y, AXIS_Z + 0.16],
      chamfer: 0.03,
    })
    box(model, {
      tone: 'dark',
      joint: moving,
      size: [0.6, 0.09, 0.2],
      at: [-1.62, y, AXIS_Z - 0.36],
      chamfer: 0.03,
    })
  }
  // The mould's halves, their water hoses, and the pins that push the part off.
  box(model, { tone: 'steel', joint: moving, size: [0.38, 0.56, 0.6], at: [-0.87, 0, 1.0], chamfer: 0.015 })
  box(model, { tone: 'steel', size: [0.42, 0.56, 0.6], at: [-0.46, 0, 1.0], chamfer: 0.015 })
  box(model, { tone: 'dark', joint: moving, size: [0.05, 0.66, 0.7], at: [-1.045, 0, 0.95] })
  box(model, { tone: 'work', joint: ejector, size: [0.02, 0.3, 0.34], at: [-0.7, 0, 1.13] })
  for (const y of [-0.1, 0.1]) {
    tube(model, {
      tone: 'steel',
      joint: ejector,
      through: [
        [-1.2, y, AXIS_Z],
        [-0.7, y, AXIS_Z],
      ],
      radius: 0.016,
      sides: 6,
    })
  }
}

function injection(model: Model): void {
  const screw = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('screwPosition', [0, 250], [0, 0.25]),
  })
  const turning = joint(model, {
    parent: screw,
    motion: 'turn',
    axis: [1, 0, 0],
    pivot: [0, 0, AXIS_Z],
    drive: byRevolutions('screwSpeed'),
  })
  revolve(model, {
    tone: 'steel',
    profile: [
      [0, 0.02],
      [0.03, 0.06],
      [0.07, 0.16],
      [0.13, 0.2],
      [0.13, 1.3],
      [0, 1.3],
    ],
    at: [0, 0, AXIS_Z],
    along: 'x',
    sides: 18,
  })
  for (const x of [0.26, 0.48, 0.7, 0.92]) {
    cylinder(model, { tone: 'dark', radius: 0.16, length: 0.16, at: [x, 0, AXIS_Z], along: 'x', sides: 18 })
  }
  frame(model, {
    tone: 'safety',
    size: [0.86, 0.02, 0.5],
    at: [0.64, -0.3, 1.05],
    bars: { left: 0.05, right: 0.05, top: 0.06, bottom: 0.06 },
  })
  for (const x of [0.4, 0.56, 0.72, 0.88]) {
    box(model, { tone: 'safety', size: [0.02, 0.015, 0.39], at: [x, -0.3, 1.1] })
  }
  box(model, { tone: 'safety', size: [0.86, 0.62, 0.02], at: [0.64, 0, 1.56] })
  // Feed throat with the hopper on it, a loader on top.
  box(model, { tone: 'trim', size: [0.4, 0.6, 0.62], at: [1.4, 0, 0.87], chamfer: 0.04 })
  box(model, { tone: 'dark', size: [0.24, 0.24, 0.12], at: [1.36, 0, 1.48] })
  revolve(model, {
    tone: 'steel',
    profile: [
      [0.08, 1.6],
      [0.29, 1.84],
      [0.29, 2.06],
      [0.2, 2.1],
      [0.2, 2.18],
      [0, 2.18],
    ],
    at: [1.36, 0, 0],
    sides: 20,
  })
  box(model, { tone: 'glass', size: [0.08, 0.02, 0.16], at: [1.36, -0.29, 1.87] })
  tube(model, {
    tone: 'dark',
    through: [
      [1.36, 0.18, 2.12],
      [1.36, 0.5, 2.1],
      [1.36, 0.8, 1.9],
      [1.36, 0.86, 0.1],
    ],
    radius: 0.03,
  })
  // Screw shaft between throat and drive; its carriage goes back as the shot is dosed.
  cylinder(model, {
    tone: 'steel',
    joint: turning,
    radius: 0.06,
    length: 0.62,
    at: [1.5, 0, AXIS_Z],
    along: 'x',
    sides: 12,
  })
  cylinder(model, {
    tone: 'trim',
    joint: turning,
    radius: 0.14,
    length: 0.08,
    at: [1.92, 0, AXIS_Z],
    along: 'x',
    sides: 16,
  })
  box(model, { tone: 'dark', joint: turning, size: [0.03, 0.24, 0.05], at: [1.91, 0, AXIS_Z - 0.025] })
  box(model, { tone: 'body', joint: screw, size: [0.34, 0.78, 0.66], at: [2.18, 0, 0.88], chamfer: 0.05 })
  cylinder(model, {
    tone: 'dark',
    joint: screw,
    radius: 0.17,
    length: 0.4,
    at: [2.35, 0, AXIS_Z],
    along: 'x',
    sides: 18,
  })
  for (const y of [-0.26, 0.26]) {
    cylinder(model, { tone: 'steel', radius: 0.04, length: 1.1, at: [1.56, y, 1.16], along: 'x', sides: 10 })
    cylinder(model, { tone: 'trim', radius: 0.08, length: 0.5, at: [2.5, y, 1.16], along: 'x', sides: 12 })
  }
  box(model, { tone: 'body', size: [0.16, 0.9, 0.7], at: [3.0, 0, 0.77], chamfer: 0.04 })
  box(model, { tone: 'body', size: [0.9, 0.3, 1.0], at: [2.45, 0.62, 0.77], chamfer: 0.03 })
}

function guards(model: Model): void {
  for (const y of [-0.72, 0.72]) {
    // Sheets beside the clamp, in front and behind; the mould's own gate slides before them.
    box(model, { tone: 'body', size: [1.2, 0.05, 1.08], at: [-2.3, y, 0.78], chamfer: 0.015 })
    box(model, { tone: 'body', size: [0.5, 0.05, 1.08], at: [-0.02, y, 0.78], chamfer: 0.015 })
    box(model, { tone: 'body', size: [1.44, 0.05, 0.14], at: [-0.98, y, 1.72] })
    box(model, { tone: 'glass', size: [0.7, 0.06, 0.4], at: [-2.3, y, 1.24] })
  }
  prism(model, {
    tone: 'body',
    outline: [
      [-0.72, 1.86],
      [0.72, 1.86],
      [0.66, 1.92],
      [-0.66, 1.92],
    ],
    length: 1.2,
    at: [-2.9, 0, 0],
    along: 'x',
  })
  const gate = joint(model, {
    motion: 'slide',
    axis: [-1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('doorOpen', [0, 1], [0, 1.2]),
  })
  frame(model, {
    tone: 'trim',
    joint: gate,
    size: [1.36, 0.05, 0.98],
    at: [-0.98, -0.78, 0.82],
    bars: { left: 0.1, right: 0.1, top: 0.1, bottom: 0.24 },
  })
  box(model, { tone: 'safety', joint: gate, size: [1.2, 0.012, 0.06], at: [-0.98, -0.807, 0.9] })
  box(model, { tone: 'steel', joint: gate, size: [0.03, 0.05, 0.4], at: [-0.38, -0.82, 1.1] })
  box(model, { tone: 'dark', size: [2.7, 0.05, 0.05], at: [-1.5, -0.77, 0.77] })
  box(model, { tone: 'steel', size: [2.7, 0.05, 0.05], at: [-1.5, -0.77, 1.8] })
  operatorPanel(model, { at: [0.16, -0.8, 1.02], size: [0.42, 0.62] })
}
