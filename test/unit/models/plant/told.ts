import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { type Breakable, SMALL_KINDS, smallPlant } from './small-plant.ts'

export const told = (file: unknown): readonly string[] => {
  const parsed = parsePlant(file, SMALL_KINDS)
  return parsed.ok ? [] : parsed.problems.map(formatProblem)
}

/** What is told but for whose it is, which has a test of its own. */
export const sentences = (file: unknown): readonly string[] =>
  told(file).map((each) => each.replace(/^([^ ]+) \([a-z]+ "[\w -]+"\): /, '$1: '))

/** What is said of the small plant once this has been done to it. */
export const afterwards = (damage: (plant: Breakable, first: Breakable, workshop: Breakable) => void) => {
  const plant = smallPlant()
  const [workshop] = plant.workshops
  damage(plant, workshop.lines[0].machines[0], workshop)
  return sentences(plant)
}

export const BILINGUAL = 'a name in both languages, like { "zh-CN": "车床 1", "en": "Lathe 1" }'
export const ALL_KINDS = 'the Kinds are agv, conveyor, gateway, lathe, radio-unit'
export const AT = '$.workshops[0]'
export const FIRST = `${AT}.lines[0].machines[0]`
