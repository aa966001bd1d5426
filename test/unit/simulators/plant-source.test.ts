import { expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { findPlant } from '../../../simulators/plant-source.ts'

const sentenceOf = (source: string): string => {
  const found = findPlant(source, KINDS)
  return found.ok ? found.plant.id : found.sentence
}

it('[W-98] a name that no plant has is refused with those that there are', () => {
  const all = 'There are gearbox, smt, moulding, generated:N, and plant files.'
  expect(sentenceOf('nope')).toBe(`There is no plant "nope". ${all}`)
  expect(sentenceOf('gearbux')).toBe(`There is no plant "gearbux"; gearbox was probably meant. ${all}`)
  expect(sentenceOf('generated:x')).toContain('There is no plant "generated:x"')
  expect(sentenceOf('generated:20001')).toBe('A generated plant has 1 to 20000 machines, not 20001.')
  expect(sentenceOf('nope.jsonc')).toMatch(/^The plant file nope\.jsonc cannot be read: /)
  expect(sentenceOf('smt')).toBe('smt')
})
