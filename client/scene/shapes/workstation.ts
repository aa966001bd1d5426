import { ball, tube } from './bent.ts'
import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import type { Shape } from './shape.ts'
import { byValue, TURN } from './sheet-metal.ts'
import { box, cylinder, prism } from './solids.ts'

const BENCH_Z = 0.92
const TOOL_X = 0.2
/** How deep the figure stands while nobody is there. */
const BELOW = 1.9

/** A bench with shelves, light and a nutrunner on its balancer; a calm figure stands there when someone does. */
export const workstation: Shape = {
  kind: 'workstation',
  lamp: [0.8, 0.42, 2.46],
  near(model) {
    bench(model)
    shelves(model)
    const stock = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('materialLevel', [0, 100], [-0.1, 0]),
    })
    bins(model, stock)
    const tool = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('torque', [0, 120], [0, -0.12]),
    })
    const bit = joint(model, {
      parent: tool,
      motion: 'turn',
      axis: [0, 0, 1],
      pivot: [TOOL_X, 0.02, 0],
      drive: byValue('tighteningAngle', [0, 720], [0, -2 * TURN]),
    })
    nutrunner(model, tool, bit)
    // Waits below the floor, so that nobody is shown until someone is known to be there.
    const present = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: byValue('operatorPresent', [0, 1], [0, BELOW]),
    })
    const first = model.positions.length
    person(model, present)
    for (let i = first + 2; i < model.positions.length; i += 3) {
      model.positions[i] = (model.positions[i] ?? 0) - BELOW
    }
    lamp(model)
  },
  mid(model) {
    box(model, { tone: 'trim', size: [1.7, 0.6, 0.07], at: [0, 0.16, 0.85] })
    for (const x of [-0.8, 0.8]) {
      box(model, { tone: 'steel', size: [0.07, 0.07, 2.06], at: [x, 0.42, 0] })
      box(model, { tone: 'steel', size: [0.07, 0.07, 0.86], at: [x, -0.08, 0] })
    }
    box(model, { tone: 'body', size: [1.6, 0.03, 0.5], at: [0, 0.43, 0.94] })
    for (const z of [1.42, 1.72]) box(model, { tone: 'trim', size: [1.5, 0.28, 0.16], at: [0, 0.28, z] })
    box(model, { tone: 'trim', size: [1.6, 0.3, 0.08], at: [0, 0.2, 1.98] })
    box(model, { tone: 'body', size: [0.4, 0.5, 0.6], at: [0.5, 0.16, 0.2] })
    lamp(model)
  },
}

function bench(model: Model): void {
  for (const x of [-0.82, 0.82]) {
    box(model, { tone: 'steel', size: [0.06, 0.06, 2.04], at: [x, 0.45, 0.02] })
    box(model, { tone: 'steel', size: [0.06, 0.06, 0.82], at: [x, -0.08, 0.02] })
    box(model, { tone: 'steel', size: [0.05, 0.47, 0.05], at: [x, 0.185, 0.16] })
    for (const y of [-0.08, 0.45])
      cylinder(model, { tone: 'dark', radius: 0.045, length: 0.025, at: [x, y, 0], sides: 8 })
    // The arms that carry light and tool rail lean forward.
    box(model, { tone: 'steel', size: [0.05, 0.62, 0.05], at: [x, 0.14, 2.03] })
  }
  box(model, { tone: 'steel', size: [1.6, 0.05, 0.05], at: [0, 0.45, 0.2] })
  box(model, { tone: 'trim', size: [1.74, 0.64, 0.05], at: [0, 0.17, BENCH_Z - 0.05], chamfer: 0.012 })
  box(model, { tone: 'dark', size: [1.0, 0.44, 0.006], at: [-0.05, 0.1, BENCH_Z] })
  box(model, { tone: 'belt', size: [0.8, 0.42, 0.02], at: [-0.1, -0.27, 0], chamfer: 0.008 })
  // Drawers on the right.
  box(model, { tone: 'body', size: [0.42, 0.5, 0.6], at: [0.55, 0.18, 0.27], chamfer: 0.015 })
  for (const z of [0.3, 0.49, 0.68]) {
    box(model, { tone: 'trim', size: [0.38, 0.02, 0.16], at: [0.55, -0.07, z] })
    box(model, { tone: 'dark', size: [0.14, 0.02, 0.02], at: [0.55, -0.085, z + 0.11] })
  }
  // The work: a gearbox housing in its fixture.
  box(model, { tone: 'dark', size: [0.3, 0.24, 0.04], at: [TOOL_X, 0.06, BENCH_Z + 0.006], chamfer: 0.01 })
  revolve(model, {
    tone: 'work',
    profile: [
      [0, 0.966],
      [0.11, 0.966],
      [0.11, 1.0],
      [0.085, 1.01],
      [0.085, 1.07],
      [0.05, 1.07],
      [0.05, 1.05],
      [0, 1.05],
    ],
    at: [TOOL_X, 0.06, 0],
    sides: 16,
  })
}

