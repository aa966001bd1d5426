import { tube } from './bent.ts'
import { distantLamp } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byValue, operatorPanel, TURN, vents } from './sheet-metal.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** Sealed quench furnace: heating chamber on the left, vestibule over the oil in the middle, charge table on the right. */
export const furnace: Shape = {
  kind: 'furnace',
  lamp: [0.35, -0.6, 3.11],
  near(model) {
    chamber(model)
    vestibule(model)
    chargeTable(model)
    services(model)
    door(
      model,
      joint(model, {
        motion: 'slide',
        axis: [0, 0, 1],
        pivot: [0, 0, 0],
        drive: byValue('furnaceDoorOpen', [0, 1], [0, 1.0]),
      }),
    )
    fan(
      model,
      joint(model, {
        motion: 'turn',
        axis: [0, 0, 1],
        pivot: [-1.55, 0.1, 0],
        // It turns while it draws current; how fast is not told.
        drive: { by: 'speed', channel: 'fanCurrent', perUnit: 0.08, wrap: TURN },
      }),
    )
    stackLight(model, [0.35, -0.6, 2.6])
  },
  mid(model) {
    box(model, { tone: 'dark', size: [4.6, 2.4, 0.3], at: [-0.6, 0.1, 0] })
    box(model, { tone: 'body', size: [2.8, 2.3, 2.2], at: [-1.55, 0.1, 0.3], chamfer: 0.14 })
    for (const x of [-2.3, -0.8]) box(model, { tone: 'dark', size: [0.1, 2.4, 2.26], at: [x, 0.1, 0.3] })
    box(model, { tone: 'trim', size: [1.4, 2.0, 2.5], at: [0.75, 0.1, 0.1], chamfer: 0.05 })
    box(model, { tone: 'dark', size: [0.14, 1.5, 3.0], at: [1.52, 0.1, 0.3] })
    box(model, { tone: 'dark', size: [1.3, 1.3, 0.9], at: [2.3, 0.1, 0] })
    box(model, { tone: 'work', size: [0.9, 0.9, 0.6], at: [2.3, 0.1, 0.95] })
    cylinder(model, { tone: 'dark', radius: 0.3, length: 0.7, at: [-1.55, 0.1, 2.5], sides: 12 })
    cylinder(model, { tone: 'steel', radius: 0.16, length: 0.9, at: [1.0, 0.75, 2.6], sides: 10 })
    box(model, { tone: 'body', size: [0.8, 0.4, 2.0], at: [-0.5, -1.36, 0] })
    distantLamp(model, [0.35, -0.6, 2.59])
  },
}

function chamber(model: Model): void {
  for (const x of [-2.7, -1.55, -0.4]) {
    box(model, { tone: 'dark', size: [0.16, 2.2, 0.34], at: [x, 0.1, 0] })
  }
  box(model, { tone: 'body', size: [2.8, 2.1, 2.1], at: [-1.55, 0.1, 0.32], chamfer: 0.14 })
  // Buckstays hold the brickwork together.
  for (const x of [-2.75, -2.15, -1.55, -0.95, -0.35]) {
    for (const y of [-1.0, 1.2]) box(model, { tone: 'dark', size: [0.1, 0.1, 2.24], at: [x, y, 0.26] })
    box(model, { tone: 'dark', size: [0.1, 2.1, 0.08], at: [x, 0.1, 2.42] })
  }
  for (const z of [0.62, 2.12]) box(model, { tone: 'trim', size: [2.6, 0.06, 0.12], at: [-1.55, -0.97, z] })
  // Radiant tubes are drawn from this side: a flange and a connection each.
  for (const z of [0.98, 1.38, 1.78]) {
    for (const x of [-2.45, -1.85, -1.25, -0.65]) {
      cylinder(model, { tone: 'steel', radius: 0.13, length: 0.06, at: [x, -1.01, z], along: 'y', sides: 10 })
      cylinder(model, { tone: 'dark', radius: 0.06, length: 0.12, at: [x, -1.12, z], along: 'y', sides: 6 })
    }
  }
  box(model, { tone: 'dark', size: [0.12, 1.2, 1.2], at: [-2.935, 0.1, 0.8], chamfer: 0.03 })
}

