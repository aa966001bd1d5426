import type { Bilingual } from './text.ts'

/*
 * What is asked of a simulated Plant, and what it tells of itself [W-82, W-83]. It is said over MQTT, between any
 * two parties; whoever reads it does so here.
 */

const ROOT = 'twinfloor-simulators'

export const controlTopic = (plant: string): string => `${ROOT}/${plant}/control`
export const statusTopic = (plant: string): string => `${ROOT}/${plant}/status`

/** Every topic here is of a simulation and none of a device. */
export const isSimulationTopic = (topic: string): boolean => topic.startsWith(`${ROOT}/`)

/** Times as fast as the clock on the wall; whole numbers, but only these are offered to press. */
export const SPEEDS = [1, 2, 5, 10, 20, 50, 100] as const
export const FASTEST = 100

export type Control =
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'speed'; readonly to: number }
  /** Null: without a Story, as on any other day. */
  | { readonly do: 'story'; readonly to: string | null }

/** A Control as it is sent; the answer in a status that follows bears its id. */
export type Request = Control & { readonly id?: string }

/** What a Story is about, in the order in which a person is offered them; `own` is one that was brought along. */
export const STORY_TOPICS = [
  'own',
  'tour',
  'mechanics',
  'quality',
  'flow',
  'people',
  'utilities',
  'network',
  'misleading',
] as const
export type StoryTopic = (typeof STORY_TOPICS)[number]

/** A Story as a person chooses it. */
export interface StoryTold {
  readonly id: string
  readonly topic: StoryTopic
  readonly name: Bilingual
  readonly plot: Bilingual
  /** How long it lasts, in the simulated Plant. */
  readonly hours: number
  /** After so much simulated time its first act takes effect; absent where it has none. */
  readonly firstMinutes?: number
}

/** How a simulation stands. Times are milliseconds since 1970. */
export interface Simulation {
  readonly plant: string
  readonly story: string | null
  readonly speed: number
  readonly paused: boolean
  /** The time in the simulated Plant, and when it was told by the clock on the wall. */
  readonly simTime: number
  readonly toldAt: number
  readonly seed: number
  /** When the Story began, or the day where there is none, in simulated time. */
  readonly since: number
  /** When the effect of an act next begins or ends, in simulated time; absent where none is left. */
  readonly nextTime?: number
  /** Why the last request was refused; absent once one was taken. */
  readonly problem?: Bilingual
}

/** What came of one request: taken, or refused with a reason. */
export interface Answered {
  readonly id: string
  readonly problem?: Bilingual
}

/** What is retained on the status topic. */
export interface SimulationStatus extends Simulation {
  /** Those that this Plant can play. */
  readonly stories: readonly StoryTold[]
  /** Of the last requests that bore an id, the oldest first; each for some seconds. */
  readonly answers: readonly Answered[]
  /** Which run tells this: two that play one Plant are told apart by it. */
  readonly run?: string
}

export const LONGEST_REQUEST = 1024
export const LONGEST_STATUS = 256 * 1024
const MOST_STORIES = 500
/** A month of shifts. */
const LONGEST_HOURS = 24 * 31
export const MOST_ANSWERS = 24
const LONGEST_ID = 64
const LONGEST_TEXT = 4000
/** So many with the longest reasons and Stories are within the longest status, however they are escaped. */
const LONGEST_REASON = 600

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isTopic = (value: unknown): value is StoryTopic => STORY_TOPICS.some((topic) => topic === value)

export const isSpeed = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= FASTEST

const isBilingual = (value: unknown): value is Bilingual =>
  isFields(value) &&
  [value['zh-CN'], value.en].every((text) => typeof text === 'string' && text.length <= LONGEST_TEXT)

/** Undefined is refused [W-83]. */
export function readControl(message: unknown): Control | undefined {
  if (!isFields(message)) return undefined
  const { to } = message
  switch (message.do) {
    case 'pause':
      return { do: 'pause' }
    case 'resume':
      return { do: 'resume' }
    case 'speed':
      return isSpeed(to) ? { do: 'speed', to } : undefined
    case 'story':
      return to === null || isId(to) ? { do: 'story', to } : undefined
    default:
      return undefined
  }
}

