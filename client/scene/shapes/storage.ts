import { fence } from './fittings.ts'
import { joint, type Model, type Tone } from './model.ts'
import { beam } from './round.ts'
import type { Shape } from './shape.ts'
import { box, cylinder } from './solids.ts'

const BAYS = 12
const BAY = 1.45
const LEVELS = 7
const LEVEL = 1.06
const FIRST = 0.36
const RACK_Y = 1.44
const HALF_DEPTH = 0.66
const TOP = 7.8
const END = (BAYS * BAY) / 2

/** High-bay store: two racks of pallets, and a stacker crane that runs on a rail in the aisle between them. */
export const storage: Shape = {
  kind: 'storage',
  lamp: [-END, -2.05, 8.3],
  near(model) {
    for (const side of [-1, 1] as const) rack(model, side)
    for (const side of [-1, 1] as const) pallets(model, side)
    aisle(model)
    crane(model)
    lamps(model)
  },
  mid(model) {
    for (const side of [-1, 1]) {
      for (let level = 0; level < LEVELS; level++) {
        const gap = fills(level, 3, side) * 3
        const z = FIRST + level * LEVEL
        const size = [END * 2 - 0.3 - gap, HALF_DEPTH * 1.7, 0.78] as const
        box(model, {
          tone: level % 3 === 1 ? 'trim' : 'work',
          size,
          at: [side * gap * 0.4, side * RACK_Y, z],
        })
      }
      for (let post = 0; post <= 4; post++) {
        const [x, y] = [-END + post * (END / 2), side * (RACK_Y + HALF_DEPTH)]
        beam(model, { tone: 'trim', from: [x, y, 0], to: [x, y, TOP], radius: 0.1, sides: 4, openEnds: true })
      }
    }
    beam(model, {
      tone: 'safety',
      from: [0.6, 0, 0.1],
      to: [0.6, 0, 7.6],
      radius: 0.2,
      sides: 4,
      openEnds: true,
    })
    lamps(model)
  },
}

/** A number from 0 to 1 for a place in the rack, always the same one. */
const fills = (bay: number, level: number, side: number): number => {
  const mixed = Math.sin(bay * 12.99 + level * 78.23 + side * 37.7) * 43758.5
  return mixed - Math.floor(mixed)
}

function rack(model: Model, side: -1 | 1): void {
  for (let post = 0; post <= BAYS; post++) {
    const x = -END + post * BAY
    for (const y of [side * (RACK_Y - HALF_DEPTH), side * (RACK_Y + HALF_DEPTH)]) {
      beam(model, { tone: 'trim', from: [x, y, 0], to: [x, y, TOP], radius: 0.07, sides: 4, openEnds: true })
    }
  }
  for (let level = 0; level < LEVELS; level++) {
    const z = FIRST + level * LEVEL - 0.07
    for (const y of [side * (RACK_Y - HALF_DEPTH + 0.01), side * (RACK_Y + HALF_DEPTH - 0.01)]) {
      beam(model, {
        tone: 'safety',
        from: [-END, y, z],
        to: [END, y, z],
        radius: 0.06,
        sides: 4,
        openEnds: true,
      })
    }
  }
  for (const x of [-END, END]) {
    for (let step = 0; step < 5; step++) {
      const [low, high] = [0.3 + step * 1.5, 1.8 + step * 1.5]
      const [near, far] = [side * (RACK_Y - HALF_DEPTH), side * (RACK_Y + HALF_DEPTH)]
      const [from, to] = step % 2 === 0 ? [near, far] : [far, near]
      beam(model, {
        tone: 'trim',
        from: [x, from, low],
        to: [x, to, high],
        radius: 0.03,
        sides: 3,
        openEnds: true,
      })
    }
  }
  for (let brace = 0; brace < 3; brace++) {
    const [x, y] = [-END + BAY * (1 + brace * 4), side * (RACK_Y + HALF_DEPTH + 0.055)]
    beam(model, {
      tone: 'steel',
      from: [x, y, 0.3],
      to: [x + BAY * 2, y, 7.6],
      radius: 0.018,
      sides: 3,
      openEnds: true,
    })
    beam(model, {
      tone: 'steel',
      from: [x + BAY * 2, y, 0.3],
      to: [x, y, 7.6],
      radius: 0.018,
      sides: 3,
      openEnds: true,
    })
  }
}

/** About half of the places are taken. The first bay's lowest place is where pallets come and go. */
function pallets(model: Model, side: -1 | 1): void {
  const tones: readonly Tone[] = ['work', 'body', 'trim', 'body']
  for (let bay = 0; bay < BAYS; bay++) {
    for (let level = 0; level < LEVELS; level++) {
      const chance = fills(bay, level, side)
      if (chance > 0.5 || (bay === 0 && level === 0)) continue
      const [x, z] = [-END + (bay + 0.5) * BAY, FIRST + level * LEVEL]
      const height = 0.45 + ((chance * 37) % 1) * 0.3
      box(model, { tone: 'dark', size: [1.12, 1.14, 0.1], at: [x, side * RACK_Y, z] })
      const tone = tones[Math.floor(chance * 91) % tones.length] ?? 'work'
      box(model, { tone, size: [1.04, 1.04, height], at: [x, side * RACK_Y, z + 0.11] })
    }
  }
  const x = -END + BAY / 2
  box(model, { tone: 'body', size: [1.2, 1.5, 0.16], at: [x, side * RACK_Y, 0.14] })
  for (let roller = 0; roller < 5; roller++) {
    const at = [x - 0.5, side * RACK_Y - 0.56 + roller * 0.28, 0.32] as const
    cylinder(model, { tone: 'belt', radius: 0.04, length: 1.0, at, along: 'x', sides: 6, openEnds: true })
  }
}

