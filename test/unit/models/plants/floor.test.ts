import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { generatedPlant } from '../../../../models/plants/generated.ts'
import { idleCarriers, metresToRoad, offTheFlow, overlaps, roadNetworks, stickingOut } from './floor.ts'

/** A good plant with one thing wrong, to see that the measures of the floor do see. */
const spoilt = (spoil: (workshop: Hall) => void) => {
  const parsed = parsePlant(generatedPlant(80), KINDS)
  if (!parsed.ok) throw new Error('the plant to be spoilt is not good')
  const [workshop] = parsed.plant.workshops
  if (workshop === undefined) throw new Error('no hall')
  spoil(workshop)
  return { plant: parsed.plant, workshop }
}
type Hall = Extract<ReturnType<typeof parsePlant>, { ok: true }>['plant']['workshops'][number]

const firstMachine = (workshop: Hall) => {
  const machine = workshop.lines[0]?.machines[0]
  if (machine === undefined) throw new Error('no machine')
  return machine
}

describe('the measures of the floor', () => {
  it('[P-12] see two machines in one place', () => {
    const { workshop } = spoilt((hall) => {
      firstMachine(hall).at = [...(hall.lines[0]?.machines[1]?.at ?? [0, 0])]
    })
    expect(overlaps(workshop, KINDS)).toContain('H01-L01-M01 and H01-L01-M02')
  })

  it('[P-12] see a machine in a column, in a wall and on a road', () => {
    const { workshop } = spoilt((hall) => {
      const { at } = firstMachine(hall)
      hall.columns.push({ at, size: 0.6 })
      hall.walls.push({ from: at, to: [at[0], at[1] + 9], thickness: 0.2 })
      hall.roads.push({ id: 'X', path: [at, [at[0], at[1] + 9]], oneWay: false, width: 1.6 })
    })
    const found = overlaps(workshop, KINDS).join()
    for (const what of ['column', 'wall', 'road X']) expect(found).toContain(what)
    expect(roadNetworks([workshop])).toBe(2)
  })

  it('[P-12] see a machine that sticks out and one far from any road', () => {
    const { workshop } = spoilt((hall) => {
      firstMachine(hall).at = [0.5, 0.5]
    })
    expect(stickingOut(workshop, KINDS)).toEqual(['H01-L01-M01'])
    expect(metresToRoad(firstMachine(workshop), workshop, KINDS)).toBeGreaterThan(3)
  })

  it('[P-12] see a machine that nothing reaches and carriers that carry nothing', () => {
    const { plant } = spoilt((hall) => {
      hall.flows = hall.flows.filter(({ to }) => to !== 'H01-L01-M01')
    })
    expect(offTheFlow(plant)).toContain('H01-L01-M01')
    const { plant: still } = spoilt((hall) => {
      hall.flows = []
    })
    expect(idleCarriers(still).length).toBeGreaterThan(5)
  })
})
