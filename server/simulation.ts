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
  /** False where nobody could be asked, or all Viewers together ask too often. */
  ask(control: Control, user: string): boolean
  stories(): StoriesAnswer
  status(restarts: number): SimulatorsStatus
}

export interface SimulationPlan {
  readonly plant: string
  readonly publish: (topic: string, payload: string) => boolean
  readonly steadyNow: () => number
  /** They have said something new; not told more often than a screen can show. */
  readonly onNews: () => void
  readonly log: Pick<Log, 'info'>
}

/** Whoever asks, the simulators need hear no more than so many a second from us. */
const MOST_A_SECOND = 5
const BETWEEN_NEWS_MILLIS = 200

const wordsOf = (control: Control): string =>
  'to' in control ? `${control.do} ${control.to ?? 'none'}` : control.do

export function createSimulation({ plant, publish, steadyNow, onNews, log }: SimulationPlan): Simulation {
  let told: SimulationStatus | undefined
  let newsAt = Number.NEGATIVE_INFINITY
  const askedAt: number[] = []
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

  return {
    topic: statusTopic(plant),
    heard(payload) {
      told = read(payload)
      const now = steadyNow()
      if (now - newsAt < BETWEEN_NEWS_MILLIS) return
      newsAt = now
      onNews()
    },
    ask(control, user) {
      const now = steadyNow()
      while (askedAt[0] !== undefined && now - askedAt[0] >= 1000) askedAt.shift()
      if (askedAt.length >= MOST_A_SECOND) return false
      if (!publish(controlTopic(plant), JSON.stringify(control))) return false
      askedAt.push(now)
      log.info({ user, control }, `"${user}" asked the simulators: ${wordsOf(control)}`)
      return true
    },
    stories: () => ({ stories: told?.stories ?? [] }),
    status(restarts) {
      if (told === undefined) return { restarts }
      const { stories: _stories, answered: _answered, ...simulation } = told
      return { restarts, simulation }
    },
  }
}
