import { STORY_TOPICS, type StoryTold, type StoryTopic } from '../../../models/simulation.ts'

/** Stories about one thing, in the order in which they were told. */
export interface Shelf {
  readonly topic: StoryTopic
  readonly stories: readonly StoryTold[]
}

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en')

const nameOf = ({ id, name }: StoryTold): string => plain([id, name['zh-CN'], name.en].join('\n'))

const textOf = (story: StoryTold, topicNames: readonly string[]): string =>
  plain([nameOf(story), story.plot['zh-CN'], story.plot.en, ...topicNames].join('\n'))

/**
 * Those with every word that was typed in name, plot, topic or id, whatever the language; what is called so comes
 * before what only tells of it [W-104].
 */
export function storiesFound(
  stories: readonly StoryTold[],
  typed: string,
  topicNames: (topic: StoryTopic) => readonly string[],
): readonly StoryTold[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return stories
  const isIn = (text: string): boolean => words.every((word) => text.includes(word))
  const found = stories.filter((story) => isIn(textOf(story, topicNames(story.topic))))
  const isCalledSo = (story: StoryTold): boolean => isIn(nameOf(story))
  return [...found.filter(isCalledSo), ...found.filter((story) => !isCalledSo(story))]
}

/** By what they are about; what no Story is about has no shelf. */
export function shelvesOf(stories: readonly StoryTold[]): readonly Shelf[] {
  return STORY_TOPICS.map((topic) => ({
    topic,
    stories: stories.filter((story) => story.topic === topic),
  })).filter(({ stories: on }) => on.length > 0)
}
