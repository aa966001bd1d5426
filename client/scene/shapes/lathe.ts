import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { byRevolutions, byValue, chipConveyor, frame, operatorPanel, vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** Slant-bed turning centre: chuck on the left, turret behind, tailstock, a door that opens to the left. */
export const lathe: Shape = {
  kind: 'lathe',
  lamp: [-1.2, 0.6, 2.56],
  near(model) {
    bed(model)
    cabin(model)
    const spindle: [number, number, number] = [-0.7, 0.02, 1.16]
    chuck(
      model,
      joint(model, { motion: 'turn', axis: [1, 0, 0], pivot: spindle, drive: byRevolutions('spindleSpeed') }),
    )
    const carriage = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('axisZ', [0, 600], [-0.3, 0.3]),
    })
    const turretSlide = joint(model, {
      parent: carriage,
      motion: 'slide',
      axis: [0, 0.77, 0.64],
      pivot: [0, 0, 0],
      drive: byValue('axisX', [0, 260], [0, 0.18]),
    })
    turret(model, carriage, turretSlide)
    const doorSlides = joint(model, {
      motion: 'slide',
      axis: [-1, 0, 0],
      pivot: [0, 0, 0],
      drive: byValue('doorOpen', [0, 1], [0, 0.66]),
    })
    door(model, doorSlides)
    stackLight(model, [-1.2, 0.6, 2.05])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [2.5, 1.7, 0.3], at: [-0.3, 0.08, 0] })
    box(model, { tone: 'body', size: [0.62, 1.76, 1.75], at: [-1.25, 0.08, 0.3], chamfer: 0.05 })
    box(model, { tone: 'body', size: [0.5, 1.76, 1.75], at: [0.75, 0.08, 0.3], chamfer: 0.05 })
    box(model, { tone: 'body', size: [1.45, 1.66, 1.65], at: [-0.22, 0.09, 0.32] })
    box(model, { tone: 'trim', size: [1.0, 0.06, 1.3], at: [-0.42, -0.77, 0.6] })
    box(model, { tone: 'glass', size: [0.66, 0.08, 0.66], at: [-0.38, -0.785, 1.02] })
    box(model, { tone: 'trim', size: [0.6, 0.44, 0.5], at: [1.25, 0.3, 0.06] })
    box(model, { tone: 'dark', size: [0.44, 0.12, 0.6], at: [0.76, -0.84, 1.02] })
    box(model, { tone: 'dark', size: [1.4, 0.8, 0.02], at: [-0.22, 0.42, 1.96] })
    box(model, { tone: 'trim', size: [0.3, 0.4, 0.3], at: [1.42, 0.62, 0.74] })
    distantLamp(model, [-1.2, 0.6, 2.05])
  },
}

function bed(model: Model): void {
  box(model, { tone: 'dark', size: [2.5, 1.7, 0.3], at: [-0.3, 0.08, 0], chamfer: 0.03 })
  // The slant bed, in (y, z).
  prism(model, {
    tone: 'body',
    outline: [
      [-0.55, 0.3],
      [0.8, 0.3],
      [0.8, 1.5],
      [0.62, 1.5],
      [-0.3, 0.73],
    ],
    length: 1.62,
    at: [-1.05, 0, 0],
    along: 'x',
  })
  for (const share of [0.18, 0.72]) {
    const [y, z] = [-0.3 + 0.92 * share, 0.73 + 0.77 * share]
    tube(model, {
      tone: 'steel',
      through: [
        [-0.6, y, z + 0.01],
        [0.5, y, z + 0.01],
      ],
      radius: 0.045,
      sides: 6,
    })
  }
  box(model, { tone: 'body', size: [0.3, 0.6, 0.62], at: [-0.88, 0.04, 0.86], chamfer: 0.03 })
  // Tailstock and its centre.
  box(model, { tone: 'body', size: [0.26, 0.34, 0.62], at: [0.4, 0.04, 0.68], chamfer: 0.03 })
  cylinder(model, {
    tone: 'steel',
    radius: 0.06,
    endRadius: 0.045,
    length: 0.15,
    at: [0.26, 0.02, 1.16],
    along: 'x',
    sides: 12,
  })
  cylinder(model, {
    tone: 'steel',
    radius: 0.008,
    endRadius: 0.06,
    length: 0.09,
    at: [0.18, 0.02, 1.16],
    along: 'x',
    sides: 12,
  })
}

