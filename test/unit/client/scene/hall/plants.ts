import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import type { Plant } from '../../../../../models/plant/schema.ts'
import { PLANT_NAMES, readPlantFile } from '../../../../../server/edge/plant-file.ts'

export async function plantNamed(name: string): Promise<Plant> {
  const read = await readPlantFile(name, KINDS)
  if (!read.ok) throw new Error(`${name} does not parse`)
  return read.plant
}

/** Those in the box, the smallest and the largest. */
export const plantsToTry = (): Promise<readonly Plant[]> =>
  Promise.all([...PLANT_NAMES, 'generated:1', 'generated:10000'].map(plantNamed))
