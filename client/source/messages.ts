import type { TwinEvent } from '../../models/event.ts'
import type {
  DiscoveredAnswer,
  EventsMessage,
  PlantAnswer,
  RejectedAnswer,
  Status,
  StoriesAnswer,
  Welcome,
} from '../../models/protocol.ts'
import { readSimulation, readStories } from '../../models/simulation.ts'
import { isFields, isTime, isWhole } from './fields.ts'

/*
 * What the server says in JSON, looked at once, at the door. The schema library is too heavy to bring along:
 * what would break a screen is checked, the rest is the server's word.
 */

export function readWelcome(message: unknown): Welcome | undefined {
  if (!isFields(message)) return undefined
  const { version, plant, epoch, serverTime, insecure, user } = message
  const sound =
    isWhole(version) &&
    typeof plant === 'string' &&
    typeof epoch === 'string' &&
    isTime(serverTime) &&
    typeof insecure === 'boolean' &&
    isFields(user) &&
    typeof user.name === 'string' &&
    typeof user.role === 'string'
  return sound ? (message as unknown as Welcome) : undefined
}

const isSimulators = (simulators: unknown): boolean =>
  simulators === undefined ||
  (isFields(simulators) &&
    isWhole(simulators.restarts) &&
    (simulators.simulation === undefined || readSimulation(simulators.simulation) !== undefined))

const COUNTS = [
  'packetsPerSecond',
  'readingsPerSecond',
  'packets',
  'readings',
  'rejected',
  'discovered',
  'late',
  'duplicates',
  'viewers',
  'overviewHertz',
] as const satisfies readonly (keyof Status)[]

export function readStatus(message: unknown): Status | undefined {
  if (!isFields(message)) return undefined
  const { serverTime, startedAt, insecure, brokers } = message
  const sound =
    isTime(serverTime) &&
    isTime(startedAt) &&
    typeof insecure === 'boolean' &&
    Array.isArray(brokers) &&
    brokers.every((broker) => isFields(broker) && isFields(broker.state)) &&
    COUNTS.every((key) => isTime(message[key])) &&
    isSimulators(message.simulators)
  return sound ? (message as unknown as Status) : undefined
}

const HAPPENINGS: ReadonlySet<unknown> = new Set<TwinEvent['event']>([
  'stateChanged',
  'linkChanged',
  'partProduced',
  'partScrapped',
  'alarmRaised',
  'alarmCleared',
])

/** The ring of the server is smaller than this [E-1]. */
const MOST_EVENTS = 5000

/** Events of Machines outside the Plant, or of a kind that this client does not know, are left out. */
export function readEvents(message: unknown, machines: number): EventsMessage | undefined {
  if (!isFields(message)) return undefined
  const { events, gone } = message
  if (!Array.isArray(events) || events.length > MOST_EVENTS || !isWhole(gone)) return undefined
  const isEvent = (event: unknown): event is TwinEvent =>
    isFields(event) &&
    isWhole(event.id) &&
    isTime(event.time) &&
    isWhole(event.machine) &&
    event.machine < machines &&
    HAPPENINGS.has(event.event)
  return { events: events.filter(isEvent), gone }
}

export function readPlantAnswer(answer: unknown): PlantAnswer | undefined {
  if (!isFields(answer)) return undefined
  const { hash, plant, initials } = answer
  const sound =
    typeof hash === 'string' &&
    hash !== '' &&
    isFields(plant) &&
    Array.isArray(plant.workshops) &&
    Array.isArray(initials) &&
    initials.every((text) => typeof text === 'string')
  return sound ? (answer as unknown as PlantAnswer) : undefined
}

const isRow = (row: unknown): boolean =>
  isFields(row) &&
  typeof row.topic === 'string' &&
  typeof row.firstBytes === 'string' &&
  isWhole(row.count) &&
  isTime(row.firstAt) &&
  isTime(row.lastAt)

const isBilingual = (value: unknown): boolean =>
  isFields(value) && typeof value['zh-CN'] === 'string' && typeof value.en === 'string'

export function readRejected(answer: unknown): RejectedAnswer | undefined {
  if (!isFields(answer)) return undefined
  const { total, byReason, rows } = answer
  const sound =
    isWhole(total) &&
    isFields(byReason) &&
    Object.values(byReason).every(isWhole) &&
    Array.isArray(rows) &&
    rows.every((row) => isRow(row) && typeof row.reason === 'string' && isBilingual(row.detail))
  return sound ? (answer as unknown as RejectedAnswer) : undefined
}

export function readDiscovered(answer: unknown): DiscoveredAnswer | undefined {
  if (!isFields(answer)) return undefined
  const { total, unlisted, rows } = answer
  const sound = isWhole(total) && isWhole(unlisted) && Array.isArray(rows) && rows.every(isRow)
  return sound ? (answer as unknown as DiscoveredAnswer) : undefined
}

export function readStoriesAnswer(answer: unknown): StoriesAnswer | undefined {
  const stories = isFields(answer) ? readStories(answer.stories) : undefined
  return stories === undefined ? undefined : { stories }
}
