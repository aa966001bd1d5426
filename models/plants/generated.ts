import type { PlantFile } from '../plant/schema.ts'
import { bilingual } from '../text.ts'
import { generatedHall } from './generated-hall.ts'

const HALL_MACHINES = 500
const STREET = 14

/** Chances from 0 to 1 that are the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A believable plant of exactly so many Machines, halls side by side along streets [P-13]. */
export function generatedPlant(machineCount: number, seed = 1): PlantFile {
  if (!Number.isInteger(machineCount) || machineCount < 1 || machineCount > 20_000) {
    throw new RangeError(`a generated plant has 1 to 20000 machines, not ${machineCount}`)
  }
  const halls = Math.ceil(machineCount / HALL_MACHINES)
  const across = Math.ceil(Math.sqrt(halls))
  const random = chances(seed)
  const workshops: PlantFile['workshops'] = []
  let [x, y, deepest] = [0, 0, 0]
  for (let hall = 0; hall < halls; hall++) {
    const machines =
      Math.floor(((hall + 1) * machineCount) / halls) - Math.floor((hall * machineCount) / halls)
    if (hall > 0 && hall % across === 0) {
      y += deepest + STREET
      ;[x, deepest] = [0, 0]
    }
    const { workshop, width, depth } = generatedHall(hall + 1, machines, [x, y], random)
    workshops.push(workshop)
    x += width + STREET
    deepest = Math.max(deepest, depth)
  }
  return {
    format: 'twinfloor-plant-1',
    id: `generated-${machineCount}`,
    name: bilingual(
      `自动生成的工厂（${machineCount} 台设备）`,
      `Generated plant of ${machineCount} machines`,
    ),
    workshops,
  }
}
