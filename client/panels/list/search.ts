import type { Placed } from '../../../models/slots.ts'
import type { PlantModel } from '../../state/plant.ts'

/** For each Machine, by index, all that it may be called, in lower case, one name a line. */
export type Names = readonly string[]

const FENCE = '\n'

export const namesOf = (model: PlantModel): Names =>
  model.table.machines.map((placed) => allNames(placed, model.initials[placed.index] ?? ''))

function allNames({ machine, kind, line, workshop }: Placed, initials: string): string {
  const names = [machine, kind, line, workshop].flatMap(({ name }) => [name['zh-CN'], name.en])
  return [machine.id, initials, ...names].join(FENCE).toLowerCase()
}

/**
 * What must be found in a Machine's names: the search as it stands where any Machine has that, else each of its words.
 * Full-width letters of a Chinese keyboard count as plain ones.
 */
export function soughtIn(names: Names, search: string): readonly string[] {
  const phrase = search.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  if (phrase === '') return []
  return names.some((each) => each.includes(phrase)) ? [phrase] : phrase.split(' ')
}

export const matches = (names: string, sought: readonly string[]): boolean =>
  sought.every((words) => names.includes(words))
