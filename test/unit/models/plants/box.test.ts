import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { plantJsonSchema } from '../../../../models/plant/json-schema.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { PLANT_NAMES, readPlantFile } from '../../../../server/edge/plant-file.ts'
import { idleCarriers, metresToRoad, offTheFlow, overlaps, roadNetworks, stickingOut } from './floor.ts'

const beside = (name: string): string =>
  fileURLToPath(new URL(`../../../../models/plants/${name}`, import.meta.url))

const read = async (name: string): Promise<Plant> => {
  const result = await readPlantFile(name, KINDS)
  if (!result.ok) throw new Error(result.sentences.join('\n'))
  return result.plant
}

const machinesOf = (plant: Plant) =>
  plant.workshops.flatMap((workshop) => workshop.lines.flatMap((line) => line.machines))

describe.each(PLANT_NAMES)('the plant in the box %s', (name) => {
  it('[P-12] parses, and is itself', async () => {
    const plant = await read(name)
    expect(plant.id).toBe(name)
    expect(machinesOf(plant).length).toBeGreaterThan(40)
  })

  it('[P-12] nothing overlaps and nothing sticks out', async () => {
    const { workshops } = await read(name)
    expect(workshops.flatMap((workshop) => overlaps(workshop, KINDS))).toEqual([])
    expect(workshops.flatMap((workshop) => stickingOut(workshop, KINDS))).toEqual([])
  })

  it('[P-12] the roads are one network and every AGV stands on it', async () => {
    const { workshops } = await read(name)
    for (const workshop of workshops) {
      expect(roadNetworks([workshop])).toBe(1)
      const agvs = workshop.lines.flatMap((line) => line.machines).filter(({ kind }) => kind === 'agv')
      for (const agv of agvs) expect(metresToRoad(agv, workshop, KINDS)).toBeLessThanOrEqual(0)
    }
    expect(roadNetworks(workshops)).toBe(1)
  })

  it('[P-12] an AGV gets within three metres of everything that it serves', async () => {
    const plant = await read(name)
    const kindOf = new Map(machinesOf(plant).map(({ id, kind }) => [id, kind]))
    const flows = plant.workshops.flatMap((workshop) => workshop.flows)
    const served = new Set(
      flows.filter(({ by }) => kindOf.get(by ?? '') === 'agv').flatMap((f) => [f.from, f.to]),
    )
    expect(served.size).toBeGreaterThan(5)
    const far = plant.workshops.flatMap((workshop) =>
      workshop.lines
        .flatMap((line) => line.machines)
        .filter((machine) => served.has(machine.id) && metresToRoad(machine, workshop, KINDS) > 3)
        .map(({ id }) => id),
    )
    expect(far).toEqual([])
  })

  it('[P-12] material goes from a storage through every machine to a storage, and every carrier carries', async () => {
    const plant = await read(name)
    expect(offTheFlow(plant)).toEqual([])
    expect(idleCarriers(plant)).toEqual([])
  })

  it('[P-12] every name is in both languages and no two machines share one', async () => {
    const names = machinesOf(await read(name)).map((machine) => machine.name)
    for (const each of names) {
      expect(each['zh-CN']).toMatch(/\p{Script=Han}|AGV/u)
      expect(each.en).not.toMatch(/\p{Script=Han}/u)
    }
    expect(new Set(names.map((each) => each['zh-CN'])).size).toBe(names.length)
    expect(new Set(names.map((each) => each.en)).size).toBe(names.length)
  })
})

describe('the published schema', () => {
  it('[P-1] is the one that the parser gives now', () => {
    const committed: unknown = JSON.parse(readFileSync(beside('plant.schema.json'), 'utf8'))
    expect(committed).toEqual(plantJsonSchema(KINDS.keys()))
  })
})