function aisle(model: Model): void {
  box(model, { tone: 'steel', size: [17.8, 0.1, 0.1], at: [0, 0, 0] })
  box(model, { tone: 'steel', size: [17.8, 0.1, 0.1], at: [0, 0, 7.74] })
  for (const x of [-END, 0, END]) {
    beam(model, { tone: 'trim', from: [x, -2.1, 7.72], to: [x, 2.1, 7.72], radius: 0.06, sides: 4 })
  }
  for (const x of [-8.9, 8.9]) {
    fence(model, [x, -0.68], [x, 0.68], 2.1)
    box(model, { tone: 'dark', size: [0.12, 0.3, 0.4], at: [x, x < 0 ? -0.45 : 0.45, 0.04] })
  }
}

function crane(model: Model): void {
  const travels = joint(model, {
    motion: 'slide',
    axis: [1, 0, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'craneX', from: [0, 17], to: [-7.8, 8.2] },
  })
  const look = { tone: 'safety', joint: travels } as const
  box(model, { ...look, size: [1.7, 0.34, 0.3], at: [-0.1, 0, 0.14], chamfer: 0.03 })
  for (const x of [-0.8, 0.6]) {
    cylinder(model, {
      tone: 'dark',
      joint: travels,
      radius: 0.13,
      length: 0.42,
      at: [x, -0.21, 0.235],
      along: 'y',
      sides: 12,
    })
  }
  box(model, { ...look, size: [0.24, 0.32, 7.2], at: [-0.82, 0, 0.4], chamfer: 0.03 })
  box(model, { tone: 'dark', joint: travels, size: [0.03, 0.12, 6.9], at: [-0.695, 0, 0.5] })
  box(model, { ...look, size: [0.5, 0.4, 0.16], at: [-0.8, 0, 7.52], chamfer: 0.02 })
  // Hoist at the foot of the mast, cabinet and ladder behind it.
  cylinder(model, {
    tone: 'trim',
    joint: travels,
    radius: 0.15,
    length: 0.5,
    at: [-0.82, -0.42, 0.9],
    along: 'y',
    sides: 14,
  })
  box(model, { tone: 'body', joint: travels, size: [0.2, 0.7, 1.5], at: [-1.05, 0, 0.45], chamfer: 0.02 })
  for (const y of [-0.14, 0.14]) {
    beam(model, {
      tone: 'steel',
      joint: travels,
      from: [-1.02, y, 2.0],
      to: [-1.02, y, 7.4],
      radius: 0.018,
      sides: 4,
      openEnds: true,
    })
  }
  for (let rung = 0; rung < 12; rung++) {
    const z = 2.2 + rung * 0.44
    beam(model, {
      tone: 'steel',
      joint: travels,
      from: [-1.02, -0.14, z],
      to: [-1.02, 0.14, z],
      radius: 0.012,
      sides: 3,
      openEnds: true,
    })
  }
  carriage(model, travels)
}

function carriage(model: Model, travels: number): void {
  const hoists = joint(model, {
    parent: travels,
    motion: 'slide',
    axis: [0, 0, 1],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'craneZ', from: [0, 7], to: [-0.06, 6.34] },
  })
  box(model, { tone: 'trim', joint: hoists, size: [0.12, 0.5, 0.9], at: [-0.62, 0, 0.5], chamfer: 0.015 })
  for (const y of [-0.42, 0.42]) {
    box(model, { tone: 'trim', joint: hoists, size: [1.24, 0.09, 0.12], at: [0.0, y, 0.5], chamfer: 0.012 })
  }
  const forks = joint(model, {
    parent: hoists,
    motion: 'slide',
    axis: [0, 1, 0],
    pivot: [0, 0, 0],
    drive: { by: 'value', channel: 'forkReach', from: [-1300, 1300], to: [-1.3, 1.3] },
  })
  for (const x of [-0.3, 0.3]) {
    box(model, { tone: 'dark', joint: hoists, size: [0.18, 1.1, 0.05], at: [x, 0, 0.52] })
    box(model, { tone: 'steel', joint: forks, size: [0.14, 1.1, 0.035], at: [x, 0, 0.575] })
  }
  box(model, { tone: 'dark', joint: forks, size: [1.08, 1.08, 0.09], at: [0.02, 0, 0.615] })
  box(model, { tone: 'work', joint: forks, size: [1.0, 1.0, 0.5], at: [0.02, 0, 0.71], chamfer: 0.02 })
}

/** Large ones at both ends of the store, for they are read from the far end of the hall. */
function lamps(model: Model): void {
  for (const x of [-END, END]) {
    cylinder(model, { tone: 'lamp', radius: 0.13, length: 0.46, at: [x, -2.05, TOP + 0.02], sides: 5 })
  }
}
