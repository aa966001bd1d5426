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

/** The words of a search; each must be found. Full-width letters of a Chinese keyboard count as plain ones. */
export const wordsOf = (search: string): readonly string[] =>
  search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

export const matches = (names: string, words: readonly string[]): boolean =>
  words.every((word) => names.includes(word))