function cabin(model: Model): void {
  box(model, { tone: 'body', size: [0.62, 1.76, 1.75], at: [-1.25, 0.08, 0.3], chamfer: 0.05 })
  box(model, { tone: 'body', size: [0.5, 1.76, 1.75], at: [0.75, 0.08, 0.3], chamfer: 0.05 })
  box(model, { tone: 'body', size: [1.45, 0.1, 1.7], at: [-0.22, 0.9, 0.3] })
  // The roof leans to the front and leaves a gap that lets the light in.
  prism(model, {
    tone: 'body',
    outline: [
      [-0.76, 1.8],
      [-0.1, 1.93],
      [-0.1, 2.01],
      [-0.76, 1.96],
    ],
    length: 1.45,
    at: [-0.945, 0, 0],
    along: 'x',
  })
  box(model, { tone: 'trim', size: [1.45, 0.2, 0.36], at: [-0.22, -0.67, 0.26], chamfer: 0.02 })
  box(model, { tone: 'steel', size: [1.44, 1.2, 0.03], at: [-0.22, 0, 0.42] })
  for (const x of [-1.25, 0.75]) {
    box(model, { tone: 'trim', size: [x < 0 ? 0.5 : 0.4, 0.02, 0.3], at: [x, -0.8, 0.36] })
  }
  vents(model, { across: 'y', at: [-1.56, 0.3, 1.0], size: [0.7, 0.5], slats: 6 })
  vents(model, { across: 'x', at: [-0.5, 0.95, 1.1], size: [0.6, 0.5], slats: 6 })
  box(model, { tone: 'trim', size: [0.7, 0.03, 1.0], at: [0.35, 0.955, 0.7] })
  // Coolant tank and chips leave on the right.
  box(model, { tone: 'dark', size: [0.5, 1.2, 0.34], at: [1.22, -0.1, 0.05], chamfer: 0.02 })
  chipConveyor(model, { from: 0.9, to: 1.58, y: 0.62, width: 0.42, height: 1.0 })
  cylinder(model, { tone: 'trim', radius: 0.09, length: 0.34, at: [1.3, -0.35, 0.39], sides: 12 })
  cylinder(model, { tone: 'dark', radius: 0.05, length: 0.12, at: [1.3, -0.35, 0.73], sides: 10 })
  tube(model, {
    tone: 'dark',
    through: [
      [1.18, -0.35, 0.5],
      [1.1, -0.35, 0.5],
      [1.1, -0.3, 1.3],
      [0.98, -0.3, 1.4],
    ],
    radius: 0.03,
    sides: 6,
  })
  tube(model, {
    tone: 'dark',
    through: [
      [0.78, -0.78, 1.74],
      [0.78, -0.88, 1.58],
    ],
    radius: 0.03,
    sides: 6,
  })
  operatorPanel(model, { at: [0.76, -0.87, 0.98], size: [0.44, 0.64], turned: -0.1 })
}

function chuck(model: Model, turns: number): void {
  cylinder(model, {
    tone: 'dark',
    joint: turns,
    radius: 0.15,
    length: 0.08,
    at: [-0.75, 0.02, 1.16],
    along: 'x',
    sides: 20,
  })
  cylinder(model, {
    tone: 'steel',
    joint: turns,
    radius: 0.2,
    length: 0.16,
    at: [-0.67, 0.02, 1.16],
    along: 'x',
    sides: 24,
  })
  for (let jaw = 0; jaw < 3; jaw++) {
    const angle = (jaw / 3) * Math.PI * 2
    const [y, z] = [Math.cos(angle), Math.sin(angle)]
    tube(model, {
      tone: 'dark',
      joint: turns,
      through: [
        [-0.47, 0.02 + y * 0.07, 1.16 + z * 0.07],
        [-0.47, 0.02 + y * 0.19, 1.16 + z * 0.19],
      ],
      radius: 0.05,
      sides: 4,
    })
  }
  cylinder(model, {
    tone: 'work',
    joint: turns,
    radius: 0.075,
    length: 0.3,
    at: [-0.51, 0.02, 1.16],
    along: 'x',
    sides: 20,
  })
  cylinder(model, {
    tone: 'work',
    joint: turns,
    radius: 0.05,
    length: 0.36,
    at: [-0.21, 0.02, 1.16],
    along: 'x',
    sides: 16,
  })
}

function turret(model: Model, carriage: number, slides: number): void {
  prism(model, {
    tone: 'dark',
    joint: carriage,
    outline: [
      [-0.2, 0.83],
      [0.6, 1.5],
      [0.52, 1.6],
      [-0.28, 0.93],
    ],
    length: 0.42,
    at: [-0.14, 0, 0],
    along: 'x',
  })
  box(model, { tone: 'trim', joint: slides, size: [0.3, 0.3, 0.34], at: [0.12, 0.38, 1.38], chamfer: 0.03 })
  cylinder(model, {
    tone: 'steel',
    joint: slides,
    radius: 0.21,
    length: 0.14,
    at: [-0.18, 0.38, 1.53],
    along: 'x',
    sides: 12,
  })
  cylinder(model, {
    tone: 'dark',
    joint: slides,
    radius: 0.08,
    length: 0.03,
    at: [-0.21, 0.38, 1.53],
    along: 'x',
    sides: 12,
  })
  for (let tool = 0; tool < 12; tool++) {
    const angle = (tool / 12) * Math.PI * 2 + 0.26
    const [y, z] = [Math.cos(angle), Math.sin(angle)]
    tube(model, {
      tone: tool % 2 === 0 ? 'steel' : 'dark',
      joint: slides,
      through: [
        [-0.11, 0.38 + y * 0.19, 1.53 + z * 0.19],
        [-0.11, 0.38 + y * 0.28, 1.53 + z * 0.28],
      ],
      radius: 0.03,
      sides: 4,
    })
  }
}

function door(model: Model, slides: number): void {
  box(model, { tone: 'body', size: [0.44, 0.04, 1.3], at: [0.3, -0.775, 0.6] })
  frame(model, {
    tone: 'trim',
    joint: slides,
    size: [1.0, 0.05, 1.32],
    at: [-0.42, -0.835, 0.56],
    bars: { left: 0.13, right: 0.2, top: 0.16, bottom: 0.42 },
  })
  box(model, { tone: 'steel', joint: slides, size: [0.035, 0.05, 0.5], at: [-0.02, -0.88, 0.98] })
  box(model, { tone: 'safety', joint: slides, size: [0.5, 0.01, 0.05], at: [-0.45, -0.861, 0.74] })
  // The door hangs from and runs along these.
  box(model, { tone: 'steel', size: [1.9, 0.05, 0.05], at: [-0.6, -0.825, 1.9] })
  box(model, { tone: 'dark', size: [1.9, 0.05, 0.05], at: [-0.6, -0.825, 0.5] })
}