function shelves(model: Model): void {
  box(model, { tone: 'body', size: [1.58, 0.02, 0.44], at: [0, 0.45, 0.96] })
  for (let column = 0; column < 8; column++) {
    for (const z of [1.06, 1.28]) {
      box(model, { tone: 'dark', size: [0.02, 0.012, 0.05], at: [-0.7 + column * 0.2, 0.436, z] })
    }
  }
  // A picking shelf that leans to the hand, in (y, z).
  for (const z of [1.42, 1.72]) {
    prism(model, {
      tone: 'steel',
      outline: [
        [0.1, z],
        [0.45, z + 0.05],
        [0.45, z + 0.07],
        [0.1, z + 0.02],
      ],
      length: 1.58,
      at: [-0.79, 0, 0],
      along: 'x',
    })
    box(model, { tone: 'glow', size: [1.58, 0.012, 0.03], at: [0, 0.094, z - 0.01] })
  }
  // Screen with the work step, and the light over the bench.
  box(model, { tone: 'dark', size: [0.46, 0.03, 0.3], at: [-0.52, 0.34, 1.06], chamfer: 0.008 })
  box(model, { tone: 'glow', size: [0.42, 0.01, 0.25], at: [-0.52, 0.322, 1.085] })
  cylinder(model, { tone: 'dark', radius: 0.02, length: 0.09, at: [-0.52, 0.38, 1.18], along: 'y', sides: 8 })
  box(model, { tone: 'body', size: [1.5, 0.2, 0.05], at: [0, 0.02, 1.98], chamfer: 0.015 })
  box(model, { tone: 'glow', size: [1.36, 0.12, 0.012], at: [0, 0.02, 1.97] })
  box(model, { tone: 'steel', size: [1.6, 0.04, 0.05], at: [0, -0.13, 2.03] })
}

function bins(model: Model, stock: number): void {
  for (const [z, count] of [
    [1.43, 6],
    [1.73, 5],
  ] as const) {
    const pitch = 1.5 / count
    for (let i = 0; i < count; i++) {
      const x = -0.75 + (i + 0.5) * pitch
      const [w, tone] = [pitch - 0.03, i % 3 === 1 ? 'safety' : 'trim'] as const
      box(model, { tone, size: [w, 0.25, 0.02], at: [x, 0.27, z + 0.05] })
      box(model, { tone, size: [w, 0.012, 0.07], at: [x, 0.14, z + 0.05] })
      box(model, { tone, size: [w, 0.012, 0.15], at: [x, 0.4, z + 0.05] })
      for (const side of [-1, 1]) {
        box(model, { tone, size: [0.012, 0.25, 0.12], at: [x + side * (w / 2 - 0.006), 0.27, z + 0.05] })
      }
      box(model, { tone: 'work', joint: stock, size: [w - 0.03, 0.22, 0.07], at: [x, 0.27, z + 0.07] })
    }
  }
}

