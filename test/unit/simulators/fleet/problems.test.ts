import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { roadProblems } from '../../../../simulators/engine/fleet/problems.ts'
import { machine, plantWith } from '../plants.ts'
import { plantCalled } from './drill.ts'

const machines = [
  machine('A', 'buffer', { at: [20, 5] }),
  machine('B', 'buffer', { at: [60, 5] }),
  machine('V', 'agv', { at: [30, 0] }),
]
const flows = [{ from: 'A', to: 'B', by: 'V' }]
const along: [number, number][] = [
  [0, 0],
  [80, 0],
]

describe('an AGV without a road', () => {
  it.each(['gearbox', 'smt', 'moulding', 'generated:300'])('[W-37] is not in %s', (name) => {
    expect(roadProblems(plantCalled(name), KINDS)).toEqual([])
  })

  it('[W-37] is told by path, with what was expected and found', () => {
    expect(roadProblems(plantWith(machines, { flows }), KINDS)).toMatchObject([
      { path: '$.workshops[0].lines[0].machines[2].at', found: '[30, 0]' },
    ])
  })

  it('[W-37] is told where what it serves is far from its roads', () => {
    const far = [...machines, machine('FAR', 'buffer', { at: [60, 150] })]
    const both = [...flows, { from: 'A', to: 'FAR', by: 'V' }]
    expect(
      roadProblems(plantWith(far, { flows: both, roads: [{ id: 'R', path: along }] }), KINDS),
    ).toMatchObject([{ path: '$.workshops[0].flows[1].to', found: '"FAR"' }])
  })

  it('[W-37] is told where no way leads back', () => {
    const roads = [{ id: 'R', path: along, oneWay: true }]
    expect(roadProblems(plantWith(machines, { flows, roads }), KINDS)).toHaveLength(1)
  })

  it('[W-37] is no fault of one that carries nothing', () => {
    expect(roadProblems(plantWith(machines), KINDS)).toEqual([])
  })
})
