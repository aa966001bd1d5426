import { LIMITS, type Refusal } from './limits.ts'

const SLASH = 47

function levels(topic: string): number {
  let count = 1
  for (let i = 0; i < topic.length; i++) if (topic.charCodeAt(i) === SLASH) count++
  return count
}

function measured(topic: string): Refusal | undefined {
  if (topic.length > LIMITS.topicBytes) return 'topicTooLong'
  if (topic.length * 3 > LIMITS.topicBytes && Buffer.byteLength(topic) > LIMITS.topicBytes)
    return 'topicTooLong'
  return levels(topic) > LIMITS.topicLevels ? 'topicTooDeep' : undefined
}

/** What is wrong with a topic to publish to, a will's included [B-3] [B-9]. */
export function topicRefusal(topic: string): Refusal | undefined {
  if (topic.length === 0 || topic.includes('+') || topic.includes('#') || topic.includes('\0'))
    return 'topicInvalid'
  if (topic === '$SYS' || topic.startsWith('$SYS/')) return 'topicReserved'
  return measured(topic)
}

/** What is wrong with a filter to subscribe to [B-3]. */
export function filterRefusal(filter: string): Refusal | undefined {
  const refusal = measured(filter)
  if (refusal !== undefined) return refusal
  if (filter.length === 0 || filter.includes('\0')) return 'topicInvalid'
  const parts = filter.split('/')
  const bad = parts.some((part, i) =>
    part.length > 1 ? part.includes('+') || part.includes('#') : part === '#' && i < parts.length - 1,
  )
  return bad ? 'topicInvalid' : undefined
}

interface Level<T> {
  readonly below: Map<string, Level<T>>
  readonly here: T[]
}

const level = <T>(): Level<T> => ({ below: new Map(), here: [] })

/** Who asked for which topics, as a tree of levels. Its depth is bounded by [B-3], so recursion is safe. */
export class FilterTree<T> {
  readonly #root = level<T>()

  add(filter: string, who: T): void {
    let at = this.#root
    for (const part of filter.split('/')) {
      let next = at.below.get(part)
      if (next === undefined) {
        next = level<T>()
        at.below.set(part, next)
      }
      at = next
    }
    at.here.push(who)
  }

  remove(filter: string, who: T): void {
    this.#remove(this.#root, filter.split('/'), 0, who)
  }

  match(topic: string): T[] {
    const found: T[] = []
    this.#match(this.#root, topic, 0, found)
    return found
  }

  #remove(at: Level<T>, parts: readonly string[], depth: number, who: T): void {
    const part = parts[depth]
    if (part === undefined) {
      const index = at.here.lastIndexOf(who)
      if (index >= 0) at.here.splice(index, 1)
      return
    }
    const next = at.below.get(part)
    if (next === undefined) return
    this.#remove(next, parts, depth + 1, who)
    if (next.here.length === 0 && next.below.size === 0) at.below.delete(part)
  }

  #match(at: Level<T>, topic: string, start: number, found: T[]): void {
    const rest = at.below.get('#')
    if (rest !== undefined) found.push(...rest.here)
    if (start > topic.length) {
      found.push(...at.here)
      return
    }
    if (at.below.size === (rest === undefined ? 0 : 1)) return
    const slash = topic.indexOf('/', start)
    const end = slash < 0 ? topic.length : slash
    const any = at.below.get('+')
    if (any !== undefined) this.#match(any, topic, end + 1, found)
    const exact = at.below.get(topic.slice(start, end))
    if (exact !== undefined) this.#match(exact, topic, end + 1, found)
  }
}