function vestibule(model: Model): void {
  box(model, { tone: 'dark', size: [1.6, 2.0, 0.5], at: [0.65, 0.1, 0], chamfer: 0.03 })
  box(model, { tone: 'trim', size: [1.6, 1.9, 2.12], at: [0.65, 0.1, 0.49], chamfer: 0.05 })
  box(model, { tone: 'body', size: [1.2, 0.03, 0.9], at: [0.62, -0.86, 1.5] })
  cylinder(model, {
    tone: 'steel',
    radius: 0.12,
    length: 0.05,
    at: [0.62, -0.91, 1.95],
    along: 'y',
    sides: 14,
  })
  cylinder(model, {
    tone: 'safety',
    radius: 0.085,
    length: 0.03,
    at: [0.62, -0.925, 1.95],
    along: 'y',
    sides: 14,
  })
  // Oil is stirred by two motors on the quench tank.
  for (const x of [0.25, 1.05]) {
    box(model, { tone: 'dark', size: [0.3, 0.34, 0.66], at: [x, -1.0, 0.05], chamfer: 0.02 })
    cylinder(model, { tone: 'safety', radius: 0.1, length: 0.32, at: [x, -1.0, 0.7], sides: 14 })
  }
  // The frame in which the door runs, its hoist above.
  for (const y of [-0.7, 0.9]) box(model, { tone: 'dark', size: [0.26, 0.14, 3.1], at: [1.56, y, 0.3] })
  box(model, { tone: 'dark', size: [0.3, 1.8, 0.16], at: [1.56, 0.1, 3.39], chamfer: 0.02 })
  box(model, { tone: 'dark', size: [0.2, 1.46, 0.4], at: [1.53, 0.1, 0.5] })
  box(model, { tone: 'safety', size: [0.03, 1.3, 1.0], at: [1.445, 0.1, 0.92] })
  cylinder(model, { tone: 'trim', radius: 0.07, length: 0.9, at: [1.56, -0.45, 2.5], sides: 12 })
  // Burn-off and its chimney.
  box(model, { tone: 'steel', size: [0.4, 1.4, 0.24], at: [1.86, 0.1, 2.26], chamfer: 0.08 })
  tube(model, {
    tone: 'steel',
    through: [
      [1.86, 0.55, 2.45],
      [1.86, 0.55, 2.9],
      [1.3, 0.75, 3.2],
      [1.1, 0.75, 3.5],
    ],
    radius: 0.13,
    sides: 12,
  })
}

function door(model: Model, lifts: number): void {
  box(model, { tone: 'body', joint: lifts, size: [0.12, 1.44, 1.24], at: [1.57, 0.1, 0.88], chamfer: 0.03 })
  for (const z of [1.1, 1.5, 1.9]) {
    box(model, { tone: 'dark', joint: lifts, size: [0.05, 1.36, 0.07], at: [1.64, 0.1, z] })
  }
  tube(model, {
    tone: 'steel',
    joint: lifts,
    through: [
      [1.57, -0.45, 2.1],
      [1.57, -0.45, 2.48],
    ],
    radius: 0.03,
  })
}

function chargeTable(model: Model): void {
  for (const x of [1.85, 2.85]) {
    for (const y of [-0.45, 0.65]) box(model, { tone: 'dark', size: [0.1, 0.1, 0.78], at: [x, y, 0] })
  }
  for (const y of [-0.45, 0.65])
    box(model, { tone: 'safety', size: [1.22, 0.12, 0.16], at: [2.35, y, 0.72], chamfer: 0.02 })
  for (let roller = 0; roller < 7; roller++) {
    cylinder(model, {
      tone: 'steel',
      radius: 0.05,
      length: 1.0,
      at: [1.86 + roller * 0.165, -0.4, 0.84],
      along: 'y',
      sides: 8,
      openEnds: true,
    })
  }
  // A basket of gears waits: tray, rods, layers.
  box(model, { tone: 'dark', size: [0.9, 0.86, 0.05], at: [2.36, 0.1, 0.89] })
  for (const x of [1.96, 2.76]) {
    for (const y of [-0.29, 0.49])
      tube(model, {
        tone: 'dark',
        through: [
          [x, y, 0.93],
          [x, y, 1.5],
        ],
        radius: 0.02,
        sides: 6,
      })
  }
  for (const z of [1.2, 1.48]) box(model, { tone: 'dark', size: [0.84, 0.82, 0.025], at: [2.36, 0.1, z] })
  for (const z of [0.95, 1.235]) {
    for (const x of [2.1, 2.36, 2.62]) {
      for (const y of [-0.15, 0.1, 0.35]) {
        cylinder(model, { tone: 'work', radius: 0.1, length: 0.16, at: [x, y, z], sides: 7 })
      }
    }
  }
}

