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

  it('[W-21] has no machine', () => {
    expect(told(plantWith([]))).toEqual(['$.workshops: expected a machine in one of the lines, found none'])
  })

  it('[W-21] has a flow for a product that is none', () => {
    const flows = [{ from: 'A', to: 'B', products: ['gear'] }]
    expect(told(plantWith(abc, { flows })).join()).toContain(
      '$.workshops[0].flows[0].products[0]: expected the id of a product, found "gear"',
    )
  })

  describe('[W-37] has a road', () => {
    const driven = (path: readonly [number, number][], rest: Parameters<typeof plantWith>[1] = {}) => {
      const vehicle = machine('V', 'agv', { at: [20, 50] })
      const roads = [{ id: 'R', path: [...path] }]
      return told(plantWith([...abc, vehicle], { roads, ...rest })).filter((each) => each.includes('roads'))
    }
    const straight: [number, number][] = [
      [10, 50],
      [90, 50],
    ]
    const walls = [{ from: [40, 0], to: [40, 100] }] as const

    it('through a wall, but not where it has a door', () => {
      const walled = { walls: walls.map(({ from, to }) => ({ from: [...from], to: [...to] })) } as never
      expect(driven(straight)).toEqual([])
      expect(driven(straight, walled)).toEqual([
        '$.workshops[0].roads[0].path[1]: expected a road that leads through no wall but at a door, found one through the wall from [40, 0] to [40, 100]',
      ])
      const doored = (y: number) => ({ ...(walled as object), doors: [{ at: [40, y], width: 4 }] }) as never
      expect(driven(straight, doored(50))).toEqual([])
      expect(driven(straight, doored(60))).toHaveLength(1)
    })

    it('outside of every hall', () => {
      const beyond: [number, number][] = [
        [10, 50],
        [-40, 50],
      ]
      expect(driven(beyond)).toEqual([
        '$.workshops[0].roads[0].path[1]: expected a point within a workshop, found [-40, 50]',
      ])
    })

    it('that takes a short cut outside between two places of a hall', () => {
      const outline: [number, number][] = [
        [0, 0],
        [200, 0],
        [200, 200],
        [80, 200],
        [80, 40],
        [60, 40],
        [60, 200],
        [0, 200],
      ]
      expect(driven(straight, { outline } as never)).toEqual([
        '$.workshops[0].roads[0].path[1]: expected a road that leaves no workshop but into the next, found one to [90, 50]',
      ])
    })
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
