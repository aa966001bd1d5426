import { describe, expect, it } from 'vitest'
import { isPast, newTopics, PAST_MILLIS } from '../../../../client/state/discovered.ts'
import type { DiscoveryRow } from '../../../../models/protocol.ts'

const T = 1_700_000_000_000
const row = (topic: string, firstAt: number, lastAt: number): DiscoveryRow => ({
  topic,
  firstBytes: '',
  count: 2,
  firstAt: T + firstAt,
  lastAt: T + lastAt,
})

describe('the topics that the door tells of', () => {
  const rows = [row('a', 0, 1000), row('b', 2000, 3000), row('c', 4000, PAST_MILLIS)]

  it('[A-26] are those that nobody has looked at', () => {
    expect(newTopics(rows, Number.NEGATIVE_INFINITY, T + 5000)).toBe(3)
    expect(newTopics(rows, T + 2000, T + 5000)).toBe(1)
    expect(newTopics(rows, T + 4000, T + 5000)).toBe(0)
  })

  it('[A-26] and that still speak', () => {
    expect(newTopics(rows, Number.NEGATIVE_INFINITY, T + 1000 + PAST_MILLIS)).toBe(3)
    expect(newTopics(rows, Number.NEGATIVE_INFINITY, T + 1001 + PAST_MILLIS)).toBe(2)
    expect(newTopics(rows, Number.NEGATIVE_INFINITY, T + 1 + 2 * PAST_MILLIS)).toBe(0)
    expect(rows.map((each) => isPast(each, T + 3001 + PAST_MILLIS))).toEqual([true, true, false])
  })
})
