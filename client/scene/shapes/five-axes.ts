import { joint, type Model } from './model.ts'
import { revolve } from './round.ts'
import { byRevolutions, byValue, TURN } from './sheet-metal.ts'
import { box, cylinder } from './solids.ts'

const CRADLE_Z = 1.28
const WORK_Y = -0.45

/** Y carries the bridge, X the slide, Z the quill with the spindle. */
export function gantry(model: Model): void {
  for (const x of [-0.76, 0.58]) box(model, { tone: 'steel', size: [0.12, 1.7, 0.1], at: [x, 0.35, 2.34] })
  const bridge = joint(model, {
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisY', [0, 650], [-0.3, 0.3]),
  })
  const slide = joint(model, {
    parent: bridge,
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: byValue('axisX', [0, 800], [-0.4, 0.4]),
  })
  const quill = joint(model, {
    parent: slide,
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: byValue('axisZ', [0, 550], [-0.35, 0.1]),
  })
  const spindle = joint(model, {
    parent: quill,
    motion: 'turn',
    axis: [0, 0, 1],
    pivot: [-0.1, WORK_Y, 0],
    drive: byRevolutions('spindleSpeed'),
  })
  box(model, { tone: 'trim', joint: bridge, size: [1.44, 0.4, 0.42], at: [-0.1, -0.05, 2.44], chamfer: 0.04 })
  box(model, { tone: 'dark', joint: bridge, size: [1.36, 0.04, 0.08], at: [-0.1, -0.26, 2.5] })
  box(model, { tone: 'dark', joint: bridge, size: [1.36, 0.04, 0.08], at: [-0.1, -0.26, 2.72] })
  box(model, { tone: 'body', joint: slide, size: [0.5, 0.1, 0.5], at: [-0.1, -0.3, 2.4], chamfer: 0.03 })
  box(model, {
    tone: 'body',
    joint: quill,
    size: [0.34, 0.26, 0.92],
    at: [-0.1, WORK_Y - 0.02, 2.14],
    chamfer: 0.03,
  })
  cylinder(model, {
    tone: 'dark',
    joint: quill,
    radius: 0.1,
    length: 0.02,
    at: [-0.1, WORK_Y, 3.06],
    sides: 14,
  })
  revolve(model, {
    tone: 'steel',
    joint: quill,
    profile: [
      [0, 1.98],
      [0.08, 1.98],
      [0.11, 2.04],
      [0.11, 2.15],
    ],
    at: [-0.1, WORK_Y, 0],
    sides: 20,
  })
  revolve(model, {
    tone: 'steel',
    joint: spindle,
    profile: [
      [0, 1.79],
      [0.012, 1.8],
      [0.016, 1.88],
      [0.05, 1.92],
      [0.05, 1.99],
    ],
    at: [-0.1, WORK_Y, 0],
    sides: 12,
  })
  box(model, { tone: 'dark', joint: spindle, size: [0.12, 0.02, 0.02], at: [-0.1, WORK_Y, 1.945] })
}

/** A tilts the cradle, C turns the table in it. */
export function trunnion(model: Model): void {
  const tilt = joint(model, {
    motion: 'turn',
    axis: [1, 0, 0],
    pivot: [0, WORK_Y, CRADLE_Z],
    drive: byValue('axisA', [-120, 120], [(-120 * Math.PI) / 180, (120 * Math.PI) / 180]),
  })
  const turn = joint(model, {
    parent: tilt,
    motion: 'turn',
    axis: [0, 0, 1],
    pivot: [-0.1, WORK_Y, 0],
    drive: byValue('axisC', [0, 360], [0, TURN]),
  })
  for (const x of [-0.72, 0.52]) {
    box(model, { tone: 'body', size: [0.2, 0.6, 0.74], at: [x, WORK_Y, 0.7], chamfer: 0.04 })
    cylinder(model, {
      tone: 'steel',
      radius: 0.17,
      length: 0.06,
      at: [x < 0 ? -0.63 : 0.37, WORK_Y, CRADLE_Z],
      along: 'x',
      sides: 20,
    })
  }
  box(model, { tone: 'dark', joint: tilt, size: [0.12, 0.3, 0.34], at: [-0.5, WORK_Y, 1.08], chamfer: 0.04 })
  box(model, { tone: 'dark', joint: tilt, size: [0.12, 0.3, 0.34], at: [0.3, WORK_Y, 1.08], chamfer: 0.04 })
  box(model, { tone: 'trim', joint: tilt, size: [0.92, 0.44, 0.12], at: [-0.1, WORK_Y, 0.98], chamfer: 0.04 })
  cylinder(model, {
    tone: 'steel',
    joint: turn,
    radius: 0.3,
    length: 0.06,
    at: [-0.1, WORK_Y, 1.1],
    sides: 28,
  })
  for (const angle of [0.3, 0.3 + Math.PI / 2]) {
    box(model, {
      tone: 'dark',
      joint: turn,
      size: [0.54, 0.025, 0.005],
      at: [-0.1, WORK_Y, 1.16],
      turned: angle,
    })
  }
  box(model, { tone: 'dark', joint: turn, size: [0.2, 0.14, 0.08], at: [-0.1, WORK_Y, 1.166], chamfer: 0.01 })
  revolve(model, {
    tone: 'work',
    joint: turn,
    profile: [
      [0, 1.24],
      [0.12, 1.24],
      [0.13, 1.3],
      [0.06, 1.36],
      [0.05, 1.42],
      [0, 1.43],
    ],
    at: [-0.1, WORK_Y, 0],
    sides: 16,
  })
}
