import { nearest } from '../models/nearest.ts'
import { formatProblem } from '../models/plant/problem.ts'
import type { Language } from '../models/text.ts'
import type { Story } from './engine/story.ts'
import { readJsonFile } from './json-file.ts'
import { STORIES, storiesOf } from './stories/catalogue.ts'
import { parseStory } from './story-file.ts'

/** A Story to tell, or one sentence that says why there is none. */
export type FoundStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly sentence: string }

const refused = (sentence: string): FoundStory => ({ ok: false, sentence })

/** The Story of that name, or the one in a file. Whether its Plant can play it is seen when it begins. */
export function findStory(source: string): FoundStory {
  const known = STORIES.get(source)
  if (known !== undefined) return { ok: true, story: known }
  if (!/[./\\]/.test(source)) {
    const meant = nearest(source, [...STORIES.keys()])
    return refused(
      `There is no Story ${source}${meant === undefined ? '' : `; ${meant} was probably meant`}. ` +
        'All of them: npm run simulate -- stories',
    )
  }
  const read = readJsonFile('Story', source, source)
  if (!read.ok) return read
  const parsed = parseStory(read.value)
  if (parsed.ok) return parsed
  return refused(`${source} is not a Story: ${parsed.problems.map(formatProblem).join('\n')}`)
}

/** Those that a Plant can play, and one that was brought along. */
export function storiesFor(plant: string, brought: Story | undefined): readonly Story[] {
  const stories = storiesOf(plant)
  if (brought === undefined || stories.includes(brought)) return stories
  return [brought, ...stories.filter(({ id }) => id !== brought.id)]
}

const WIDTH = 96

/** The Stories as a text for a person: the name to say, what it is called, and what happens. */
export function storyList(language: Language, plant: string | undefined): string {
  const listed = plant === undefined ? [...STORIES.values()] : storiesOf(plant)
  if (listed.length === 0) return `No Story is told of ${plant}.`
  return listed
    .map(({ id, plant: of, name, plot, hours }) => {
      const head = `${id}  (${of}, ${hours} h)  ${name[language]}`
      return [head, ...wrapped(plot[language]).map((line) => `    ${line}`)].join('\n')
    })
    .join('\n')
}

/** Lines of a width; Chinese breaks anywhere and takes two columns a letter, English between words. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(
    /[\p{Script=Han}，。；：、！？（）“”]|[^\s\p{Script=Han}，。；：、！？（）“”]+\s*|\s+/gu,
  ) ?? []) {
    if (columnsOf(line + piece.trimEnd()) > WIDTH && line !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

const columnsOf = (text: string): number =>
  text.length + (text.match(/[\p{Script=Han}，。；：、！？（）“”]/gu)?.length ?? 0)
