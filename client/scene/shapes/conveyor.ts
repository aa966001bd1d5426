import { crate, distantLamp, rollsAt } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { hose } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

const PITCH = 0.9
const PULLEY = 0.07
const TOP = 0.72
/** As many as have room; a belt that holds more of smaller things is a full one. */
const CRATES = 4
/** So far down a crate that is not there waits under the floor. */
const BELOW = -1.1

/** A belt section that carries along +x as many crates as it tells of: profile frame, guide rails, gear motor at the far end. */
export const conveyor: Shape = {
  kind: 'conveyor',
  lamp: [-1.55, 0.34, 1.2],
  near(model) {
    frame(model)
    drive(model)
    for (const x of [-1.9, 1.9]) pulley(model, x)
    const carries = joint(model, {
      motion: 'slide',
      axis: [1, 0, 0],
      pivot: [0, 0, 0],
      drive: { by: 'speed', channel: 'beltSpeed', perUnit: 1 / 60 / PITCH, wrap: PITCH, rounds: CRATES },
    })
    for (let place = 0; place < CRATES; place++) {
      const held = joint(model, {
        parent: carries,
        motion: 'slide',
        axis: [0, 0, 1],
        pivot: [0, 0, 0],
        drive: {
          ...{ by: 'count', channel: 'itemCount', place, places: CRATES },
          ...{ rides: carries, to: [BELOW, 0] },
        },
      })
      crate(model, [-1.8 + place * PITCH, 0, TOP + 0.004], [0.36, 0.42, 0.16], held)
    }
    for (let seam = 0; seam < 3; seam++) {
      const at = [-1.8 + (seam + 0.5) * PITCH, 0, TOP] as const
      box(model, { tone: 'dark', joint: carries, size: [0.03, 0.5, 0.003], at })
    }
    stackLight(model, [-1.55, 0.34, 0.7])
  },
  mid(model) {
    box(model, { tone: 'belt', size: [3.96, 0.52, 0.12], at: [0, 0, 0.6] })
    for (const y of [-0.3, 0.3]) box(model, { tone: 'body', size: [3.9, 0.06, 0.15], at: [0, y, 0.58] })
    for (const x of [-1.6, 0, 1.6]) {
      for (const y of [-0.29, 0.29]) box(model, { tone: 'body', size: [0.07, 0.05, 0.59], at: [x, y, 0] })
    }
    for (const y of [-0.33, 0.33]) box(model, { tone: 'steel', size: [3.8, 0.02, 0.04], at: [0, y, 0.8] })
    box(model, { tone: 'trim', size: [0.4, 0.24, 0.2], at: [1.4, 0, 0.34] })
    distantLamp(model, [-1.55, 0.34, 0.7])
  },
}

function frame(model: Model): void {
  box(model, { tone: 'belt', size: [3.8, 0.5, 0.016], at: [0, 0, TOP - 0.016] })
  box(model, { tone: 'belt', size: [3.8, 0.5, 0.012], at: [0, 0, TOP - 0.14] })
  box(model, { tone: 'steel', size: [3.5, 0.46, 0.04], at: [0, 0, TOP - 0.06] })
  for (const y of [-0.3, 0.3]) {
    box(model, { tone: 'body', size: [3.96, 0.05, 0.16], at: [0, y, 0.55], chamfer: 0.01 })
    // The groove of the aluminium profile.
    box(model, { tone: 'dark', size: [3.9, 0.054, 0.014], at: [0, y, 0.622] })
    for (let i = 0; i < 5; i++) {
      const x = -1.7 + i * 0.85
      box(model, { tone: 'dark', size: [0.05, 0.03, 0.16], at: [x, y * 1.16, 0.65] })
    }
    box(model, { tone: 'steel', size: [3.86, 0.022, 0.045], at: [0, y * 1.05, 0.785] })
  }
  for (const x of [-1.6, 0, 1.6]) {
    for (const y of [-0.29, 0.29]) {
      box(model, { tone: 'body', size: [0.07, 0.045, 0.5], at: [x, y, 0.06] })
      box(model, { tone: 'steel', size: [0.03, 0.03, 0.06], at: [x, y, 0.01] })
      cylinder(model, { tone: 'dark', radius: 0.055, length: 0.02, at: [x, y, 0], sides: 10 })
    }
    box(model, { tone: 'body', size: [0.05, 0.54, 0.05], at: [x, 0, 0.16] })
    box(model, { tone: 'body', size: [0.05, 0.54, 0.05], at: [x, 0, 0.5] })
  }
  box(model, { tone: 'body', size: [3.2, 0.045, 0.045], at: [0, 0, 0.165] })
  for (const x of [-1.72, 1.78]) {
    // A light barrier looks across the entry and the exit.
    box(model, { tone: 'dark', size: [0.05, 0.05, 0.08], at: [x, -0.365, 0.74] })
    box(model, { tone: 'glow', size: [0.02, 0.01, 0.02], at: [x, -0.336, 0.78] })
    box(model, { tone: 'steel', size: [0.05, 0.02, 0.07], at: [x, 0.365, 0.745] })
  }
}

