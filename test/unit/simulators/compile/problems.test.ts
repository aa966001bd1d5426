import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { factoryProblems } from '../../../../simulators/engine/factory/compile-problems.ts'
import { machine, plantWith, ROADS } from '../plants.ts'
import { found, IN_THE_BOX } from './compiled.ts'

const told = (plant: Plant) => factoryProblems(plant, KINDS).map(formatProblem)

describe('a Plant that cannot be played', () => {
  it.each([...IN_THE_BOX, 'generated:1', 'generated:7', 'generated:300', 'generated:10000'])(
    '[W-21] is not %s',
    (source) => {
      expect(told(found(source))).toEqual([])
    },
    20_000,
  )

  const abc = [machine('A', 'lathe'), machine('B', 'lathe'), machine('C', 'lathe')]
  const ring = [
    { from: 'A', to: 'B' },
    { from: 'B', to: 'C' },
    { from: 'C', to: 'A' },
  ]

  it('[W-21] has a ring that nothing comes to', () => {
    expect(told(plantWith(abc, { flows: ring }))).toEqual([
      '$.workshops[0].flows[0].from: expected a machine that material comes to from outside of a ring, found "A"',
    ])
  })

  it('[W-21] is none where a machine at the begin has its material at hand', () => {
    expect(told(plantWith(abc, { flows: ring.slice(0, 2) }))).toEqual([])
    const store = machine('S', 'storage')
    expect(told(plantWith([...abc, store], { flows: [...ring, { from: 'S', to: 'A' }] }))).toEqual([])
  })

  it('[W-21] has an AGV that carries and no road', () => {
    const vehicle = machine('V', 'agv')
    const flows = [{ from: 'A', to: 'B', by: 'V' }]
    expect(told(plantWith([...abc, vehicle], { flows })).join()).toContain(
      '$.workshops[0].lines[0].machines[3].at',
    )
    const near = plantWith([...abc, machine('V', 'agv', { at: [5, 0] })], { flows, roads: ROADS })
    expect(told(near).filter((each) => each.includes('machines[3]'))).toEqual([])
  })
})
