import { joint, type Model, type Vec3 } from './model.ts'
import { hose, link, revolve } from './round.ts'
import { box, cylinder } from './solids.ts'

/** Heights and lengths of the arm, as drawn with all joints at 0: lower arm upright, forearm level, towards -y. */
export const SHOULDER: Vec3 = [0, -0.14, 0.86]
export const ELBOW: Vec3 = [0, -0.14, 1.46]
export const FOREARM = 1.58
export const ROLL_Y = -0.34
export const WRIST_Y = -0.8
export const FLANGE_Y = -0.92

export function lowerArm(model: Model, moves: number): void {
  const look = { tone: 'safety', joint: moves } as const
  link(model, {
    ...look,
    from: [-0.14, 0.86, 0.135],
    to: [-0.14, 1.46, 0.105],
    width: 0.18,
    at: [-0.085, 0, 0],
    edge: 0.03,
    steps: 7,
  })
  for (const x of [-0.1, 0.088]) {
    link(model, {
      tone: 'trim',
      joint: moves,
      from: [-0.14, 1.03, 0.06],
      to: [-0.14, 1.29, 0.05],
      width: 0.012,
      at: [x, 0, 0],
      edge: 0.004,
      steps: 4,
    })
  }
  cylinder(model, {
    tone: 'steel',
    joint: moves,
    radius: 0.1,
    length: 0.24,
    at: [-0.12, -0.14, 1.46],
    along: 'x',
    sides: 20,
  })
  hose(model, {
    tone: 'dark',
    joint: moves,
    points: [
      [-0.115, -0.02, 0.86],
      [-0.13, 0.02, 1.0],
      [-0.13, 0.03, 1.25],
      [-0.12, 0.0, 1.44],
    ],
    radius: 0.024,
  })
}

export function elbow(model: Model, moves: number): void {
  const look = { tone: 'safety', joint: moves } as const
  link(model, {
    ...look,
    from: [-0.14, 1.46, 0.125],
    to: [0.03, 1.58, 0.13],
    width: 0.07,
    at: [0.1, 0, 0],
    edge: 0.014,
    steps: 6,
  })
  link(model, {
    ...look,
    from: [-0.14, 1.46, 0.125],
    to: [0.03, 1.58, 0.13],
    width: 0.07,
    at: [-0.17, 0, 0],
    edge: 0.014,
    steps: 6,
  })
  box(model, { ...look, size: [0.3, 0.34, 0.22], at: [0, -0.05, 1.5], chamfer: 0.04 })
  cylinder(model, {
    tone: 'dark',
    joint: moves,
    radius: 0.07,
    length: 0.16,
    at: [0.16, -0.14, 1.46],
    along: 'x',
    sides: 14,
  })
  // Motors of the hand at the back of the forearm, as its counterweight.
  for (const [x, z] of [
    [-0.075, 1.56],
    [0.075, 1.56],
    [0, 1.65],
  ] as const) {
    cylinder(model, {
      tone: 'dark',
      joint: moves,
      radius: 0.055,
      length: 0.2,
      at: [x, 0.1, z],
      along: 'y',
      sides: 12,
    })
  }
  cylinder(model, {
    ...look,
    radius: 0.13,
    endRadius: 0.115,
    length: -ROLL_Y - 0.2,
    at: [0, ROLL_Y, FOREARM],
    along: 'y',
    sides: 20,
  })
  cylinder(model, {
    tone: 'lamp',
    joint: moves,
    radius: 0.04,
    length: 0.09,
    at: [0, -0.04, 1.715],
    sides: 10,
  })
  hose(model, {
    tone: 'dark',
    joint: moves,
    points: [
      [-0.12, 0.02, 1.46],
      [-0.2, 0.05, 1.62],
      [-0.17, -0.08, 1.75],
      [-0.08, -0.24, 1.74],
      [-0.05, -0.34, 1.7],
    ],
    radius: 0.024,
  })
}

export function forearm(model: Model, moves: number): void {
  const look = { tone: 'safety', joint: moves } as const
  revolve(model, {
    ...look,
    profile: [
      [0, 0],
      [0.075, 0],
      [0.09, 0.06],
      [0.105, 0.3],
      [0.105, 0.325],
      [0, 0.325],
    ],
    at: [0, ROLL_Y - 0.33, FOREARM],
    along: 'y',
    sides: 18,
  })
  for (const x of [-0.085, 0.045]) {
    link(model, {
      ...look,
      from: [-0.64, FOREARM, 0.075],
      to: [WRIST_Y, FOREARM, 0.07],
      width: 0.04,
      at: [x, 0, 0],
      edge: 0.01,
      steps: 5,
    })
  }
  hose(model, {
    tone: 'dark',
    joint: moves,
    points: [
      [-0.04, -0.36, 1.71],
      [-0.03, -0.5, 1.73],
      [0, -0.62, 1.68],
    ],
    radius: 0.02,
  })
}

export function wrist(model: Model, moves: number): void {
  cylinder(model, {
    tone: 'steel',
    joint: moves,
    radius: 0.06,
    length: 0.2,
    at: [-0.1, WRIST_Y, FOREARM],
    along: 'x',
    sides: 16,
  })
  box(model, {
    tone: 'safety',
    joint: moves,
    size: [0.08, 0.15, 0.11],
    at: [0, WRIST_Y - 0.035, FOREARM - 0.055],
    chamfer: 0.015,
  })
}

export function gripper(model: Model, moves: number): void {
  cylinder(model, {
    tone: 'steel',
    joint: moves,
    radius: 0.06,
    length: 0.03,
    at: [0, FLANGE_Y - 0.02, FOREARM],
    along: 'y',
    sides: 18,
  })
  box(model, {
    tone: 'dark',
    joint: moves,
    size: [0.22, 0.1, 0.11],
    at: [0, FLANGE_Y - 0.06, FOREARM - 0.055],
    chamfer: 0.012,
  })
  for (const side of [-1, 1]) {
    const closes = joint(model, {
      parent: moves,
      motion: 'slide',
      axis: [-side, 0, 0],
      pivot: [0, 0, 0],
      drive: { by: 'value', channel: 'gripperClosed', from: [0, 1], to: [0, 0.055] },
    })
    const x = side * 0.095
    box(model, {
      tone: 'steel',
      joint: closes,
      size: [0.03, 0.05, 0.09],
      at: [x, FLANGE_Y - 0.13, FOREARM - 0.045],
    })
    box(model, {
      tone: 'steel',
      joint: closes,
      size: [0.024, 0.13, 0.06],
      at: [x - side * 0.01, FLANGE_Y - 0.2, FOREARM - 0.03],
      chamfer: 0.006,
    })
    box(model, {
      tone: 'belt',
      joint: closes,
      size: [0.012, 0.07, 0.05],
      at: [x - side * 0.026, FLANGE_Y - 0.225, FOREARM - 0.025],
    })
  }
}
