import {
  type Control,
  LONGEST_REQUEST,
  readControl,
  requestIdOf,
  type SimulationStatus,
} from '../models/simulation.ts'
import { type Bilingual, bilingual } from '../models/text.ts'
import type { Story } from './engine/story.ts'
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
  readonly stories: readonly Story[]
  readonly world: Conducted
}

/** Whoever may say what is played, and how fast [W-83]. */
export interface Conductor {
  /** Takes a request as it came, or refuses it: the status says which. */
  hear(bytes: Uint8Array, retained: boolean, nowMillis: number): void
  /** Why it cannot be played, [] where it is. */
  begin(story: Story, nowMillis: number): readonly string[]
  status(nowMillis: number): SimulationStatus
}

/** So many requests at once, and so many a second in the long run. */
const MOST_AT_ONCE = 20
const PER_SECOND = 5
const HOUR_MILLIS = 3_600_000

/** A refusal concerns whoever asked, and soon nobody. */
const PROBLEM_MILLIS = 20_000

const TOO_MANY = bilingual(
  '请求过于频繁，请稍候再试。',
  'That was asked too often; wait a moment and ask again.',
)
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

const noSuchStory = (id: string): Bilingual =>
  bilingual(`没有适用于本工厂的剧本“${id}”。`, `There is no Story "${id}" for this plant.`)

const cannotBegin = (story: Story, reasons: readonly string[]): Bilingual =>
  bilingual(
    `剧本“${story.name['zh-CN']}”无法开始：${reasons.join('；')}`,
    `The Story "${story.name.en}" cannot begin: ${reasons.join('; ')}`,
  )

export function createConductor({ plant, seed, speed: first, stories, world }: ConductorPlan): Conductor {
  const told = stories.map(toldOf)
  const byId = new Map(stories.map((story) => [story.id, story]))
  let story: Story | undefined
  let ahead: Ahead | undefined
  let speed = first
  let paused = false
  let since = world.simMillis()
  let problem: Bilingual | undefined
  let problemUntil = Number.POSITIVE_INFINITY
  let answered: string | undefined
  let tokens = MOST_AT_ONCE
  let filledAt = Number.NEGATIVE_INFINITY

  const isOneTooMany = (nowMillis: number): boolean => {
    const seconds = Math.max(0, nowMillis - filledAt) / 1000
    tokens = Math.min(MOST_AT_ONCE, tokens + seconds * PER_SECOND)
    filledAt = nowMillis
    if (tokens < 1) return true
    tokens -= 1
    return false
  }

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

  const obey = (control: Control, nowMillis: number): Bilingual | undefined => {
    switch (control.do) {
      case 'pause':
        paused = true
        world.setSpeed(0, nowMillis)
        return undefined
      case 'resume':
        paused = false
        world.setSpeed(speed, nowMillis)
        return undefined
      case 'speed':
        speed = control.to
        if (!paused) world.setSpeed(speed, nowMillis)
        return undefined
      case 'story': {
        const next = control.to === null ? undefined : byId.get(control.to)
        if (control.to !== null && next === undefined) return noSuchStory(control.to)
        const reasons = begin(next, nowMillis)
        return next === undefined || reasons.length === 0 ? undefined : cannotBegin(next, reasons)
      }
    }
  }

  return {
    begin,
    hear(bytes, retained, nowMillis) {
      answered = undefined
      const refused = refusalOf(bytes, retained)
      problemUntil = nowMillis + PROBLEM_MILLIS
      if (isOneTooMany(nowMillis)) problem = TOO_MANY
      else if (refused !== undefined) problem = refused
      else {
        const message = parsed(bytes)
        const control = readControl(message)
        answered = requestIdOf(message)
        problem = control === undefined ? UNREADABLE : obey(control, nowMillis)
      }
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
        ...(answered === undefined ? {} : { answered }),
        stories: told,
      }
    },
  }
}

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
