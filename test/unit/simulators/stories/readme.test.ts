import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { storyProblems } from '../../../../simulators/engine/story-sense.ts'
import { STORIES, storiesOf } from '../../../../simulators/stories/catalogue.ts'
import { parseStory } from '../../../../simulators/story-file.ts'
import { castFor } from './casts.ts'

const COUNTED = [STORIES.size, ...['gearbox', 'smt', 'moulding'].map((plant) => storiesOf(plant).length)]

it.each([
  ['README.md', /(\d+) Stories, (\d+) for the gearbox works, (\d+) for the electronics hall and (\d+) for/],
  ['README.zh-CN.md', /(\d+) 个剧本（减速器工厂 (\d+) 个，电子车间 (\d+) 个，注塑工厂 (\d+) 个）/],
])('%s tells how many Stories there are', (name, sentence) => {
  const [, ...told] = sentence.exec(readFileSync(name, 'utf8')) ?? []
  expect(told.map(Number)).toEqual(COUNTED)
})

it.each(['README.md', 'README.zh-CN.md'])('[W-79, W-71] %s shows a Story that its plant can play', (name) => {
  const [, block = ''] = /```json\n([\s\S]*?"acts"[\s\S]*?)```/.exec(readFileSync(name, 'utf8')) ?? []
  const parsed = parseStory(JSON.parse(block))
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  expect(parsed.story.acts.length).toBeGreaterThan(1)
  expect(storyProblems(parsed.story, castFor(parsed.story.plant))).toEqual([])
})
