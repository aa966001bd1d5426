import { boards, type Cabin, cabin, rear } from './board-line.ts'
import { distantLamp, feet, frontDoor, louvres, screenOnArm } from './fittings.ts'
import { joint, type Model } from './model.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

const CABIN: Cabin = { width: 1.14, front: -0.46, back: 0.66, floor: 0.78, sill: 1.06, top: 1.66, slope: 0 }

/** Inspection tower: a camera under a ring of light on two axes, behind a tall window; the reviewer's screen in front. */
export const opticalInspection: Shape = {
  kind: 'optical-inspection',
  lamp: [-0.42, 0.5, 2.16],
  near(model) {
    base(model)
    cabin(model, CABIN)
    rear(model, CABIN)
    front(model)
    boards(model, 1.19, 2)
    camera(model)
    screenOnArm(model, [0.3, -0.46, 1.22], 0.15, 0.06)
    stackLight(model, [-0.42, 0.5, 1.655])
  },
  mid(model) {
    box(model, { tone: 'body', size: [1.1, 1.14, 0.74], at: [0, 0.1, 0.06] })
    box(model, { tone: 'body', size: [1.14, 1.12, 0.86], at: [0, 0.1, 0.8], chamfer: 0.03 })
    box(model, { tone: 'glass', size: [0.92, 0.03, 0.44], at: [0, -0.46, 1.1] })
    box(model, { tone: 'trim', size: [1.0, 0.03, 0.52], at: [0, -0.475, 0.18] })
    box(model, { tone: 'dark', size: [0.42, 0.06, 0.32], at: [0.3, -0.6, 1.06] })
    box(model, { tone: 'glow', size: [0.36, 0.02, 0.24], at: [0.3, -0.635, 1.1] })
    for (const x of [-0.57, 0.57]) box(model, { tone: 'steel', size: [0.05, 0.34, 0.06], at: [x, 0, 0.88] })
    distantLamp(model, [-0.42, 0.5, 1.655])
  },
}

function base(model: Model): void {
  feet(model, 0.92, 0.94)
  box(model, { tone: 'body', size: [1.1, 1.12, 0.7], at: [0, 0.09, 0.075], chamfer: 0.03 })
  // Granite carries the axes.
  box(model, { tone: 'dark', size: [0.98, 0.98, 0.04], at: [0, 0.1, 0.768], chamfer: 0.01 })
  frontDoor(model, [-0.265, -0.476, 0.16], 0.5, 0.52, -0.05)
  frontDoor(model, [0.265, -0.476, 0.16], 0.5, 0.52, 0.05)
  louvres(model, [0.265, -0.49, 0.22], 0.36, 4)
  // A shelf for the keyboard under the screen.
  box(model, { tone: 'trim', size: [0.5, 0.18, 0.025], at: [-0.22, -0.56, 0.86], chamfer: 0.008 })
  box(model, { tone: 'dark', size: [0.4, 0.12, 0.014], at: [-0.22, -0.565, 0.887] })
  cylinder(model, {
    tone: 'safety',
    radius: 0.03,
    length: 0.02,
    at: [0.1, -0.48, 0.94],
    along: 'y',
    sides: 12,
  })
  cylinder(model, { tone: 'dark', radius: 0.019, length: 0.03, at: [0.1, -0.5, 0.94], along: 'y', sides: 10 })
}

/** The window's frame; the pane is left out so that the camera is seen. */
function front(model: Model): void {
  const y = -0.448
  box(model, { tone: 'trim', size: [1.0, 0.05, 0.12], at: [0, y, 1.525], chamfer: 0.01 })
  for (const x of [-0.48, 0.48])
    box(model, { tone: 'trim', size: [0.07, 0.05, 0.48], at: [x, y - 0.002, 1.055] })
  box(model, { tone: 'trim', size: [0.9, 0.05, 0.05], at: [0, y, 1.05], chamfer: 0.01 })
  box(model, { tone: 'glass', size: [0.88, 0.02, 0.1], at: [0, y, 1.435] })
  box(model, { tone: 'steel', size: [0.3, 0.03, 0.025], at: [-0.25, y - 0.035, 1.062] })
}

function camera(model: Model): void {
  for (const x of [-0.46, 0.46]) box(model, { tone: 'steel', size: [0.05, 0.94, 0.05], at: [x, 0.1, 1.36] })
  const alongY = joint(model, {
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'axisY', from: [0, 460], to: [-0.16, 0.3] },
  })
  box(model, { tone: 'trim', joint: alongY, size: [0.96, 0.1, 0.09], at: [0, 0, 1.415], chamfer: 0.01 })
  box(model, { tone: 'dark', joint: alongY, size: [0.8, 0.04, 0.03], at: [0, 0.02, 1.51] })
  const alongX = joint(model, {
    parent: alongY,
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'axisX', from: [0, 510], to: [-0.255, 0.255] },
  })
  box(model, { tone: 'body', joint: alongX, size: [0.18, 0.12, 0.22], at: [0, -0.09, 1.32], chamfer: 0.012 })
  cylinder(model, {
    tone: 'dark',
    joint: alongX,
    radius: 0.045,
    length: 0.12,
    at: [0, -0.09, 1.21],
    sides: 16,
  })
  // Dome of light: three rings, each wider.
  for (const [radius, z] of [
    [0.11, 1.17],
    [0.14, 1.13],
  ] as const) {
    cylinder(model, {
      tone: 'body',
      joint: alongX,
      radius,
      endRadius: radius - 0.03,
      length: 0.045,
      at: [0, -0.09, z],
      sides: 20,
    })
  }
  cylinder(model, {
    tone: 'glow',
    joint: alongX,
    radius: 0.13,
    length: 0.02,
    at: [0, -0.09, 1.115],
    sides: 20,
  })
  cylinder(model, {
    tone: 'dark',
    joint: alongX,
    radius: 0.06,
    length: 0.012,
    at: [0, -0.09, 1.108],
    sides: 14,
  })
}
