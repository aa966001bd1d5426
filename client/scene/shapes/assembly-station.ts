import { distantLamp, feet, frontDoor, screenOnArm } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { beam, hose, revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

const MIDDLE_Y = 0.12
const NESTS = 8
const NEST_AT = 0.52
const DECK = 0.83

/** Indexing table with eight nests in a profile frame: a press behind, a tightening spindle left, a bowl feeder right. */
export const assemblyStation: Shape = {
  kind: 'assembly-station',
  lamp: [0.98, 0.85, 2.74],
  near(model) {
    base(model)
    frame(model)
    const indexes = joint(model, {
      motion: 'turn',
      axis: [0, 0, 1],
      pivot: [0, MIDDLE_Y, 0],
      drive: { by: 'value', channel: 'tableAngle', from: [0, 360], to: [0, Math.PI * 2] },
    })
    table(model, indexes)
    press(model)
    tightener(model)
    bowl(model)
    door(model)
    screenOnArm(model, [0.78, -0.82, 1.32], 0.25, 0.09)
    stackLight(model, [0.98, 0.85, 2.235])
  },
  mid(model) {
    box(model, { tone: 'body', size: [2.28, 1.86, 0.76], at: [0, MIDDLE_Y, 0.06] })
    box(model, { tone: 'trim', size: [2.1, 0.02, 0.5], at: [0, -0.812, 0.16] })
    for (const x of [-1.08, 1.08]) {
      for (const y of [-0.76, 1.0]) box(model, { tone: 'trim', size: [0.07, 0.07, 1.3], at: [x, y, 0.82] })
    }
    box(model, { tone: 'body', size: [2.26, 1.86, 0.16], at: [0, MIDDLE_Y, 2.08] })
    box(model, { tone: 'glass', size: [2.1, 0.02, 1.2], at: [0, 1.01, 0.85] })
    cylinder(model, { tone: 'steel', radius: 0.66, length: 0.08, at: [0, MIDDLE_Y, 0.84], sides: 12 })
    box(model, { tone: 'safety', size: [0.3, 0.26, 1.0], at: [0, 0.84, 0.84] })
    box(model, { tone: 'safety', size: [0.2, 0.3, 0.3], at: [0, 0.62, 1.55] })
    box(model, { tone: 'trim', size: [0.16, 0.2, 0.9], at: [-0.86, MIDDLE_Y, 0.84] })
    cylinder(model, {
      tone: 'steel',
      radius: 0.2,
      endRadius: 0.25,
      length: 0.22,
      at: [0.8, 0.72, 0.9],
      sides: 8,
    })
    box(model, { tone: 'glow', size: [0.38, 0.05, 0.28], at: [0.78, -0.97, 1.2] })
    distantLamp(model, [0.98, 0.85, 2.235])
  },
}

function base(model: Model): void {
  feet(model, 1.96, 1.5)
  box(model, { tone: 'body', size: [2.28, 1.86, 0.7], at: [0, MIDDLE_Y, 0.075], chamfer: 0.03 })
  box(model, { tone: 'steel', size: [2.2, 1.78, 0.03], at: [0, MIDDLE_Y, 0.77], chamfer: 0.008 })
  for (const x of [-0.72, 0, 0.72]) frontDoor(model, [x, -0.816, 0.16], 0.66, 0.5, x + 0.27)
}

/** Aluminium profile all round; the panes are left out, but for the one behind. */
function frame(model: Model): void {
  for (const x of [-1.08, 1.08]) {
    for (const y of [-0.76, 1.0]) {
      box(model, { tone: 'trim', size: [0.07, 0.07, 1.31], at: [x, y, 0.79] })
      box(model, { tone: 'dark', size: [0.074, 0.014, 1.2], at: [x, y, 0.84] })
    }
    for (const z of [0.82, 1.44]) box(model, { tone: 'trim', size: [0.05, 1.68, 0.05], at: [x, MIDDLE_Y, z] })
    box(model, { tone: 'glass', size: [0.014, 1.66, 0.58], at: [x, MIDDLE_Y, 0.865] })
  }
  for (const z of [0.82, 1.44]) box(model, { tone: 'trim', size: [2.08, 0.05, 0.05], at: [0, 1.0, z] })
  box(model, { tone: 'glass', size: [2.08, 0.014, 1.2], at: [0, 1.004, 0.87] })
  box(model, { tone: 'trim', size: [2.08, 0.05, 0.06], at: [0, -0.76, 0.8] })
  box(model, { tone: 'body', size: [2.26, 1.86, 0.15], at: [0, MIDDLE_Y, 2.09], chamfer: 0.03 })
  box(model, { tone: 'trim', size: [1.6, 0.02, 0.08], at: [-0.1, -0.815, 2.12] })
  box(model, { tone: 'glow', size: [1.5, 0.06, 0.02], at: [0, MIDDLE_Y - 0.4, 2.075] })
}

function table(model: Model, indexes: number): void {
  const profile = [
    [0, 0],
    [0.64, 0],
    [0.67, 0.012],
    [0.67, 0.045],
    [0.655, 0.058],
    [0.3, 0.058],
    [0.29, 0.066],
    [0, 0.066],
  ] as const
  cylinder(model, {
    tone: 'dark',
    radius: 0.42,
    endRadius: 0.38,
    length: 0.05,
    at: [0, MIDDLE_Y, 0.795],
    sides: 24,
  })
  revolve(model, { tone: 'steel', joint: indexes, profile, at: [0, MIDDLE_Y, DECK], sides: 32 })
  cylinder(model, {
    tone: 'trim',
    joint: indexes,
    radius: 0.16,
    endRadius: 0.13,
    length: 0.12,
    at: [0, MIDDLE_Y, DECK + 0.06],
    sides: 20,
  })
  const clamps = joint(model, {
    parent: indexes,
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'fixtureClamped', from: [0, 1], to: [0, -0.03] },
  })
  for (let nest = 0; nest < NESTS; nest++) {
    const turned = (nest / NESTS) * Math.PI * 2
    const [c, s] = [Math.cos(turned), Math.sin(turned)]
    const put = (out: number, z: number) => [c * out, MIDDLE_Y + s * out, DECK + z] as const
    box(model, { tone: 'dark', joint: indexes, size: [0.2, 0.18, 0.04], at: put(NEST_AT, 0.055), turned })
    cylinder(model, {
      tone: 'work',
      joint: indexes,
      radius: 0.05,
      length: 0.06,
      at: put(NEST_AT, 0.09),
      sides: 10,
    })
    cylinder(model, {
      tone: 'steel',
      joint: indexes,
      radius: 0.022,
      length: 0.04,
      at: put(NEST_AT, 0.145),
      sides: 8,
    })
    box(model, {
      tone: 'safety',
      joint: indexes,
      size: [0.05, 0.06, 0.1],
      at: put(NEST_AT - 0.13, 0.055),
      turned,
    })
    box(model, {
      tone: 'steel',
      joint: clamps,
      size: [0.13, 0.026, 0.02],
      at: put(NEST_AT - 0.095, 0.185),
      turned,
    })
  }
}

