import { boards, type Cabin, cabin, hood, RAIL_TOP } from './board-line.ts'
import { distantLamp, feet, frontDoor, louvres, screenOnArm } from './fittings.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { box, cylinder, prism } from './solids.ts'
import { stackLight } from './stack-light.ts'

const CABIN: Cabin = {
  width: 1.94,
  front: -0.64,
  back: 0.64,
  floor: 0.78,
  sill: 1.08,
  top: 1.56,
  slope: 0.34,
}
const SLOTS = 13

/** Placer with feeder banks before and behind: reels, a hood over the gantry, a head with a row of nozzles. */
export const pickAndPlace: Shape = {
  kind: 'pick-and-place',
  lamp: [0.8, 0.45, 2.06],
  near(model) {
    base(model)
    cabin(model, CABIN)
    for (const side of [-1, 1] as const) feeders(model, side)
    boards(model, 1.98, 2)
    gantry(model)
    hood(model, CABIN, 0.88)
    screenOnArm(model, [0.72, -0.62, 1.2], 0.2, 0.2)
    stackLight(model, [0.8, 0.45, 1.555])
  },
  mid(model) {
    box(model, { tone: 'body', size: [1.9, 1.28, 0.74], at: [0, 0, 0.06] })
    prism(model, {
      tone: 'body',
      outline: [
        [-0.64, 0.79],
        [0.64, 0.79],
        [0.64, 1.56],
        [-0.3, 1.56],
        [-0.64, 1.08],
      ],
      length: 1.94,
      at: [-0.97, 0, 0],
      along: 'x',
    })
    prism(model, {
      tone: 'glass',
      outline: [
        [-0.635, 1.12],
        [-0.33, 1.55],
        [-0.36, 1.56],
        [-0.66, 1.14],
      ],
      length: 1.6,
      at: [-0.8, 0, 0],
      along: 'x',
    })
    for (const side of [-1, 1]) {
      box(model, { tone: 'dark', size: [1.4, 0.4, 0.5], at: [0, side * 0.84, 0.1] })
      box(model, { tone: 'trim', size: [1.3, 0.42, 0.16], at: [0, side * 0.84, 0.78] })
      box(model, { tone: 'work', size: [1.24, 0.24, 0.26], at: [0, side * 1.03, 0.55] })
    }
    box(model, { tone: 'glow', size: [0.4, 0.05, 0.3], at: [0.72, -0.84, 1.08] })
    distantLamp(model, [0.8, 0.45, 1.555])
  },
}

function base(model: Model): void {
  feet(model, 1.7, 1.1)
  box(model, { tone: 'body', size: [1.92, 1.3, 0.7], at: [0, 0, 0.075], chamfer: 0.03 })
  box(model, { tone: 'dark', size: [1.8, 1.2, 0.02], at: [0, 0, 0.768] })
  frontDoor(model, [0.82, -0.655, 0.16], 0.2, 0.5, 0.75)
  frontDoor(model, [-0.82, -0.655, 0.16], 0.2, 0.5, -0.75)
  louvres(model, [-0.82, -0.668, 0.2], 0.14, 5)
}

/** A trolley of tape feeders: each a narrow body, its reel hangs behind the handle. */
function feeders(model: Model, side: -1 | 1): void {
  box(model, { tone: 'dark', size: [1.42, 0.34, 0.34], at: [0, side * 0.83, 0.14], chamfer: 0.015 })
  box(model, { tone: 'trim', size: [1.36, 0.3, 0.04], at: [0, side * 0.85, 0.735] })
  for (const x of [-0.6, 0.6]) {
    box(model, { tone: 'trim', size: [0.05, 0.05, 0.28], at: [x, side * 0.78, 0.46] })
    cylinder(model, {
      tone: 'belt',
      radius: 0.06,
      length: 0.04,
      at: [x - 0.02, side * 0.9, 0.06],
      along: 'x',
      sides: 12,
    })
  }
  box(model, { tone: 'steel', size: [1.3, 0.03, 0.03], at: [0, side * 1.0, 0.36] })
  const outline = [
    [1.08, 0.78],
    [0.6, 0.78],
    [0.6, 0.915],
    [0.82, 0.935],
    [1.08, 0.86],
  ] as const
  const seen = outline.map(([y, z]) => [y * side, z] as const)
  if (side < 0) seen.reverse()
  for (let slot = 0; slot < SLOTS; slot++) {
    const x = -0.62 + slot * 0.1
    prism(model, {
      tone: slot % 3 === 0 ? 'trim' : 'steel',
      outline: seen.toReversed(),
      length: 0.06,
      at: [x - 0.01, 0, 0],
      along: 'x',
    })
    const reel = {
      radius: slot % 4 === 1 ? 0.1 : 0.135,
      at: [x, side * 1.04, 0.63] as const,
      along: 'x' as const,
    }
    cylinder(model, {
      tone: slot % 2 === 0 ? 'work' : 'body',
      ...reel,
      length: 0.026,
      sides: side < 0 ? 10 : 8,
    })
    cylinder(model, {
      tone: 'dark',
      ...reel,
      radius: 0.04,
      length: 0.032,
      at: [x - 0.003, side * 1.04, 0.63],
      sides: 6,
    })
  }
}

function gantry(model: Model): void {
  for (const x of [-0.84, 0.84]) box(model, { tone: 'steel', size: [0.07, 1.12, 0.06], at: [x, 0, 1.2] })
  const beamMoves = joint(model, {
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'axisY', from: [0, 900], to: [-0.28, 0.4] },
  })
  box(model, { tone: 'trim', joint: beamMoves, size: [1.74, 0.11, 0.13], at: [0, 0, 1.265], chamfer: 0.012 })
  box(model, { tone: 'steel', joint: beamMoves, size: [1.5, 0.014, 0.03], at: [0, -0.06, 1.3] })
  box(model, { tone: 'dark', joint: beamMoves, size: [1.5, 0.05, 0.03], at: [0, 0.02, 1.4] })
  const headMoves = joint(model, {
    parent: beamMoves,
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'axisX', from: [0, 700], to: [-0.5, 0.5] },
  })
  box(model, { tone: 'dark', joint: headMoves, size: [0.3, 0.1, 0.24], at: [0, -0.12, 1.17], chamfer: 0.015 })
  box(model, { tone: 'safety', joint: headMoves, size: [0.26, 0.012, 0.06], at: [0, -0.172, 1.32] })
  for (let nozzle = 0; nozzle < 6; nozzle++) {
    const x = -0.11 + nozzle * 0.044
    cylinder(model, {
      tone: 'steel',
      joint: headMoves,
      radius: 0.014,
      length: 0.09,
      at: [x, -0.12, 1.085],
      sides: 8,
    })
    cylinder(model, {
      tone: 'dark',
      joint: headMoves,
      radius: 0.004,
      endRadius: 0.012,
      length: 0.06,
      at: [x, -0.12, 1.03],
      sides: 6,
    })
  }
  cylinder(model, {
    tone: 'glow',
    joint: headMoves,
    radius: 0.026,
    length: 0.06,
    at: [0.18, -0.12, 1.12],
    sides: 10,
  })
  cylinder(model, { tone: 'glass', radius: 0.05, length: 0.06, at: [0.3, -0.42, 0.785], sides: 14 })
  box(model, { tone: 'dark', size: [0.3, 0.12, 0.06], at: [-0.3, -0.4, RAIL_TOP - 0.15] })
}