function nutrunner(model: Model, tool: number, bit: number): void {
  const y = 0.02
  box(model, { tone: 'dark', size: [0.1, 0.06, 0.05], at: [TOOL_X, -0.1, 1.97] })
  cylinder(model, {
    tone: 'safety',
    radius: 0.05,
    length: 0.06,
    at: [TOOL_X, -0.05, 1.92],
    along: 'y',
    sides: 14,
  })
  tube(model, {
    tone: 'dark',
    joint: tool,
    through: [
      [TOOL_X, y, 1.36],
      [TOOL_X, y, 2.01],
    ],
    radius: 0.006,
    sides: 5,
  })
  revolve(model, {
    tone: 'dark',
    joint: tool,
    profile: [
      [0, 1.2],
      [0.024, 1.2],
      [0.03, 1.23],
      [0.03, 1.34],
      [0.02, 1.37],
      [0, 1.37],
    ],
    at: [TOOL_X, y, 0],
    sides: 12,
  })
  cylinder(model, {
    tone: 'safety',
    joint: tool,
    radius: 0.034,
    length: 0.04,
    at: [TOOL_X, y, 1.27],
    sides: 12,
  })
  tube(model, {
    tone: 'dark',
    joint: tool,
    through: [
      [TOOL_X + 0.03, y, 1.33],
      [TOOL_X + 0.1, y, 1.38],
      [TOOL_X + 0.12, y, 1.6],
      [TOOL_X + 0.06, y, 1.84],
    ],
    radius: 0.008,
    sides: 5,
  })
  cylinder(model, { tone: 'steel', joint: bit, radius: 0.012, length: 0.04, at: [TOOL_X, y, 1.17], sides: 8 })
  box(model, { tone: 'steel', joint: bit, size: [0.022, 0.016, 0.02], at: [TOOL_X, y, 1.155] })
}

/** No face, no sex, no name: someone. */
function person(model: Model, present: number): void {
  const [x, y] = [-0.2, -0.32]
  const look = { tone: 'trim', joint: present } as const
  for (const side of [-1, 1]) {
    revolve(model, {
      tone: 'dark',
      joint: present,
      profile: [
        [0, 0.022],
        [0.06, 0.03],
        [0.055, 0.1],
        [0.06, 0.45],
        [0.08, 0.8],
        [0.06, 0.86],
        [0, 0.88],
      ],
      at: [x + side * 0.09, y, 0],
      sides: 10,
    })
    box(model, {
      tone: 'dark',
      joint: present,
      size: [0.09, 0.22, 0.06],
      at: [x + side * 0.09, y + 0.05, 0.021],
      chamfer: 0.02,
    })
    // Arms reach for the bench.
    tube(model, {
      ...look,
      through: [
        [x + side * 0.2, y, 1.36],
        [x + side * 0.24, y + 0.06, 1.1],
        [x + side * 0.16, y + 0.3, 1.06],
      ],
      radius: 0.042,
      sides: 8,
    })
    ball(model, {
      tone: 'body',
      joint: present,
      radius: 0.045,
      at: [x + side * 0.155, y + 0.33, 1.06],
      sides: 8,
    })
    ball(model, { ...look, radius: 0.066, at: [x + side * 0.17, y, 1.36], sides: 8 })
  }
  cylinder(model, { ...look, radius: 0.128, endRadius: 0.168, length: 0.46, at: [x, y, 0.88], sides: 18 })
  ball(model, { ...look, radius: 0.168, at: [x, y, 1.34], stretch: 0.66, sides: 18 })
  ball(model, { tone: 'dark', joint: present, radius: 0.124, at: [x, y, 0.885], stretch: 0.7, sides: 14 })
  cylinder(model, { tone: 'body', joint: present, radius: 0.05, length: 0.1, at: [x, y, 1.44], sides: 10 })
  ball(model, {
    tone: 'body',
    joint: present,
    radius: 0.095,
    at: [x, y + 0.01, 1.62],
    stretch: 1.2,
    sides: 14,
  })
}

function lamp(model: Model): void {
  cylinder(model, { tone: 'steel', radius: 0.015, length: 0.16, at: [0.8, 0.42, 2.05], sides: 8 })
  cylinder(model, { tone: 'lamp', radius: 0.045, length: 0.22, at: [0.8, 0.42, 2.21], sides: 12 })
  cylinder(model, { tone: 'dark', radius: 0.05, length: 0.03, at: [0.8, 0.42, 2.43], sides: 12 })
}