/** Servo press over the nest that stands behind. */
function press(model: Model): void {
  const y = MIDDLE_Y + NEST_AT
  box(model, { tone: 'safety', size: [0.34, 0.16, 1.12], at: [0, 0.9, 0.8], chamfer: 0.02 })
  box(model, { tone: 'safety', size: [0.28, 0.4, 0.2], at: [0, 0.72, 1.56], chamfer: 0.02 })
  cylinder(model, { tone: 'body', radius: 0.085, length: 0.36, at: [0, y, 1.68], sides: 18 })
  cylinder(model, { tone: 'dark', radius: 0.07, length: 0.06, at: [0, y, 2.03], sides: 16 })
  cylinder(model, { tone: 'body', radius: 0.07, length: 0.2, at: [0, y, 1.4], sides: 16 })
  const presses = joint(model, {
    motion: 'slide',
    axis: [0, 0, -1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'insertionDepth', from: [0, 150], to: [0, 0.15] },
  })
  cylinder(model, { tone: 'steel', joint: presses, radius: 0.04, length: 0.24, at: [0, y, 1.24], sides: 14 })
  cylinder(model, {
    tone: 'dark',
    joint: presses,
    radius: 0.055,
    endRadius: 0.06,
    length: 0.05,
    at: [0, y, 1.2],
    sides: 14,
  })
  cylinder(model, {
    tone: 'steel',
    joint: presses,
    radius: 0.028,
    length: 0.05,
    at: [0, y, 1.155],
    sides: 12,
  })
}

