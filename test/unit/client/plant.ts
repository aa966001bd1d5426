import { type PlantModel, plantModel } from '../../../client/state/plant.ts'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../models/plant/parse.ts'
import { generatedPlant } from '../../../models/plants/generated.ts'
import type { PlantAnswer } from '../../../models/protocol.ts'

/** A small generated Plant as the server answers it. */
export function plantAnswer(machines = 12, hash = 'plant-a'): PlantAnswer {
  const parsed = parsePlant(generatedPlant(machines), KINDS)
  if (!parsed.ok) throw new Error('the generated plant does not parse')
  return { hash, plant: parsed.plant, initials: Array.from({ length: machines }, (_, i) => `jg${i}`) }
}

export const smallModel = (machines = 12, hash = 'plant-a'): PlantModel =>
  plantModel(plantAnswer(machines, hash), KINDS)
