import { describe, expect, it } from 'vitest'
import { NOTHING_STANDS, standingAfter } from '../../../../models/standing.ts'
import {
  createHappenings,
  eventsAfter,
  happen,
  MOST_AT_ONCE,
  recallStanding,
} from '../../../../server/core/happenings.ts'
import { NOON } from '../../../helpers/frames.ts'

const happened = (count: number) => {
  const happenings = createHappenings()
  for (let i = 1; i <= count; i++) happen(happenings, i % 7, NOON + i, { event: 'partProduced', count: i })
  return happenings
}

const ids = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('Events', () => {
  it('[E-1] have an id that grows by one, a time, a Machine and a kind', () => {
    expect(eventsAfter(happened(2), 0)).toEqual({
      events: [
        { id: 1, time: NOON + 1, machine: 1, event: 'partProduced', count: 1 },
        { id: 2, time: NOON + 2, machine: 2, event: 'partProduced', count: 2 },
      ],
      gone: 0,
    })
  })

  it('[E-1] after the last id that a Viewer knows are told, and no others', () => {
    const happenings = happened(300)
    const told = eventsAfter(happenings, 120)
    expect(told?.events.map(({ id }) => id)).toEqual(ids(121, 300))
    expect(told?.gone).toBe(0)
  })

  it('[E-1] are not told to who knows them all, or says that it knows more', () => {
    const happenings = happened(20)
    expect(eventsAfter(happenings, 20)).toBeUndefined()
    expect(eventsAfter(happenings, 21)).toBeUndefined()
    expect(eventsAfter(happenings, Number.MAX_SAFE_INTEGER)).toBeUndefined()
    expect(eventsAfter(createHappenings(), 0)).toBeUndefined()
  })

  it('[E-1, Y-46] of before the server began are the first, with their own times, and told to no Journal', () => {
    const happenings = createHappenings()
    happenings.onEvent = () => expect.unreachable()
    const stood = {
      id: 77,
      time: NOON - 9e6,
      machine: 3,
      event: 'alarmRaised',
      code: 'E1',
      priority: 'low',
    } as const
    const before = standingAfter(NOTHING_STANDS, [stood])
    recallStanding(happenings, before, NOON)
    happenings.onEvent = undefined
    happen(happenings, 2, NOON, { event: 'partProduced', count: 1 })
    recallStanding(happenings, before, NOON)
    const { events = [] } = eventsAfter(happenings, 0) ?? {}
    expect(events[0]).toEqual({ ...stood, id: 1 })
    expect(events.map(({ id, event }) => [id, event])).toEqual([
      [1, 'alarmRaised'],
      [2, 'partProduced'],
    ])
  })

  it('[E-1] are kept in a ring: memory does not grow, and how many are gone is told', () => {
    const happenings = happened(10_000)
    expect(happenings.ring).toHaveLength(2000)
    const told = eventsAfter(happenings, 100)
    expect(told?.events.at(-1)?.id).toBe(10_000)
    expect((told?.gone ?? 0) + (told?.events.length ?? 0)).toBe(9900)
  })

  it('[E-1] who comes back after fewer than are kept misses none', () => {
    const told = eventsAfter(happened(1800), 100)
    expect(told?.events.map(({ id }) => id)).toEqual(ids(101, 1800))
    expect(told?.gone).toBe(0)
  })

  it('[E-3] of more than 500 the newest 500 are told, and the number left out', () => {
    for (const [known, happens] of [
      [0, 501],
      [1000, 1501],
      [5, 1999],
    ] as const) {
      const told = eventsAfter(happened(happens), known, MOST_AT_ONCE)
      expect(told?.events.map(({ id }) => id)).toEqual(ids(happens - 499, happens))
      expect(told?.gone).toBe(happens - 500 - known)
    }
    expect(eventsAfter(happened(500), 0, MOST_AT_ONCE)).toMatchObject({ gone: 0 })
  })

  it('[E-5] one Machine that flaps does not push the others out; what goes over is counted', () => {
    const happenings = createHappenings()
    const alarm = { event: 'alarmRaised', code: 'E1', priority: 'high' } as const
    happen(happenings, 1, NOON, alarm)
    for (let i = 0; i < 50_000; i++)
      happen(happenings, 2, NOON + (i % 900), { event: 'partProduced', count: 1 })
    expect(eventsAfter(happenings, 0)?.events[0]).toMatchObject({ machine: 1, code: 'E1' })
    expect(happenings.leftOut).toBe(49_000)
    happen(happenings, 2, NOON + 1000, alarm)
    expect(eventsAfter(happenings, happenings.lastId - 1)?.events).toMatchObject([{ machine: 2, code: 'E1' }])
  })
})
