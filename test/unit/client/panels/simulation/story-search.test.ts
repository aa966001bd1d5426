import { expect, it } from 'vitest'
import { shelvesOf, storiesFound } from '../../../../../client/panels/simulation/story-search.ts'
import { STORY_TOPICS, type StoryTopic } from '../../../../../models/simulation.ts'
import { STORIES, storiesOf } from '../../../../../simulators/stories/catalogue.ts'
import { toldOf } from '../../../../../simulators/told-story.ts'

const GEARBOX = storiesOf('gearbox').map(toldOf)
const NAMES: Partial<Record<StoryTopic, readonly string[]>> = { mechanics: ['机械与磨损', 'Mechanics'] }
const found = (typed: string): readonly string[] =>
  storiesFound(GEARBOX, typed, (topic) => NAMES[topic] ?? []).map(({ id }) => id)

it('[W-104] a Story is found by its name, its plot, its topic and its id, whatever the language', () => {
  expect(found('卡死')).toEqual(['bearing-seizure'])
  expect(found('  SPINDLE   seizes ')).toEqual(['bearing-seizure'])
  // Full-width letters are what a Chinese keyboard may type.
  expect(found('ＧＨ－２０２')).toContain('bearing-seizure')
  expect(found('line-jam')).toEqual(['line-jam'])
  expect(found('磨损')).toContain('belt-slip')
  expect(found('mechanics 油污')).toEqual(['belt-slip'])
  // The tour tells of a jam first of all; the Story that is called so stands before it.
  expect(found('jam')[0]).toBe('line-jam')
  expect(found('jam')).toContain('showroom-tour')
  expect(found('spindle nowhere')).toEqual([])
  expect(found(' ')).toHaveLength(GEARBOX.length)
})

it('[W-104] Stories stand by what they are about, in one order, none left out and none twice', () => {
  const all = [...STORIES.values()].map(toldOf)
  const shelves = shelvesOf(all)
  const order = shelves.map(({ topic }) => STORY_TOPICS.indexOf(topic))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(shelves.length).toBeGreaterThan(5)
  expect(shelves.flatMap(({ stories }) => stories.map(({ id }) => id)).sort()).toEqual(
    all.map(({ id }) => id).sort(),
  )
  for (const { topic, stories } of shelves) for (const story of stories) expect(story.topic).toBe(topic)
})