function tightener(model: Model): void {
  const x = -NEST_AT
  box(model, { tone: 'trim', size: [0.12, 0.16, 0.96], at: [-0.88, MIDDLE_Y, 0.8], chamfer: 0.012 })
  box(model, { tone: 'trim', size: [0.34, 0.12, 0.1], at: [-0.68, MIDDLE_Y, 1.5], chamfer: 0.012 })
  cylinder(model, { tone: 'body', radius: 0.055, length: 0.34, at: [x, MIDDLE_Y, 1.38], sides: 14 })
  cylinder(model, { tone: 'safety', radius: 0.06, length: 0.04, at: [x, MIDDLE_Y, 1.42], sides: 14 })
  hose(model, {
    tone: 'dark',
    points: [
      [x, MIDDLE_Y, 1.71],
      [x - 0.04, MIDDLE_Y, 1.86],
      [-0.72, MIDDLE_Y, 1.9],
      [-0.86, MIDDLE_Y, 1.74],
    ],
    radius: 0.018,
  })
  const tightens = joint(model, {
    motion: 'turn',
    axis: [0, 0, -1],
    pivot: [x, MIDDLE_Y, 0],
    drive: { by: 'value', channel: 'tighteningAngle', from: [0, 720], to: [0, Math.PI * 4] },
  })
  cylinder(model, {
    tone: 'steel',
    joint: tightens,
    radius: 0.034,
    endRadius: 0.038,
    length: 0.16,
    at: [x, MIDDLE_Y, 1.22],
    sides: 6,
  })
  cylinder(model, {
    tone: 'dark',
    joint: tightens,
    radius: 0.016,
    length: 0.17,
    at: [x, MIDDLE_Y, 1.06],
    sides: 6,
  })
  box(model, { tone: 'safety', joint: tightens, size: [0.022, 0.09, 0.022], at: [x, MIDDLE_Y, 1.26] })
}

/** Vibrating bowl with its spiral, and the rail by which parts come to the table. */
function bowl(model: Model): void {
  const [x, y] = [0.8, 0.7]
  cylinder(model, { tone: 'dark', radius: 0.17, length: 0.08, at: [x, y, 0.8], sides: 18 })
  const profile = [
    [0, 0],
    [0.17, 0],
    [0.24, 0.1],
    [0.26, 0.2],
    [0.245, 0.2],
    [0.22, 0.1],
    [0.15, 0.03],
    [0, 0.05],
  ] as const
  revolve(model, { tone: 'steel', profile, at: [x, y, 0.9], sides: 24 })
  for (let part = 0; part < 7; part++) {
    const angle = part * 2.4
    const out = 0.04 + part * 0.013
    cylinder(model, {
      tone: 'work',
      radius: 0.022,
      length: 0.03,
      at: [x + Math.cos(angle) * out, y + Math.sin(angle) * out, 0.945],
      sides: 6,
    })
  }
  beam(model, { tone: 'steel', from: [0.63, 0.57, 1.06], to: [0.43, 0.43, 1.04], radius: 0.022, sides: 4 })
  box(model, { tone: 'trim', size: [0.05, 0.05, 0.26], at: [0.62, 0.6, 0.8] })
}

function door(model: Model): void {
  const slides = joint(model, {
    motion: 'slide',
    axis: [-1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'doorOpen', from: [0, 1], to: [0, 0.98] },
  })
  for (const [x, moves] of [
    [-0.53, -1],
    [0.46, slides],
  ] as const) {
    const y = moves < 0 ? -0.762 : -0.808
    const look = { joint: moves } as const
    for (const edge of [-0.48, 0.48])
      box(model, { tone: 'trim', ...look, size: [0.05, 0.034, 1.2], at: [x + edge, y, 0.875] })
    for (const z of [0.878, 1.43, 2.02])
      box(model, { tone: 'trim', ...look, size: [0.92, 0.03, 0.05], at: [x, y, z] })
    box(model, { tone: 'glass', ...look, size: [0.92, 0.012, 0.2], at: [x, y, 1.83] })
  }
  box(model, {
    tone: 'dark',
    joint: slides,
    size: [0.03, 0.05, 0.3],
    at: [0.04, -0.838, 1.25],
    chamfer: 0.008,
  })
  box(model, { tone: 'steel', size: [2.1, 0.03, 0.03], at: [0, -0.812, 0.822] })
}
