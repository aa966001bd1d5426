import { boards, RAIL_TOP } from './board-line.ts'
import { distantLamp, feet, frontDoor, louvres, screenOnArm } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { beam } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const HOOD = [
  [-0.54, 1.0],
  [0.56, 1.0],
  [0.56, 1.28],
  [0.46, 1.38],
  [-0.42, 1.38],
  [-0.54, 1.26],
] as const
const LEFT = -2.3
const LENGTH = 4.6
const ZONES = 8

/** A long hood that rises, a fan over every zone, boards on chains at both mouths. */
export const reflowOven: Shape = {
  kind: 'reflow-oven',
  lamp: [2.5, 0.3, 1.87],
  near(model) {
    base(model)
    boards(model, 5.94, 12, 0.16)
    for (const side of [-1, 1] as const) mouth(model, side)
    const rises = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: { by: 'value', channel: 'hoodOpen', from: [0, 1], to: [0, 0.12] },
    })
    tunnel(model, rises)
    for (let i = 0; i < 4; i++) fan(model, rises, LEFT + 0.55 + i * 1.0)
    screenOnArm(model, [2.05, -0.5, 1.16], 0.2, 0.07)
    stackLight(model, [2.5, 0.3, 1.37])
  },
  mid(model) {
    box(model, { tone: 'body', size: [5.2, 1.06, 0.78], at: [0, 0.02, 0.05] })
    prism(model, { tone: 'body', outline: HOOD, length: LENGTH, at: [LEFT, 0, 0], along: 'x' })
    box(model, { tone: 'dark', size: [5.18, 1.0, 0.18], at: [0, 0.02, 0.825] })
    for (const x of [-2.52, 2.52]) {
      box(model, { tone: 'body', size: [0.36, 1.0, 0.37], at: [x, 0.02, 1.01] })
      cylinder(model, { tone: 'steel', radius: 0.1, length: 0.22, at: [x, 0.1, 1.37], sides: 8 })
    }
    box(model, { tone: 'trim', size: [4.9, 0.02, 0.5], at: [0, -0.515, 0.16] })
    for (const y of [-0.16, 0.16]) box(model, { tone: 'steel', size: [5.94, 0.03, 0.06], at: [0, y, 0.88] })
    for (let i = 0; i < 4; i++)
      box(model, { tone: 'dark', size: [0.2, 0.2, 0.08], at: [LEFT + 0.8 + i, 0, 1.375] })
    box(model, { tone: 'glow', size: [0.36, 0.04, 0.26], at: [2.05, -0.66, 1.05] })
    distantLamp(model, [2.5, 0.3, 1.37])
  },
}

function base(model: Model): void {
  feet(model, 4.9, 0.84)
  box(model, { tone: 'body', size: [5.2, 1.06, 0.7], at: [0, 0.02, 0.075], chamfer: 0.03 })
  for (let zone = 0; zone < 6; zone++) {
    const x = -2.15 + zone * 0.86
    frontDoor(model, [x, -0.515, 0.14], 0.8, 0.5, x + 0.34)
    if (zone % 2 === 0) louvres(model, [x - 0.06, -0.529, 0.2], 0.44, 5)
  }
  // The heated bed below the chains; it glows only where the hood has risen.
  box(model, { tone: 'trim', size: [4.6, 1.08, 0.2], at: [0, 0.01, 0.77], chamfer: 0.01 })
  box(model, { tone: 'heat', size: [3.6, 0.7, 0.02], at: [-0.3, 0, 0.955] })
  box(model, { tone: 'dark', size: [4.5, 0.04, 0.03], at: [0, -0.52, 0.972] })
  box(model, { tone: 'dark', size: [4.5, 0.04, 0.03], at: [0, 0.54, 0.972] })
  for (const x of [-2.1, -0.7, 0.7, 2.1])
    beam(model, {
      tone: 'steel',
      from: [x, 0.45, 0.95],
      to: [x, 0.45, 1.3],
      radius: 0.03,
      sides: 6,
      openEnds: true,
    })
  // Nitrogen along the back, and the chiller of the cooling zone.
  beam(model, { tone: 'steel', from: [-2.4, 0.62, 0.6], to: [1.4, 0.62, 0.6], radius: 0.025 })
  for (const x of [-2.0, -0.8, 0.4]) {
    beam(model, {
      tone: 'steel',
      from: [x, 0.62, 0.6],
      to: [x, 0.62, 0.88],
      radius: 0.016,
      sides: 5,
      openEnds: true,
    })
    cylinder(model, { tone: 'glow', radius: 0.026, length: 0.1, at: [x, 0.62, 0.68], sides: 6 })
  }
  box(model, { tone: 'trim', size: [0.7, 0.18, 0.5], at: [1.85, 0.645, 0.3], chamfer: 0.015 })
  louvres(model, [1.85, 0.735, 0.4], 0.5, 6, 1)
}

