import {
  type Answered,
  type Control,
  LONGEST_REQUEST,
  MOST_ANSWERS,
  readControl,
  reasonOf,
  requestIdOf,
  type SimulationStatus,
} from '../models/simulation.ts'
import { type Bilingual, bilingual } from '../models/text.ts'
import type { Story } from './engine/story.ts'
import { STORIES } from './stories/catalogue.ts'
import { type Ahead, aheadIn, toldOf } from './told-story.ts'

/** What of a world is conducted; 0 is paused. */
export interface Conducted {
  setSpeed(speed: number, nowMillis: number): void
  /** Why it cannot be; none where it began. Undefined ends the Story that is played. */
  beginStory(story: Story | undefined, nowMillis: number): readonly string[]
  simMillis(): number
}

export interface ConductorPlan {
  readonly plant: string
  readonly seed: number
  readonly speed: number
  /** By what name this run is told from others. */
  readonly run: string
  readonly stories: readonly Story[]
  readonly world: Conducted
}

/** Whoever may say what is played, and how fast [W-83]. */
export interface Conductor {
  /** Takes a request as it came, lets it wait, or refuses it: the status says which. */
  hear(bytes: Uint8Array, retained: boolean, nowMillis: number): void
  /** Begins a Story that waited, if one may begin now: then there is something to tell. */
  turn(nowMillis: number): boolean
  /** Why it cannot be played, [] where it is. */
  begin(story: Story, nowMillis: number): readonly string[]
  status(nowMillis: number): SimulationStatus
}

/** To begin a Story takes up to a twentieth of a second: so many at once, and so many a second in the long run. */
const MOST_AT_ONCE = 5
const PER_SECOND = 5
/** Of those who wait for the same Story. */
const MOST_WAITING = 8
const HOUR_MILLIS = 3_600_000

/** What came of a request concerns whoever asked, and soon nobody. */
const CONCERN_MILLIS = 20_000

const TOO_LARGE = bilingual(
  `请求不得超过 ${LONGEST_REQUEST} 字节。`,
  `A request has at most ${LONGEST_REQUEST} bytes.`,
)
const RETAINED = bilingual(
  '请求不能作为保留消息发送，否则每次连接都会重复执行。',
  'A request must not be retained, or it would be taken again at every connection.',
)
const UNREADABLE = bilingual(
  '请求无法识别，应类似于 {"do":"speed","to":20}。',
  'The request cannot be read; one such as {"do":"speed","to":20} is expected.',
)

/** Of one in the box it is said whose it is. */
function noSuchStory(id: string, plant: string): Bilingual {
  const itsPlant = STORIES.get(id)?.plant
  if (itsPlant === undefined || itsPlant === plant)
    return bilingual(`没有适用于本工厂的剧本“${id}”。`, `There is no Story "${id}" for this plant.`)
  return bilingual(
    `剧本“${id}”属于工厂 ${itsPlant}，这里运行的是 ${plant}。`,
    `The Story "${id}" is of the plant ${itsPlant}; the one that is played here is ${plant}.`,
  )
}

const cannotBegin = (story: Story, reasons: readonly string[]): Bilingual =>
  bilingual(
    `剧本“${story.name['zh-CN']}”无法开始：${reasons.join('；')}`,
    `The Story "${story.name.en}" cannot begin: ${reasons.join('; ')}`,
  )

