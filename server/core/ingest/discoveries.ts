import { copied, firstOf } from './rejections.ts'

/** A topic that speaks of nothing in the Plant. */
export interface Discovery {
  readonly topic: string
  readonly firstAt: number
  firstBytes: Uint8Array
  count: number
  lastAt: number
}

const MOST_TOPICS = 1000
const KEPT_TOPIC = 256

/** Unknown topics, each listed once, at most a thousand: what was heard once makes room for what is new [I-9]. */
export interface Discoveries {
  readonly topics: Map<string, Discovery>
  /** Those heard a single time, the oldest first. */
  readonly heardOnce: Set<string>
  total: number
  unlisted: number
}

export const createDiscoveries = (): Discoveries => ({
  topics: new Map(),
  heardOnce: new Set(),
  total: 0,
  unlisted: 0,
})

export function discover(discoveries: Discoveries, topic: string, payload: Uint8Array, now: number): void {
  discoveries.total++
  const kept = topic.length > KEPT_TOPIC ? topic.slice(0, KEPT_TOPIC) : topic
  const known = discoveries.topics.get(kept)
  if (known !== undefined) {
    if (known.count === 1) discoveries.heardOnce.delete(kept)
    known.count++
    known.lastAt = now
    return
  }
  if (discoveries.topics.size >= MOST_TOPICS) {
    discoveries.unlisted++
    const [oldest] = discoveries.heardOnce
    if (oldest === undefined) return
    discoveries.heardOnce.delete(oldest)
    discoveries.topics.delete(oldest)
  }
  const own = copied(kept)
  discoveries.heardOnce.add(own)
  discoveries.topics.set(own, {
    topic: own,
    firstBytes: firstOf(payload),
    count: 1,
    firstAt: now,
    lastAt: now,
  })
}