/** Fixed ends of the tunnel with the flues; the chains come out between two cheeks. */
function mouth(model: Model, side: -1 | 1): void {
  const x = side * 2.47
  box(model, { tone: 'body', size: [0.32, 1.04, 0.37], at: [x, 0.02, 1.01], chamfer: 0.03 })
  for (const y of [-0.38, 0.42]) box(model, { tone: 'body', size: [0.3, 0.24, 0.25], at: [x, y, 0.765] })
  for (let strip = 0; strip < 6; strip++) {
    box(model, {
      tone: 'dark',
      size: [0.008, 0.03, 0.055],
      at: [x + side * 0.155, -0.2 + strip * 0.08, 0.962],
    })
  }
  box(model, { tone: 'dark', size: [0.014, 0.46, 0.05], at: [x + side * 0.157, 0, 1.012] })
  cylinder(model, {
    tone: 'steel',
    radius: 0.11,
    length: 0.22,
    at: [x - side * 0.02, 0.05, 1.376],
    sides: 16,
  })
  cylinder(model, {
    tone: 'trim',
    radius: 0.14,
    length: 0.025,
    at: [x - side * 0.02, 0.05, 1.374],
    sides: 14,
  })
  cylinder(model, { tone: 'trim', radius: 0.125, length: 0.02, at: [x - side * 0.02, 0.05, 1.5], sides: 14 })
  for (const y of [-0.2, 0.2]) {
    box(model, { tone: 'trim', size: [0.36, 0.05, 0.2], at: [side * 2.79, y, 0.78], chamfer: 0.008 })
    box(model, { tone: 'safety', size: [0.06, 0.056, 0.06], at: [side * 2.9, y, 0.84] })
  }
  cylinder(model, {
    tone: 'steel',
    radius: 0.05,
    length: 0.4,
    at: [side * 2.9, -0.2, RAIL_TOP - 0.12],
    along: 'y',
    sides: 8,
    openEnds: true,
  })
  box(model, { tone: 'dark', size: [0.16, 0.1, 0.08], at: [side * 2.47, -0.5, 0.87] })
  cylinder(model, {
    tone: 'safety',
    radius: 0.03,
    length: 0.02,
    at: [side * 2.47, -0.57, 0.91],
    along: 'y',
    sides: 12,
  })
}

function tunnel(model: Model, rises: number): void {
  prism(model, { tone: 'body', joint: rises, outline: HOOD, length: LENGTH, at: [LEFT, 0, 0], along: 'x' })
  for (let seam = 1; seam < ZONES; seam++) {
    const x = LEFT + (seam * LENGTH) / ZONES
    box(model, { tone: 'trim', joint: rises, size: [0.02, 0.014, 0.25], at: [x, -0.541, 1.005] })
    box(model, { tone: 'trim', joint: rises, size: [0.02, 0.86, 0.012], at: [x, 0.02, 1.375] })
  }
  for (let zone = 0; zone < ZONES; zone++) {
    const x = LEFT + ((zone + 0.5) * LENGTH) / ZONES
    const cools = zone >= ZONES - 2
    const size = cools ? ([0.4, 0.014, 0.13] as const) : ([0.16, 0.014, 0.05] as const)
    box(model, { tone: cools ? 'glass' : 'heat', joint: rises, size, at: [x, -0.543, cools ? 1.06 : 1.12] })
  }
  for (const x of [-1.5, 0, 1.5]) {
    beam(model, {
      tone: 'steel',
      joint: rises,
      from: [x - 0.16, -0.575, 1.04],
      to: [x + 0.16, -0.575, 1.04],
      radius: 0.014,
      sides: 6,
    })
    for (const end of [-0.16, 0.16])
      box(model, { tone: 'dark', joint: rises, size: [0.03, 0.05, 0.03], at: [x + end, -0.558, 1.025] })
  }
}

/** Hot-air motor on the hood; its cooling fan turns over the cowl. */
function fan(model: Model, hoodRises: number, x: number): void {
  const y = -0.02
  cylinder(model, {
    tone: 'trim',
    joint: hoodRises,
    radius: 0.13,
    length: 0.035,
    at: [x, y, 1.376],
    sides: 14,
  })
  cylinder(model, { tone: 'dark', joint: hoodRises, radius: 0.1, length: 0.045, at: [x, y, 1.4], sides: 12 })
  const turns = joint(model, {
    parent: hoodRises,
    motion: 'turn',
    axis: [0, 0, 1],
    pivot: [x, y, 0],
    drive: { by: 'speed', channel: 'fanSpeed', perUnit: 1 / 60, wrap: Math.PI * 2 },
  })
  cylinder(model, { tone: 'steel', joint: turns, radius: 0.03, length: 0.025, at: [x, y, 1.44], sides: 10 })
  for (let blade = 0; blade < 5; blade++) {
    const angle = (blade / 5) * Math.PI * 2
    const at = [x + Math.cos(angle) * 0.052, y + Math.sin(angle) * 0.052, 1.45] as const
    box(model, { tone: 'steel', joint: turns, size: [0.066, 0.024, 0.01], at, turned: angle })
  }
}
