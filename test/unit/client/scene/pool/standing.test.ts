import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createColumns, MARK, STATE, STATE_ORDER } from '../../../../../client/scene/pool/columns.ts'
import { geometryOf } from '../../../../../client/scene/pool/geometry.ts'
import { writeStanding } from '../../../../../client/scene/pool/standing.ts'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { TONES } from '../../../../../client/scene/shapes/model.ts'
import { meshOf } from '../../../../../client/scene/shapes/shape.ts'
import { applyFrame, createNow, floorStateAt, linkAt } from '../../../../../client/state/now.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { LINK } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const model = smallModel(30)
const COUNT = model.table.machines.length

describe('the cells of the Machines', () => {
  it('say what the Twin, the selection and the filters say [Z-2]', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            told: fc.array(fc.tuple(fc.nat(COUNT - 1), fc.integer({ min: 0, max: 17 })), { maxLength: 10 }),
            hovered: fc.option(fc.nat(COUNT - 1), { nil: undefined }),
            chosen: fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 5 }),
            back: fc.uint8Array({ minLength: COUNT, maxLength: COUNT, max: 1 }),
            stale: fc.uint8Array({ minLength: COUNT, maxLength: COUNT, max: 1 }),
            heat: fc.uint8Array({ minLength: COUNT, maxLength: COUNT }),
            entry: fc.uint8Array({ minLength: COUNT, maxLength: COUNT, max: 9 }),
            lost: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (steps) => {
          const now = createNow(model)
          const columns = createColumns(model)
          steps.forEach(({ told, hovered, chosen, back, stale, heat, entry, lost }, seq) => {
            const rows = told.flatMap(([machine, code]) => [
              [model.stateSlots[machine]!, code, 1000, QUALITY.good] as const,
              [model.linkSlots[machine]!, LINK.online, 1000, QUALITY.good] as const,
            ])
            applyFrame(now, frameOf(FORM.delta, seq, rows))
            now.stale.set(stale)
            const said = { hovered, chosen: new Set(chosen), back, heat, entry, lost }
            writeStanding(now, columns, said)
            for (let machine = 0; machine < COUNT; machine++) {
              const [state, marks, hot, ties] = columns.states.cells.subarray(machine * STATE)
              expect(STATE_ORDER[state!]).toBe(floorStateAt(now, machine))
              const has = (mark: number): boolean => (marks! & mark) !== 0
              expect(has(MARK.stale)).toBe(stale[machine] === 1 || lost)
              expect(has(MARK.hovered)).toBe(hovered === machine)
              expect(has(MARK.chosen)).toBe(chosen.includes(machine))
              expect(has(MARK.faded)).toBe(back[machine] === 1)
              expect(hot).toBe(heat[machine])
              expect(ties).toBe(linkAt(now, machine) + 16 * entry[machine]!)
            }
            expect(writeStanding(now, columns, said)).toEqual({ any: false, signs: false })
          })
        },
      ),
      { seed: SEED, numRuns: 60 },
    )
  })
})

describe('a shape on the GPU', () => {
  it.each([...SHAPES.values()])('$kind has its own triangles, and no corner twice [Z-10]', (shape) => {
    for (const build of [shape.near, shape.mid]) {
      const mesh = meshOf(build)
      const geometry = geometryOf(mesh)
      const index = geometry.getIndex()
      const positions = geometry.getAttribute('position')
      const parts = geometry.getAttribute('part')
      expect(index?.count).toBe(mesh.tones.length)
      expect(positions.count).toBeLessThan(mesh.tones.length)
      for (let corner = 0; corner < mesh.tones.length; corner++) {
        const at = index?.getX(corner) ?? -1
        expect(Math.abs(positions.getX(at) - mesh.positions[corner * 3]!)).toBeLessThan(1e-3)
        expect(parts.getX(at)).toBe(mesh.tones[corner])
        expect(parts.getY(at)).toBe(mesh.joints[corner])
      }
    }
  })

  it('has a lamp for each place of a stack light on every machine that carries one [Z-11]', () => {
    const carriers = [...SHAPES.values()].filter((shape) => {
      const { tones } = meshOf(shape.near)
      return tones.includes(TONES.indexOf('lampHigh'))
    })
    expect(carriers.length).toBeGreaterThan(12)
    for (const shape of carriers) {
      const mesh = meshOf(shape.near)
      const height = (tone: 'lampLow' | 'lampMid' | 'lampHigh'): number => {
        const corners = [...mesh.tones.keys()].filter((corner) => mesh.tones[corner] === TONES.indexOf(tone))
        return Math.max(...corners.map((corner) => mesh.positions[corner * 3 + 2]!))
      }
      expect(height('lampLow')).toBeLessThan(height('lampMid'))
      expect(height('lampMid')).toBeLessThan(height('lampHigh'))
    }
  })
})
