import { tube } from './bent.ts'
import type { Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { vents } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'

/** Edge gateway: a small cabinet on a post, antennas on top, cables coming in from below. */
export const gateway: Shape = {
  kind: 'gateway',
  lamp: [0, 0.02, 1.2],
  near(model) {
    post(model)
    cabinet(model)
    antennas(model)
  },
  mid(model) {
    box(model, { tone: 'dark', size: [0.34, 0.3, 0.03], at: [0, 0.04, 0] })
    box(model, { tone: 'steel', size: [0.08, 0.08, 0.5], at: [0, 0.08, 0.02] })
    box(model, { tone: 'body', size: [0.52, 0.22, 0.5], at: [0, 0, 0.46], chamfer: 0.02 })
    box(model, { tone: 'glow', size: [0.16, 0.02, 0.08], at: [0.1, -0.11, 0.78] })
    for (const x of [-0.2, 0.2]) box(model, { tone: 'dark', size: [0.02, 0.02, 0.2], at: [x, 0.02, 0.96] })
    cylinder(model, { tone: 'lamp', radius: 0.045, length: 0.2, at: [0, 0.02, 0.97], sides: 8 })
  },
}

function post(model: Model): void {
  box(model, { tone: 'dark', size: [0.36, 0.32, 0.02], at: [0, 0.03, 0], chamfer: 0.006 })
  for (const x of [-0.14, 0.14]) {
    for (const y of [-0.09, 0.15])
      cylinder(model, { tone: 'steel', radius: 0.016, length: 0.02, at: [x, y, 0.018], sides: 6 })
  }
  box(model, { tone: 'steel', size: [0.08, 0.06, 0.9], at: [0, 0.145, 0.02], chamfer: 0.008 })
  for (const side of [-1, 1]) {
    // Gussets at the foot, in (y, z).
    prism(model, {
      tone: 'steel',
      outline: [
        [0.02, 0.02],
        [0.12, 0.02],
        [0.12, 0.16],
      ],
      length: 0.01,
      at: [side * 0.03 - 0.005, 0, 0],
      along: 'x',
    })
  }
  for (const z of [0.56, 0.84]) box(model, { tone: 'dark', size: [0.3, 0.03, 0.05], at: [0, 0.122, z] })
  for (const [i, x] of [-0.18, -0.1, -0.02, 0.06, 0.14].entries()) {
    const gland = { radius: 0.02, sides: 10 }
    cylinder(model, { tone: 'dark', ...gland, length: 0.03, at: [x, 0, 0.43] })
    cylinder(model, { tone: 'steel', ...gland, radius: 0.024, length: 0.012, at: [x, 0, 0.45] })
    tube(model, {
      tone: 'dark',
      through: [
        [x, 0, 0.44],
        [x, 0.01, 0.36],
        [x * 0.4, 0.08, 0.26 - i * 0.01],
        [x * 0.3, 0.1, 0.14],
        [x * 0.3, 0.1, 0.02],
      ],
      radius: 0.011,
      sides: 6,
    })
  }
}

function cabinet(model: Model): void {
  box(model, { tone: 'body', size: [0.52, 0.2, 0.5], at: [0, 0.005, 0.46], chamfer: 0.015 })
  // The door stands proud, with lock and hinges.
  box(model, { tone: 'trim', size: [0.48, 0.02, 0.46], at: [0, -0.105, 0.48], chamfer: 0.006 })
  box(model, { tone: 'glass', size: [0.3, 0.008, 0.18], at: [0.04, -0.115, 0.72] })
  for (let led = 0; led < 6; led++) {
    const size = [0.014, 0.008, 0.014] as const
    box(model, { tone: 'glow', size, at: [-0.07 + led * 0.044, -0.119, 0.85] })
  }
  for (const [z, width] of [
    [0.8, 0.22],
    [0.76, 0.16],
  ] as const) {
    box(model, { tone: 'glow', size: [width, 0.008, 0.016], at: [-0.08 + width / 2, -0.119, z] })
  }
  box(model, { tone: 'dark', size: [0.03, 0.03, 0.1], at: [-0.2, -0.12, 0.64], chamfer: 0.006 })
  box(model, { tone: 'safety', size: [0.06, 0.006, 0.06], at: [0.18, -0.116, 0.54] })
  for (const z of [0.53, 0.85])
    cylinder(model, { tone: 'steel', radius: 0.012, length: 0.06, at: [0.245, -0.112, z], sides: 8 })
  vents(model, { across: 'y', at: [0.26, 0.01, 0.54], size: [0.12, 0.12], slats: 4 })
  vents(model, { across: 'y', at: [-0.26, 0.01, 0.54], size: [0.12, 0.12], slats: 4 })
  // The fan under a rain cap.
  cylinder(model, {
    tone: 'dark',
    radius: 0.05,
    length: 0.02,
    at: [-0.275, 0.01, 0.8],
    along: 'x',
    sides: 14,
  })
  cylinder(model, {
    tone: 'steel',
    radius: 0.018,
    length: 0.012,
    at: [-0.283, 0.01, 0.8],
    along: 'x',
    sides: 10,
  })
  prism(model, {
    tone: 'trim',
    outline: [
      [-0.13, 0.955],
      [0.12, 0.955],
      [0.12, 0.985],
      [-0.13, 0.965],
    ],
    length: 0.56,
    at: [-0.28, 0, 0],
    along: 'x',
  })
}

function antennas(model: Model): void {
  for (const x of [-0.21, 0.21]) {
    cylinder(model, { tone: 'steel', radius: 0.016, length: 0.03, at: [x, 0.03, 0.965], sides: 10 })
    revolve(model, {
      tone: 'dark',
      profile: [
        [0.012, 0.99],
        [0.014, 1.02],
        [0.01, 1.17],
        [0.006, 1.19],
        [0, 1.192],
      ],
      at: [x, 0.03, 0],
      sides: 10,
    })
  }
  cylinder(model, { tone: 'steel', radius: 0.03, length: 0.03, at: [0, 0.02, 0.965], sides: 12 })
  cylinder(model, { tone: 'lamp', radius: 0.045, length: 0.18, at: [0, 0.02, 0.993], sides: 16 })
  cylinder(model, { tone: 'dark', radius: 0.048, length: 0.02, at: [0, 0.02, 1.173], sides: 16 })
}
