import type { Placed } from '../../models/slots.ts'
import type { PlantModel } from './plant.ts'

/** For each Machine, by index, all that it may be called, in lower case, one name a line. */
export type Names = readonly string[]

const FENCE = '\n'

export const namesOf = (model: PlantModel): Names =>
  model.table.machines.map((placed) => allNames(placed, model.initials[placed.index] ?? ''))

function allNames({ machine, kind, line, workshop }: Placed, initials: string): string {
  const names = [machine, kind, line, workshop].flatMap(({ name }) => [name['zh-CN'], name.en])
  const all = [machine.id, initials, ...names].map((each) => each.toLowerCase())
  return [...new Set([...all, ...all.map(squeezed)])].join(FENCE)
}

/** GT-101 is also typed gt101, gt_101 or GT 101. */
const squeezed = (text: string): string => text.replace(/[-_\s]/g, '')

/**
 * What must be found in a Machine's names: the search as it stands where any Machine has that, else without its
 * hyphens and spaces, else each of its words. Full-width letters of a Chinese keyboard count as plain ones.
 */
export function soughtIn(names: Names, search: string): readonly string[] {
  const phrase = search.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  if (phrase === '') return []
  const known = (text: string): boolean => text !== '' && names.some((each) => each.includes(text))
  const inOne = [phrase, squeezed(phrase)].find(known)
  if (inOne !== undefined) return [inOne]
  return phrase.split(' ').map((word) => (known(word) || !known(squeezed(word)) ? word : squeezed(word)))
}

export const matches = (names: string, sought: readonly string[]): boolean =>
  sought.every((words) => names.includes(words))
