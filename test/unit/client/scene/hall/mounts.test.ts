import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../../client/scene/hall/boxes.ts'
import { columnStubs } from '../../../../../client/scene/hall/columns.ts'
import { hallPlan } from '../../../../../client/scene/hall/hall-plan.ts'
import { mountBoxes, radioUnitsOf } from '../../../../../client/scene/hall/mounts.ts'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { meshOf } from '../../../../../client/scene/shapes/shape.ts'
import type { Machine, Workshop } from '../../../../../models/plant/schema.ts'
import { plantNamed } from './plants.ts'

const PLANTS = ['gearbox', 'smt', 'moulding', 'generated:300'] as const

type Point = readonly [number, number, number]

/** Whether a point lies in a box, in its own frame. */
function holds({ at, size, turned }: Box, [x, y, z]: Point): boolean {
  const [dx, dy] = [x - at[0], y - at[1]]
  const [along, across] = [
    dx * Math.cos(turned) + dy * Math.sin(turned),
    -dx * Math.sin(turned) + dy * Math.cos(turned),
  ]
  const [SLACK, up] = [1e-6, z - at[2]]
  return (
    Math.abs(along) <= size[0] / 2 + SLACK &&
    Math.abs(across) <= size[1] / 2 + SLACK &&
    up >= -SLACK &&
    up <= size[2] + SLACK
  )
}

/** The middle of the vertical edge of a Machine's back, at a height of its own. */
function backOf({ at: [x, y], heading, elevation }: Machine, depth: number, up: number): Point {
  const angle = (heading * Math.PI) / 180
  return [x - Math.sin(angle) * depth, y + Math.cos(angle) * depth, elevation + up]
}

const withoutColumns = (workshop: Workshop): Workshop => ({ ...workshop, columns: [] })

const turnedBy = (workshop: Workshop, heading: number): Workshop => ({
  ...workshop,
  lines: workshop.lines.map((line) => ({
    ...line,
    machines: line.machines.map((machine) => ({ ...machine, heading })),
  })),
})

describe('what holds a radio unit', () => {
  it.each(PLANTS)(
    '[H-13] in %s are arms that reach from inside a column to the unit’s back',
    async (name) => {
      const { workshops } = await plantNamed(name)
      let seen = 0
      for (const workshop of [...workshops, ...workshops.map((each) => turnedBy(each, 90))]) {
        const radios = radioUnitsOf(workshop)
        const mounts = mountBoxes(workshop)
        expect(mounts).toHaveLength(radios.length * 3)
        const stubs = columnStubs(workshop)
        radios.forEach((radio, i) => {
          const [pipe, ...arms] = mounts.slice(i * 3, i * 3 + 3)
          if (pipe === undefined) throw new Error('no pipe')
          expect(holds(pipe, backOf(radio, 0.125, 0.3)), radio.id).toBe(true)
          for (const arm of arms) {
            const [half, middle] = [arm.size[0] / 2, arm.at[2] + arm.size[2] / 2]
            const end = (by: number): Point => [
              arm.at[0] + Math.cos(arm.turned) * by,
              arm.at[1] + Math.sin(arm.turned) * by,
              middle,
            ]
            expect(holds(pipe, end(half - 0.02)), radio.id).toBe(true)
            expect(
              stubs.some((stub) => holds(stub, end(-half))),
              radio.id,
            ).toBe(true)
          }
          seen++
        })
      }
      expect(seen).toBeGreaterThan(5)
    },
  )

  it('[H-13] is a pole that stands on the floor where no column is near', async () => {
    for (const name of PLANTS) {
      for (const workshop of (await plantNamed(name)).workshops.map(withoutColumns)) {
        const radios = radioUnitsOf(workshop)
        const mounts = mountBoxes(workshop)
        expect(mounts).toHaveLength(radios.length * 2)
        radios.forEach((radio, i) => {
          const pole = mounts[i * 2]
          if (pole === undefined) throw new Error('no pole')
          expect(pole.at[2]).toBe(0)
          for (const up of [0.05, 0.5]) expect(holds(pole, backOf(radio, 0.125, up)), radio.id).toBe(true)
        })
      }
    }
  })

  it('[H-13] is of the hall, and touches the unit as it is drawn from near and from the middle', async () => {
    const plant = await plantNamed('gearbox')
    const mounts = plant.workshops.flatMap(mountBoxes)
    expect(mounts.length).toBeGreaterThan(0)
    for (const box of mounts) expect(hallPlan(plant).boxes).toContainEqual(box)
    const shape = SHAPES.get('radio-unit')
    if (shape === undefined) throw new Error('no shape')
    for (const build of [shape.near, shape.mid]) {
      const { positions } = meshOf(build)
      const backs = Array.from({ length: positions.length / 3 }, (_, i) => positions[i * 3 + 1] ?? 0)
      expect(Math.max(...backs)).toBeGreaterThan(0.125 - 0.025)
    }
  })
})
