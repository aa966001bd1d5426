import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { STORIES, storiesOf } from '../../../../simulators/stories/catalogue.ts'

const COUNTED = [STORIES.size, ...['gearbox', 'smt', 'moulding'].map((plant) => storiesOf(plant).length)]

it.each([
  ['README.md', /(\d+) Stories, (\d+) for the gearbox works and (\d+) each/],
  ['README.zh-CN.md', /(\d+) 个剧本（减速器工厂 (\d+) 个，电子车间和注塑工厂各 (\d+) 个）/],
])('%s tells how many Stories there are', (name, sentence) => {
  const [, ...told] = sentence.exec(readFileSync(name, 'utf8')) ?? []
  expect(told.map(Number)).toEqual(COUNTED.slice(0, 3))
  expect(COUNTED[3]).toBe(COUNTED[2])
})