export function createConductor(plan: ConductorPlan): Conductor {
  const { plant, seed, run, stories, world } = plan
  const told = stories.map(toldOf)
  const byId = new Map(stories.map((story) => [story.id, story]))
  let story: Story | undefined
  let ahead: Ahead | undefined
  let { speed } = plan
  let paused = false
  let since = world.simMillis()
  let problem: Bilingual | undefined
  let problemUntil = Number.POSITIVE_INFINITY
  let answers: readonly (Answered & { readonly untilMillis: number })[] = []
  /** Which Stories are to begin, null for none, and by which requests; what was asked last comes last. */
  const waiting = new Map<string | null, readonly string[]>()
  let tokens = MOST_AT_ONCE
  let filledAt = Number.NEGATIVE_INFINITY

  const mayBegin = (nowMillis: number): boolean => {
    const seconds = Math.max(0, nowMillis - filledAt) / 1000
    tokens = Math.min(MOST_AT_ONCE, tokens + seconds * PER_SECOND)
    filledAt = nowMillis
    if (tokens < 1) return false
    tokens -= 1
    return true
  }

  const answer = (ids: readonly string[], why: Bilingual | undefined, nowMillis: number): void => {
    problem = why === undefined ? undefined : reasonOf(why)
    problemUntil = nowMillis + CONCERN_MILLIS
    const came = problem === undefined ? {} : { problem }
    const fresh = answers.filter(({ untilMillis }) => nowMillis <= untilMillis)
    const more = ids.map((id) => ({ id, ...came, untilMillis: problemUntil }))
    answers = [...fresh, ...more].slice(-MOST_ANSWERS)
  }

  /** Asked again because no answer came: it is on its way, or was told. */
  const isKnown = (id: string): boolean =>
    answers.some((each) => each.id === id) || [...waiting.values()].some((ids) => ids.includes(id))

  const begin = (next: Story | undefined, nowMillis: number): readonly string[] => {
    const reasons = world.beginStory(next, nowMillis)
    if (reasons.length > 0) return reasons
    story = next
    since = world.simMillis()
    ahead = next === undefined ? undefined : aheadIn(next, since)
    return reasons
  }

  /** A Story ends by itself; from then on it is a day without one. */
  const lookOver = (): void => {
    const endMillis = story === undefined ? Number.POSITIVE_INFINITY : since + story.hours * HOUR_MILLIS
    if (world.simMillis() < endMillis) return
    story = undefined
    ahead = undefined
    since = endMillis
  }

  const pace = (control: Exclude<Control, { readonly do: 'story' }>, nowMillis: number): void => {
    if (control.do === 'speed') speed = control.to
    else paused = control.do === 'pause'
    if (control.do !== 'speed' || !paused) world.setSpeed(paused ? 0 : speed, nowMillis)
  }

  const tell = (to: string | null, nowMillis: number): Bilingual | undefined => {
    const next = to === null ? undefined : byId.get(to)
    const reasons = begin(next, nowMillis)
    return next === undefined || reasons.length === 0 ? undefined : cannotBegin(next, reasons)
  }

  const turn = (nowMillis: number): boolean => {
    let isNews = false
    for (const [to, ids] of waiting) {
      if (!mayBegin(nowMillis)) break
      waiting.delete(to)
      answer(ids, tell(to, nowMillis), nowMillis)
      isNews = true
    }
    return isNews
  }

  return {
    begin,
    turn,
    hear(bytes, retained, nowMillis) {
      // A request that was retained is taken back.
      if (bytes.length === 0) return
      const refused = refusalOf(bytes, retained)
      const message = refused === undefined ? parsed(bytes) : undefined
      const control = readControl(message)
      const id = requestIdOf(message)
      // Who asks by an id that cannot be answered would wait for nothing.
      if (id === undefined && bearsId(message)) return answer([], UNREADABLE, nowMillis)
      if (id !== undefined && isKnown(id)) return
      const ids = id === undefined ? [] : [id]
      if (control === undefined) return answer(ids, refused ?? UNREADABLE, nowMillis)
      if (control.do !== 'story') {
        pace(control, nowMillis)
        return answer(ids, undefined, nowMillis)
      }
      const { to } = control
      if (to !== null && !byId.has(to)) return answer(ids, noSuchStory(to, plant), nowMillis)
      const before = waiting.get(to) ?? []
      waiting.delete(to)
      waiting.set(to, [...before, ...ids].slice(-MOST_WAITING))
      turn(nowMillis)
    },
    status: (nowMillis) => {
      lookOver()
      const nextTime = ahead?.nextMillis(world.simMillis())
      return {
        plant,
        story: story?.id ?? null,
        speed,
        paused,
        simTime: Math.floor(world.simMillis()),
        toldAt: nowMillis,
        seed,
        since: Math.floor(since),
        ...(nextTime === undefined ? {} : { nextTime: Math.floor(nextTime) }),
        ...(problem === undefined || nowMillis > problemUntil ? {} : { problem }),
        run,
        answers: answers.flatMap(({ untilMillis, ...each }) => (nowMillis <= untilMillis ? [each] : [])),
        stories: told,
      }
    },
  }
}

const bearsId = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'id' in message

function refusalOf(bytes: Uint8Array, retained: boolean): Bilingual | undefined {
  if (retained) return RETAINED
  return bytes.length > LONGEST_REQUEST ? TOO_LARGE : undefined
}

/** Undefined where it is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
