import { joint, type Model, type Vec3 } from './model.ts'
import {
  ELBOW,
  elbow,
  FLANGE_Y,
  FOREARM,
  forearm,
  gripper,
  lowerArm,
  ROLL_Y,
  SHOULDER,
  WRIST_Y,
  wrist,
} from './robot-arm.ts'
import { hose, link, revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'

const turns = (
  model: Model,
  channel: string,
  reach: number,
  axis: Vec3,
  pivot: Vec3,
  parent?: number,
): number =>
  joint(model, {
    ...(parent === undefined ? {} : { parent }),
    motion: 'turn',
    axis,
    pivot,
    drive: {
      by: 'value',
      channel,
      from: [-reach, reach],
      to: [-(reach * Math.PI) / 180, (reach * Math.PI) / 180],
    },
  })

/** Six-axis robot on a pedestal, with a parallel gripper; its arm reaches beyond the room its foot takes. */
export const robot: Shape = {
  kind: 'robot',
  lamp: [0, 0.12, 1.86],
  near(model) {
    foot(model)
    const j1 = turns(model, 'j1', 180, [0, 0, 1], [0, 0, 0])
    carousel(model, j1)
    const j2 = turns(model, 'j2', 150, [1, 0, 0], SHOULDER, j1)
    lowerArm(model, j2)
    const j3 = turns(model, 'j3', 240, [1, 0, 0], ELBOW, j2)
    elbow(model, j3)
    const j4 = turns(model, 'j4', 360, [0, -1, 0], [0, ROLL_Y, FOREARM], j3)
    forearm(model, j4)
    const j5 = turns(model, 'j5', 130, [1, 0, 0], [0, WRIST_Y, FOREARM], j4)
    wrist(model, j5)
    const j6 = turns(model, 'j6', 360, [0, -1, 0], [0, FLANGE_Y, FOREARM], j5)
    gripper(model, j6)
  },
  mid(model) {
    box(model, { tone: 'dark', size: [0.84, 0.84, 0.06], at: [0, 0, 0] })
    box(model, { tone: 'body', size: [0.56, 0.56, 0.26], at: [0, 0, 0.06], chamfer: 0.02 })
    cylinder(model, {
      tone: 'safety',
      radius: 0.28,
      endRadius: 0.24,
      length: 0.44,
      at: [0, 0, 0.32],
      sides: 10,
    })
    // The working posture: leaning back a little, forearm out, hand down.
    link(model, {
      tone: 'safety',
      from: [-0.14, 0.86, 0.16],
      to: [0.02, 1.46, 0.13],
      width: 0.22,
      at: [-0.11, 0, 0],
      steps: 3,
    })
    link(model, {
      tone: 'safety',
      from: [0.1, 1.58, 0.14],
      to: [-0.62, 1.44, 0.08],
      width: 0.17,
      at: [-0.085, 0, 0],
      steps: 3,
    })
    box(model, { tone: 'dark', size: [0.1, 0.1, 0.26], at: [0, -0.66, 1.16] })
    cylinder(model, { tone: 'lamp', radius: 0.05, length: 0.1, at: [0, 0.08, 1.7], sides: 6 })
  },
}

function foot(model: Model): void {
  box(model, { tone: 'dark', size: [0.9, 0.9, 0.035], at: [0, 0, 0], chamfer: 0.01 })
  box(model, { tone: 'body', size: [0.56, 0.56, 0.27], at: [0, 0, 0.03], chamfer: 0.03 })
  for (const x of [-0.38, 0.38]) {
    for (const y of [-0.38, 0.38]) {
      cylinder(model, { tone: 'steel', radius: 0.03, length: 0.03, at: [x, y, 0.03], sides: 6 })
    }
  }
  revolve(model, {
    tone: 'safety',
    profile: [
      [0, 0],
      [0.29, 0],
      [0.29, 0.05],
      [0.25, 0.08],
      [0.23, 0.2],
      [0.25, 0.24],
      [0.25, 0.27],
      [0, 0.27],
    ],
    at: [0, 0, 0.295],
    sides: 24,
  })
  box(model, { tone: 'safety', size: [0.24, 0.2, 0.2], at: [0, 0.27, 0.31], chamfer: 0.02 })
  box(model, { tone: 'dark', size: [0.18, 0.03, 0.13], at: [0, 0.38, 0.345] })
  hose(model, {
    tone: 'dark',
    points: [
      [-0.04, 0.37, 0.4],
      [-0.04, 0.45, 0.36],
      [-0.05, 0.46, 0.03],
    ],
    radius: 0.022,
  })
  hose(model, {
    tone: 'dark',
    points: [
      [0.04, 0.37, 0.4],
      [0.04, 0.44, 0.34],
      [0.05, 0.44, 0.03],
    ],
    radius: 0.016,
  })
}

function carousel(model: Model, moves: number): void {
  const look = { tone: 'safety', joint: moves } as const
  cylinder(model, { tone: 'dark', joint: moves, radius: 0.235, length: 0.05, at: [0, 0, 0.545], sides: 24 })
  revolve(model, {
    ...look,
    profile: [
      [0, 0],
      [0.26, 0],
      [0.27, 0.03],
      [0.26, 0.1],
      [0.2, 0.13],
      [0, 0.13],
    ],
    at: [0, 0, 0.58],
    sides: 24,
  })
  // Two cheeks hold the shoulder; the gear is on one side, the motor on the other.
  for (const x of [-0.2, 0.13]) {
    link(model, {
      ...look,
      from: [-0.02, 0.68, 0.15],
      to: [-0.14, 0.86, 0.14],
      width: 0.07,
      at: [x, 0, 0],
      edge: 0.012,
      steps: 5,
    })
  }
  cylinder(model, {
    tone: 'dark',
    joint: moves,
    radius: 0.085,
    length: 0.19,
    at: [0.19, -0.14, 0.86],
    along: 'x',
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: moves,
    radius: 0.09,
    length: 0.03,
    at: [-0.225, -0.14, 0.86],
    along: 'x',
    sides: 16,
  })
  cylinder(model, {
    tone: 'dark',
    joint: moves,
    radius: 0.09,
    length: 0.26,
    at: [0.04, 0.15, 0.68],
    sides: 16,
  })
  cylinder(model, {
    tone: 'steel',
    joint: moves,
    radius: 0.06,
    length: 0.03,
    at: [0.04, 0.15, 0.935],
    sides: 12,
  })
}