function drive(model: Model): void {
  box(model, { tone: 'trim', size: [0.22, 0.22, 0.2], at: [1.34, -0.1, 0.33], chamfer: 0.025 })
  cylinder(model, { tone: 'trim', radius: 0.085, length: 0.3, at: [0.95, -0.1, 0.43], along: 'x', sides: 16 })
  for (let i = 0; i < 5; i++) {
    cylinder(model, {
      tone: 'trim',
      radius: 0.096,
      length: 0.012,
      at: [0.99 + i * 0.045, -0.1, 0.43],
      along: 'x',
      sides: 12,
    })
  }
  cylinder(model, { tone: 'dark', radius: 0.09, length: 0.06, at: [0.9, -0.1, 0.43], along: 'x', sides: 16 })
  box(model, { tone: 'dark', size: [0.12, 0.1, 0.07], at: [1.1, -0.1, 0.5] })
  // Chain guard from the motor to the driven pulley.
  box(model, { tone: 'safety', size: [0.3, 0.05, 0.34], at: [1.36, -0.345, 0.36], chamfer: 0.015 })
  box(model, { tone: 'body', size: [0.3, 0.14, 0.34], at: [-1.2, -0.25, 0.2], chamfer: 0.015 })
  cylinder(model, {
    tone: 'safety',
    radius: 0.04,
    length: 0.03,
    at: [-1.2, -0.345, 0.45],
    along: 'y',
    sides: 12,
  })
  cylinder(model, {
    tone: 'dark',
    radius: 0.022,
    length: 0.04,
    at: [-1.2, -0.36, 0.45],
    along: 'y',
    sides: 10,
  })
  hose(model, {
    tone: 'dark',
    points: [
      [-1.05, -0.25, 0.3],
      [-0.6, -0.22, 0.24],
      [0.6, -0.2, 0.24],
      [1.05, -0.12, 0.5],
    ],
    radius: 0.014,
  })
}

function pulley(model: Model, x: number): void {
  const turns = joint(model, {
    motion: 'turn',
    axis: [0, 1, 0],
    pivot: [x, 0, TOP - PULLEY],
    drive: { by: 'speed', channel: 'beltSpeed', perUnit: rollsAt(PULLEY), wrap: Math.PI * 2 },
  })
  cylinder(model, {
    tone: 'steel',
    joint: turns,
    radius: PULLEY,
    length: 0.53,
    at: [x, -0.265, TOP - PULLEY],
    along: 'y',
    sides: 18,
  })
  for (let rib = 0; rib < 6; rib++) {
    const angle = (rib / 6) * Math.PI * 2
    box(model, {
      tone: 'belt',
      joint: turns,
      size: [0.016, 0.5, 0.016],
      at: [
        x + Math.cos(angle) * (PULLEY - 0.002),
        0,
        TOP - PULLEY - 0.008 + Math.sin(angle) * (PULLEY - 0.002),
      ],
    })
  }
  for (const y of [-0.337, 0.337]) {
    box(model, {
      tone: 'dark',
      size: [0.11, 0.03, 0.11],
      at: [x > 0 ? x - 0.02 : x + 0.02, y, TOP - PULLEY - 0.055],
      chamfer: 0.01,
    })
  }
}