export const requestIdOf = (message: unknown): string | undefined =>
  isFields(message) && isId(message.id) ? message.id : undefined

/** The standing alone, for whoever needs no Stories; undefined where it is not sound. */
export function readSimulation(message: unknown): Simulation | undefined {
  if (!isFields(message)) return undefined
  const { plant, story, speed, paused, simTime, toldAt, seed, since, nextTime, problem } = message
  if (!isId(plant) || !(story === null || isId(story)) || !isSpeed(speed)) return undefined
  if (typeof paused !== 'boolean' || !isTime(simTime) || !isTime(toldAt)) return undefined
  if (!Number.isSafeInteger(seed) || !isTime(since)) return undefined
  if (nextTime !== undefined && !isTime(nextTime)) return undefined
  const next = nextTime === undefined ? {} : { nextTime }
  const standing = { plant, story, speed, paused, simTime, toldAt, seed: Number(seed), since, ...next }
  if (problem === undefined) return standing
  return isBilingual(problem) ? { ...standing, problem: textOf(problem) } : undefined
}

export function readSimulationStatus(message: unknown): SimulationStatus | undefined {
  const standing = readSimulation(message)
  if (standing === undefined || !isFields(message)) return undefined
  const { run } = message
  const stories = readStories(message.stories)
  const answers = readAnswers(message)
  if (stories === undefined || answers === undefined || !(run === undefined || isId(run))) return undefined
  return { ...standing, stories, answers, ...(run === undefined ? {} : { run }) }
}

/** Runs of before told the id of the last request alone, and why it was refused as the problem of all. */
function readAnswers({ answers, answered, problem }: Fields): readonly Answered[] | undefined {
  if (answers === undefined)
    return isId(answered) ? readAnswers({ answers: [{ id: answered, problem }] }) : []
  if (!Array.isArray(answers) || answers.length > MOST_ANSWERS) return undefined
  const sound = answers.filter(
    (answer): answer is Answered =>
      isFields(answer) && isId(answer.id) && (answer.problem === undefined || isBilingual(answer.problem)),
  )
  if (sound.length < answers.length) return undefined
  return sound.map(({ id, problem }) => (problem === undefined ? { id } : { id, problem: textOf(problem) }))
}

export function readStories(list: unknown): readonly StoryTold[] | undefined {
  if (!Array.isArray(list) || list.length > MOST_STORIES) return undefined
  const stories = list.map(readStory)
  return stories.every((story) => story !== undefined) ? stories : undefined
}

function readStory(story: unknown): StoryTold | undefined {
  if (!isFields(story)) return undefined
  const { id, topic, name, plot, hours, firstMinutes } = story
  if (!isId(id) || !isTopic(topic) || !isBilingual(name) || !isBilingual(plot)) return undefined
  if (!isWithin(hours, Number.MIN_VALUE, LONGEST_HOURS)) return undefined
  const told = { id, topic, name: textOf(name), plot: textOf(plot), hours }
  if (firstMinutes === undefined) return told
  return isWithin(firstMinutes, 0, hours * 60) ? { ...told, firstMinutes } : undefined
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

/** The two languages, and nothing else that came along. */
const textOf = (text: Bilingual): Bilingual => ({ 'zh-CN': text['zh-CN'], en: text.en })

/** A reason that is too long to be told is cut at the source, between two letters, and shows it. */
export const reasonOf = (text: Bilingual): Bilingual => ({ 'zh-CN': cut(text['zh-CN']), en: cut(text.en) })

const cut = (text: string): string =>
  text.length <= LONGEST_REASON
    ? text
    : `${text.slice(0, LONGEST_REASON - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

/** The simulated time at a time of the wall clock: it stands while it is paused. */
export const simTimeAt = ({ simTime, toldAt, speed, paused }: Simulation, wallMillis: number): number =>
  paused ? simTime : simTime + Math.max(0, wallMillis - toldAt) * speed