function services(model: Model): void {
  // Fan and its motor stand on the chamber; the shaft shows between them.
  box(model, { tone: 'dark', size: [0.8, 0.8, 0.1], at: [-1.55, 0.1, 2.48] })
  for (const [x, y] of [
    [-0.25, -0.25],
    [0.25, -0.25],
    [0.25, 0.25],
    [-0.25, 0.25],
  ] as const) {
    tube(model, {
      tone: 'dark',
      through: [
        [-1.55 + x, 0.1 + y, 2.56],
        [-1.55 + x, 0.1 + y, 2.84],
      ],
      radius: 0.03,
      sides: 6,
    })
  }
  box(model, { tone: 'dark', size: [0.64, 0.64, 0.05], at: [-1.55, 0.1, 2.84] })
  cylinder(model, { tone: 'trim', radius: 0.2, length: 0.46, at: [-1.55, 0.1, 2.89], sides: 18 })
  // Process gas: a header along the roof, drops to the zones, a burner's flue.
  tube(model, {
    tone: 'safety',
    through: [
      [-2.88, 0.75, 1.2],
      [-2.88, 0.75, 2.66],
      [-2.6, 0.75, 2.66],
      [0.2, 0.75, 2.66],
      [0.2, 0.75, 2.5],
    ],
    radius: 0.05,
  })
  for (const x of [-2.4, -1.55, -0.7]) {
    tube(model, {
      tone: 'safety',
      through: [
        [x, 0.75, 2.66],
        [x, 0.75, 2.4],
      ],
      radius: 0.035,
      sides: 6,
    })
    cylinder(model, { tone: 'dark', radius: 0.06, length: 0.08, at: [x, 0.75, 2.7], sides: 10 })
  }
  revolve(model, {
    tone: 'steel',
    profile: [
      [0.11, 2.4],
      [0.11, 3.3],
      [0.18, 3.32],
      [0.02, 3.44],
      [0, 3.44],
    ],
    at: [-2.55, -0.4, 0],
    sides: 14,
  })
  // Oxygen probe and thermocouples.
  for (const x of [-2.15, -0.95]) {
    tube(model, {
      tone: 'steel',
      through: [
        [x, -0.4, 2.4],
        [x, -0.4, 2.66],
      ],
      radius: 0.03,
    })
    cylinder(model, { tone: 'dark', radius: 0.06, length: 0.1, at: [x, -0.4, 2.64], sides: 10 })
  }
  box(model, { tone: 'body', size: [1.0, 0.4, 2.0], at: [-0.55, -1.32, 0.06], chamfer: 0.03 })
  box(model, { tone: 'dark', size: [0.96, 0.36, 0.08], at: [-0.55, -1.32, 0] })
  for (const x of [-0.79, -0.31]) box(model, { tone: 'trim', size: [0.44, 0.02, 1.7], at: [x, -1.52, 0.2] })
  vents(model, { across: 'x', at: [-0.79, -1.525, 0.4], size: [0.3, 0.3], slats: 4 })
  operatorPanel(model, { at: [-0.31, -1.5, 1.15], size: [0.36, 0.5] })
}

function fan(model: Model, turns: number): void {
  cylinder(model, {
    tone: 'steel',
    joint: turns,
    radius: 0.06,
    length: 0.3,
    at: [-1.55, 0.1, 2.56],
    sides: 12,
  })
  for (let blade = 0; blade < 4; blade++) {
    box(model, {
      tone: 'steel',
      joint: turns,
      size: [0.34, 0.03, 0.12],
      at: [-1.55, 0.1, 2.64],
      turned: (blade / 4) * Math.PI,
    })
  }
}
