import type { Model } from './model.ts'
import { hose } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'

/** Panel antenna clamped to a pipe behind it, which hall/mounts.ts puts there; cables out of its foot. */
export const radioUnit: Shape = {
  kind: 'radio-unit',
  lamp: [0, -0.09, 0.5],
  near(model) {
    panel(model)
    fins(model)
    bracket(model)
    connectors(model)
  },
  mid(model) {
    box(model, { tone: 'body', size: [0.34, 0.1, 0.34], at: [0, -0.07, 0.1], chamfer: 0.025 })
    box(model, { tone: 'trim', size: [0.3, 0.07, 0.3], at: [0, 0.0, 0.12] })
    box(model, { tone: 'steel', size: [0.08, 0.18, 0.05], at: [0, 0.05, 0.43] })
    box(model, { tone: 'lamp', size: [0.28, 0.012, 0.03], at: [0, -0.122, 0.39] })
  },
}

function panel(model: Model): void {
  box(model, { tone: 'body', size: [0.35, 0.08, 0.34], at: [0, -0.08, 0.09], chamfer: 0.028 })
  box(model, { tone: 'dark', size: [0.32, 0.03, 0.31], at: [0, -0.03, 0.105] })
  // The state is a bar of light that is read from the floor.
  box(model, { tone: 'lamp', size: [0.24, 0.012, 0.022], at: [0, -0.12, 0.375] })
  box(model, { tone: 'trim', size: [0.07, 0.006, 0.018], at: [-0.1, -0.122, 0.125] })
  for (let led = 0; led < 3; led++) {
    box(model, { tone: 'glow', size: [0.012, 0.006, 0.012], at: [0.1 + led * 0.022, -0.122, 0.128] })
  }
}

function fins(model: Model): void {
  box(model, { tone: 'trim', size: [0.31, 0.03, 0.3], at: [0, -0.008, 0.11] })
  for (let fin = 0; fin < 11; fin++) {
    box(model, { tone: 'trim', size: [0.008, 0.055, 0.28], at: [-0.14 + fin * 0.028, 0.03, 0.12] })
  }
}

function bracket(model: Model): void {
  box(model, { tone: 'steel', size: [0.12, 0.012, 0.2], at: [0, 0.064, 0.2] })
  for (const x of [-0.06, 0.06]) {
    box(model, { tone: 'steel', size: [0.012, 0.16, 0.04], at: [x, 0.02, 0.425] })
    cylinder(model, {
      tone: 'dark',
      radius: 0.014,
      length: 0.02,
      at: [x > 0 ? x : x - 0.02, -0.03, 0.445],
      along: 'x',
      sides: 8,
    })
  }
  box(model, { tone: 'steel', size: [0.16, 0.014, 0.14], at: [0, 0.105, 0.355], chamfer: 0.003 })
  // The clamps about the pipe.
  for (const z of [0.37, 0.46]) box(model, { tone: 'steel', size: [0.1, 0.024, 0.022], at: [0, 0.135, z] })
}

function connectors(model: Model): void {
  for (let i = 0; i < 4; i++) {
    const x = -0.105 + i * 0.07
    cylinder(model, { tone: 'steel', radius: 0.014, length: 0.035, at: [x, -0.045, 0.07], sides: 10 })
    hose(model, {
      tone: 'dark',
      points: [
        [x, -0.045, 0.075],
        [x, -0.045, 0.035],
        [x * 0.6, 0.03, 0.012],
        [0.02 * (i - 1.5), 0.1, 0.06],
      ],
      radius: 0.008,
    })
  }
}
