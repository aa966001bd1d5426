import { joint, type Model } from './model.ts'
import { loft, roundedOutline } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'

const WHEEL = 0.11

/** Low lifting vehicle that drives along +x: scanners at two corners, a lifting plate, lights all round. */
export const agv: Shape = {
  kind: 'agv',
  lamp: [0.52, 0.3, 0.33],
  near(model) {
    chassis(model)
    lights(model)
    scanners(model)
    wheels(model)
    plate(model)
  },
  mid(model) {
    const hull = (inset: number, height: number) => ({
      outline: roundedOutline(1.28 - inset * 2, 0.88 - inset * 2, 0.14, 2),
      height,
    })
    loft(model, { tone: 'dark', sections: [hull(0.03, 0), hull(0.03, 0.1)], at: [0, 0, 0.03] })
    loft(model, { tone: 'safety', sections: [hull(0, 0), hull(0, 0.064)], at: [0, 0, 0.125] })
    loft(model, {
      tone: 'body',
      sections: [hull(0.03, 0), hull(0.03, 0.07), hull(0.08, 0.1)],
      at: [0, 0, 0.188],
    })
    box(model, { tone: 'trim', size: [0.8, 0.62, 0.03], at: [0, 0, 0.28] })
    box(model, { tone: 'glow', size: [0.02, 0.5, 0.03], at: [0.642, 0, 0.2] })
    for (const x of [-0.52, 0.52]) {
      for (const y of [-0.34, 0.34]) box(model, { tone: 'lamp', size: [0.12, 0.08, 0.02], at: [x, y, 0.28] })
    }
  },
}

function chassis(model: Model): void {
  const hull = (inset: number, height: number) => ({
    outline: roundedOutline(1.28 - inset * 2, 0.88 - inset * 2, 0.15, 6),
    height,
  })
  loft(model, {
    tone: 'dark',
    sections: [hull(0.05, 0), hull(0.015, 0.03), hull(0.015, 0.09)],
    at: [0, 0, 0.025],
  })
  loft(model, {
    tone: 'safety',
    sections: [hull(0.012, 0), hull(0, 0.015), hull(0, 0.05), hull(0.012, 0.062)],
    at: [0, 0, 0.122],
  })
  loft(model, {
    tone: 'body',
    sections: [hull(0.03, 0), hull(0.03, 0.06), hull(0.045, 0.085), hull(0.08, 0.1)],
    at: [0, 0, 0.19],
  })
  // Rubber bumpers with a safety edge, front and back; the charging contacts are at the back.
  for (const x of [-0.635, 0.635]) {
    box(model, { tone: 'dark', size: [0.03, 0.62, 0.07], at: [x, 0, 0.05], chamfer: 0.01 })
  }
  for (const y of [-0.05, 0.05])
    box(model, { tone: 'steel', size: [0.014, 0.06, 0.018], at: [-0.64, y, 0.212] })
  for (const [x, y] of [
    [-0.5, -0.33],
    [-0.5, 0.33],
  ] as const) {
    cylinder(model, { tone: 'safety', radius: 0.034, length: 0.016, at: [x, y, 0.286], sides: 12 })
    cylinder(model, { tone: 'dark', radius: 0.02, length: 0.03, at: [x, y, 0.29], sides: 10 })
  }
  box(model, { tone: 'glow', size: [0.1, 0.16, 0.006], at: [-0.52, 0, 0.288] })
}

function lights(model: Model): void {
  for (const y of [-0.27, 0.27]) {
    box(model, { tone: 'glow', size: [0.014, 0.16, 0.03], at: [0.61, y, 0.215] })
    box(model, { tone: 'lamp', size: [0.014, 0.16, 0.03], at: [-0.61, y, 0.215] })
  }
  // The state runs along both flanks, so that it is seen from every side and from above.
  for (const y of [-0.41, 0.41]) box(model, { tone: 'lamp', size: [0.86, 0.014, 0.026], at: [0, y, 0.217] })
  for (const y of [-0.345, 0.345]) box(model, { tone: 'lamp', size: [0.9, 0.03, 0.01], at: [0.02, y, 0.285] })
}

function scanners(model: Model): void {
  for (const [x, y] of [
    [0.53, -0.33],
    [-0.56, 0.35],
  ] as const) {
    cylinder(model, { tone: 'dark', radius: 0.065, length: 0.02, at: [x, y, 0.286], sides: 16 })
    cylinder(model, { tone: 'glass', radius: 0.05, length: 0.03, at: [x, y, 0.306], sides: 16 })
    cylinder(model, {
      tone: 'safety',
      radius: 0.062,
      endRadius: 0.05,
      length: 0.02,
      at: [x, y, 0.336],
      sides: 16,
    })
  }
  box(model, { tone: 'dark', size: [0.03, 0.18, 0.05], at: [0.608, 0, 0.206], chamfer: 0.008 })
  for (const y of [-0.05, 0.05]) {
    cylinder(model, {
      tone: 'glass',
      radius: 0.016,
      length: 0.02,
      at: [0.615, y, 0.231],
      along: 'x',
      sides: 10,
    })
  }
}

function wheels(model: Model): void {
  const turns = joint(model, {
    motion: 'turn',
    axis: [0, 1, 0],
    pivot: [0, 0, WHEEL],
    drive: { by: 'speed', channel: 'speed', perUnit: 1 / (Math.PI * 2 * WHEEL), wrap: Math.PI * 2 },
  })
  for (const side of [-1, 1]) {
    box(model, { tone: 'dark', size: [0.3, 0.02, 0.15], at: [0, side * 0.428, 0.04], chamfer: 0.006 })
    const y = side * 0.42
    cylinder(model, {
      tone: 'belt',
      joint: turns,
      radius: WHEEL,
      length: 0.05,
      at: [0, y - 0.025, WHEEL],
      along: 'y',
      sides: 20,
    })
    cylinder(model, {
      tone: 'steel',
      joint: turns,
      radius: 0.06,
      length: 0.054,
      at: [0, y - 0.027, WHEEL],
      along: 'y',
      sides: 12,
    })
    for (let bolt = 0; bolt < 4; bolt++) {
      const angle = (bolt / 4) * Math.PI * 2
      box(model, {
        tone: 'dark',
        joint: turns,
        size: [0.018, 0.058, 0.018],
        at: [Math.cos(angle) * 0.038, y, WHEEL - 0.009 + Math.sin(angle) * 0.038],
      })
    }
    for (const x of [-0.45, 0.45]) {
      cylinder(model, {
        tone: 'belt',
        radius: 0.045,
        length: 0.04,
        at: [x, side * 0.3 - 0.02, 0.045],
        along: 'y',
        sides: 12,
      })
    }
  }
}

function plate(model: Model): void {
  const lifts = joint(model, {
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'liftHeight', from: [0, 100], to: [0, 0.08] },
  })
  box(model, { tone: 'dark', joint: lifts, size: [0.6, 0.44, 0.09], at: [0, 0, 0.195] })
  box(model, { tone: 'trim', joint: lifts, size: [0.84, 0.64, 0.022], at: [0, 0, 0.293], chamfer: 0.008 })
  for (const x of [-0.3, 0.3]) {
    box(model, { tone: 'belt', joint: lifts, size: [0.1, 0.54, 0.008], at: [x, 0, 0.312] })
  }
  cylinder(model, {
    tone: 'steel',
    joint: lifts,
    radius: 0.06,
    endRadius: 0.05,
    length: 0.006,
    at: [0, 0, 0.3135],
    sides: 16,
  })
}
