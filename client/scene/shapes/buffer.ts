import { crate, distantLamp, feet } from './fittings.ts'
import { joint, type Model } from './model.ts'
import { beam } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'
import { stackLight } from './stack-light.ts'

/** Heights of the lanes at the entry; each falls towards the exit, so that crates run by their own weight. */
const LANES = [0.32, 0.66, 1.0] as const
const FALL = 0.09
const ROWS = [-0.29, 0.25] as const

/** Flow rack between two machines: crates come in on the left, roll down to a stop on the right, first in, first out. */
export const buffer: Shape = {
  kind: 'buffer',
  lamp: [-0.74, 0.53, 1.88],
  near(model) {
    rack(model)
    for (const z of LANES) lane(model, z)
    crates(model)
    stops(model)
    gauge(model)
    stackLight(model, [-0.74, 0.53, 1.37])
  },
  mid(model) {
    for (const x of [-0.74, 0.74]) {
      for (const y of [-0.53, 0.53]) box(model, { tone: 'body', size: [0.05, 0.05, 1.36], at: [x, y, 0] })
    }
    for (const z of LANES) {
      box(model, { tone: 'steel', size: [1.5, 1.04, 0.03], at: [0, 0, z - 0.05] })
      box(model, { tone: 'trim', size: [1.3, 0.9, 0.17], at: [0, 0, z - 0.015] })
    }
    for (const y of [-0.53, 0.53]) box(model, { tone: 'body', size: [1.43, 0.04, 0.04], at: [0, y, 1.3] })
    box(model, { tone: 'safety', size: [0.06, 1.06, 0.06], at: [0.76, 0, 0.2] })
    distantLamp(model, [-0.74, 0.53, 1.37])
  },
}

function rack(model: Model): void {
  feet(model, 1.48, 1.06, 0.08)
  for (const x of [-0.74, 0, 0.74]) {
    for (const y of [-0.53, 0.53]) {
      box(model, { tone: 'body', size: [0.05, 0.05, 1.3], at: [x, y, x === 0 ? 0.1 : 0.07] })
      box(model, { tone: 'dark', size: [0.012, 0.054, 1.2], at: [x, y, 0.12] })
    }
    for (const z of [0.14, 1.3]) box(model, { tone: 'body', size: [0.045, 1.01, 0.045], at: [x, 0, z] })
  }
  for (const y of [-0.53, 0.53]) {
    for (const z of [0.14, 1.3])
      box(model, { tone: 'body', size: [1.43, 0.044, 0.044], at: [0, y, z + 0.001] })
    // Diagonals keep the rack square.
    beam(model, { tone: 'steel', from: [-0.71, y, 0.2], to: [-0.03, y, 1.28], radius: 0.012, sides: 6 })
    beam(model, { tone: 'steel', from: [0.03, y, 0.2], to: [0.71, y, 1.28], radius: 0.012, sides: 6 })
  }
}

const heightAt = (lane: number, x: number): number => lane - (FALL * (x + 0.72)) / 1.44

function lane(model: Model, z: number): void {
  const [high, low] = [heightAt(z, -0.76), heightAt(z, 0.76)]
  for (const y of [-0.5, -0.08, 0.04, 0.46]) {
    beam(model, {
      tone: 'steel',
      from: [-0.76, y, high - 0.02],
      to: [0.76, y, low - 0.02],
      radius: 0.024,
      sides: 4,
    })
  }
  for (const [from, to] of [
    [-0.5, -0.08],
    [0.04, 0.46],
  ] as const) {
    for (let roller = 0; roller < 13; roller++) {
      const x = -0.72 + roller * 0.12
      cylinder(model, {
        tone: 'belt',
        radius: 0.02,
        length: to - from,
        at: [x, from, heightAt(z, x) - 0.014],
        along: 'y',
        sides: 6,
        openEnds: true,
      })
    }
  }
}

/** The upper lanes are the fuller ones; the crate at the exit waits against its stop. */
function crates(model: Model): void {
  LANES.forEach((z, lane) => {
    ROWS.forEach((y, row) => {
      const held = 1 + ((lane * 2 + row + 1) % 3) + (lane === 2 ? 1 : 0)
      for (let place = 0; place < Math.min(4, held); place++) {
        const x = 0.53 - place * 0.355
        crate(model, [x, y, heightAt(z, x + 0.17) + 0.022], [0.33, 0.36, 0.19])
      }
    })
  })
}

function stops(model: Model): void {
  for (const [channel, x] of [
    ['entryOccupied', -0.775],
    ['exitOccupied', 0.735],
  ] as const) {
    const rises = joint(model, {
      motion: 'slide',
      axis: [0, 0, 1],
      pivot: [0, 0, 0],
      drive: { by: 'value', channel, from: [0, 1], to: [0, 0.07] },
    })
    for (const z of LANES) {
      for (const y of ROWS) {
        const foot = heightAt(z, x)
        cylinder(model, { tone: 'dark', radius: 0.02, length: 0.08, at: [x, y, foot - 0.11], sides: 8 })
        box(model, { tone: 'safety', joint: rises, size: [0.024, 0.2, 0.04], at: [x, y, foot - 0.045] })
      }
    }
  }
}

/** How full it is, told by a slider on the front post. */
function gauge(model: Model): void {
  box(model, { tone: 'dark', size: [0.09, 0.02, 1.02], at: [0, -0.565, 0.2], chamfer: 0.006 })
  for (let mark = 0; mark <= 4; mark++) {
    box(model, { tone: 'body', size: [0.05, 0.006, 0.008], at: [0, -0.576, 0.256 + mark * 0.21] })
  }
  const tells = joint(model, {
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'fillLevel', from: [0, 100], to: [0, 0.84] },
  })
  box(model, {
    tone: 'glow',
    joint: tells,
    size: [0.08, 0.022, 0.05],
    at: [0, -0.581, 0.235],
    chamfer: 0.005,
  })
  box(model, { tone: 'body', size: [0.24, 0.09, 0.2], at: [-0.38, -0.545, 1.08], chamfer: 0.012 })
  cylinder(model, {
    tone: 'steel',
    radius: 0.03,
    length: 0.012,
    at: [-0.38, -0.601, 1.2],
    along: 'y',
    sides: 12,
  })
}
