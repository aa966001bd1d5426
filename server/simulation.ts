import type { SimulatorsStatus, StoriesAnswer } from '../models/protocol.ts'
import {
  type Control,
  controlTopic,
  LONGEST_STATUS,
  readSimulationStatus,
  type SimulationStatus,
  statusTopic,
} from '../models/simulation.ts'
import type { Log } from './edge/log.ts'

/** What the simulators that the server started say of themselves, and how they are asked [W-85]. */
export interface Simulation {
  /** What has to be listened to. */
  readonly topic: string
  heard(payload: Uint8Array): void
  /** False where nobody could be asked, or this user or all together ask too often. */
  ask(control: Control, user: string): boolean
  stories(): StoriesAnswer
  status(restarts: number): SimulatorsStatus
}

export interface SimulationPlan {
  readonly plant: string
  readonly publish: (topic: string, payload: string) => boolean
  readonly steadyNow: () => number
  /** Calls once, after so many milliseconds. */
  readonly later: (call: () => void, millis: number) => void
  /** They have said something new; not told more often than a screen can show. */
  readonly onNews: () => void
  readonly log: Pick<Log, 'info'>
}

/** Whoever asks, the simulators need hear no more than so many a second from one user, and from us. */
const MOST_A_SECOND = 5
const MOST_TOGETHER = 25
const BETWEEN_NEWS_MILLIS = 200

const wordsOf = (control: Control): string =>
  'to' in control ? `${control.do} ${control.to ?? 'none'}` : control.do

export function createSimulation(plan: SimulationPlan): Simulation {
  const { plant, publish, steadyNow, later, onNews, log } = plan
  let told: SimulationStatus | undefined
  let newsAt = Number.NEGATIVE_INFINITY
  let isNewsDue = false
  let asked: readonly { readonly user: string; readonly at: number }[] = []
  const decoder = new TextDecoder()

  const read = (payload: Uint8Array): SimulationStatus | undefined => {
    if (payload.length === 0 || payload.length > LONGEST_STATUS) return undefined
    try {
      const status = readSimulationStatus(JSON.parse(decoder.decode(payload)))
      return status?.plant === plant ? status : undefined
    } catch {
      return undefined
    }
  }

  const tellNews = (): void => {
    isNewsDue = false
    newsAt = steadyNow()
    onNews()
  }

  return {
    topic: statusTopic(plant),
    heard(payload) {
      told = read(payload)
      if (isNewsDue) return
      const waitMillis = newsAt + BETWEEN_NEWS_MILLIS - steadyNow()
      if (waitMillis <= 0) return tellNews()
      // What comes too soon is told a little later, or a page would show what was before it.
      isNewsDue = true
      later(tellNews, waitMillis)
    },
    ask(control, user) {
      const now = steadyNow()
      asked = asked.filter(({ at }) => now - at < 1000)
      // Who asks without end is in nobody else's way.
      if (asked.filter((each) => each.user === user).length >= MOST_A_SECOND) return false
      if (asked.length >= MOST_TOGETHER) return false
      if (!publish(controlTopic(plant), JSON.stringify(control))) return false
      asked = [...asked, { user, at: now }]
      log.info({ user, control }, `"${user}" asked the simulators: ${wordsOf(control)}`)
      return true
    },
    stories: () => ({ stories: told?.stories ?? [] }),
    status(restarts) {
      if (told === undefined) return { restarts }
      const { stories: _stories, answers: _answers, run: _run, ...simulation } = told
      return { restarts, simulation }
    },
  }
}
