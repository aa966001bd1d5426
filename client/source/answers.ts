import type { DiscoveredAnswer, RejectedAnswer, StoriesAnswer } from '../../models/protocol.ts'
import { readDiscovered, readPlantAnswer, readRejected, readStoriesAnswer } from './messages.ts'
import type { PlantFetch } from './surroundings.ts'

/** A large plant over a slow link takes its time; one that takes longer than this is not coming. */
const PLANT_TIMEOUT_MILLIS = 60_000
const ANSWER_TIMEOUT_MILLIS = 10_000

/** Asks the server by HTTP; never throws. */
export async function fetchPlant(hash: string | undefined): Promise<PlantFetch> {
  const address = hash === undefined ? '/api/plant' : `/api/plant?hash=${encodeURIComponent(hash)}`
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PLANT_TIMEOUT_MILLIS),
    })
    if (response.status === 401) return { kind: 'login' }
    if (!response.ok) return { kind: 'unreachable' }
    const answer = readPlantAnswer(await response.json())
    return answer === undefined ? { kind: 'unreadable' } : { kind: 'plant', answer }
  } catch (error) {
    return { kind: error instanceof SyntaxError ? 'unreadable' : 'unreachable' }
  }
}

export const fetchRejected = (): Promise<RejectedAnswer | undefined> =>
  fetchAnswer('/api/rejected', readRejected)

export const fetchDiscovered = (): Promise<DiscoveredAnswer | undefined> =>
  fetchAnswer('/api/discovered', readDiscovered)

export const fetchStories = (): Promise<StoriesAnswer | undefined> =>
  fetchAnswer('/api/stories', readStoriesAnswer)

async function fetchAnswer<Answer>(
  address: string,
  read: (answer: unknown) => Answer | undefined,
): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MILLIS),
    })
    return response.ok ? read(await response.json()) : undefined
  } catch {
    return undefined
  }
}
