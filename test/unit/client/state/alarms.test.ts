import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alarmsAfter,
  gravestOf,
  type KnownEvent,
  MOST_ALARMS_OF_A_MACHINE,
  NO_ALARMS,
  type StandingAlarms,
} from '../../../../client/state/alarms.ts'
import { MAX_OLDER_ALARMS, MAX_RECENT_EVENTS, withEvents } from '../../../../client/state/recent.ts'
import type { Priority, TwinEvent } from '../../../../models/event.ts'
import { bilingual } from '../../../../models/text.ts'
import { SEED } from '../../../helpers/seed.ts'

const T = 1_700_000_000_000
const TEXT = bilingual('气源压力偏低', 'Air supply pressure low')

const raise = (id: number, machine: number, code: string, priority: Priority = 'medium'): TwinEvent => ({
  id,
  time: T + id,
  machine,
  event: 'alarmRaised',
  code,
  priority,
  text: TEXT,
})
const clear = (id: number, machine: number, code: string): TwinEvent => ({
  id,
  time: T + id,
  machine,
  event: 'alarmCleared',
  code,
})
const part = (id: number): TwinEvent => ({ id, time: T + id, machine: 0, event: 'partProduced', count: 1 })
const codesOf = (alarms: StandingAlarms, machine: number): readonly string[] =>
  (alarms.get(machine) ?? []).map(({ code }) => code)

describe('standing alarms', () => {
  it('[E-7] stand from the Event that raises them until the one that clears them', () => {
    const { alarms } = alarmsAfter(NO_ALARMS, [raise(1, 3, 'W402'), raise(2, 5, 'E1'), clear(3, 5, 'E1')])
    expect([...alarms.keys()]).toEqual([3])
    expect(gravestOf(alarms, 3)).toEqual({ code: 'W402', priority: 'medium', text: TEXT, sinceMillis: T + 1 })
    expect(alarmsAfter(alarms, [clear(4, 3, 'W402')]).alarms.size).toBe(0)
  })

  it('[E-7] raised again, one stands since the first time, and is as grave as it was said last', () => {
    const { alarms } = alarmsAfter(NO_ALARMS, [raise(1, 3, 'W402', 'low'), raise(9, 3, 'W402', 'high')])
    expect(alarms.get(3)).toEqual([{ code: 'W402', priority: 'high', text: TEXT, sinceMillis: T + 1 }])
  })

  it('[E-7] the gravest comes first, then the newest', () => {
    const came = [
      raise(1, 3, 'a', 'low'),
      raise(2, 3, 'b', 'high'),
      raise(3, 3, 'c'),
      raise(4, 3, 'd', 'high'),
    ]
    expect(codesOf(alarmsAfter(NO_ALARMS, came).alarms, 3)).toEqual(['d', 'b', 'c', 'a'])
  })

  it('[E-7] are those of a list kept simply, in whatever pieces the Events come', () => {
    const moves = fc.array(
      fc.tuple(fc.boolean(), fc.nat(3), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('high', 'low')),
    )
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 7 }), (list, size) => {
        const events = list.map(([up, machine, code, priority], id) =>
          up ? raise(id, machine, code, priority as Priority) : clear(id, machine, code),
        )
        let alarms = NO_ALARMS
        for (let i = 0; i < events.length; i += size)
          alarms = alarmsAfter(alarms, events.slice(i, i + size)).alarms
        const expected = new Set<string>()
        for (const [up, machine, code] of list) expected[up ? 'add' : 'delete'](`${machine} ${code}`)
        const found = [...alarms].flatMap(([machine, own]) => own.map(({ code }) => `${machine} ${code}`))
        expect(found.toSorted()).toEqual([...expected].toSorted())
        for (const own of alarms.values()) expect(own.length).toBeGreaterThan(0)
      }),
      { seed: SEED },
    )
  })

  it('[E-7] a Machine that only ever raises keeps so many, and the grave ones', () => {
    const flood = Array.from({ length: 500 }, (_, i) => raise(i + 2, 3, `w${i}`, 'low'))
    const { alarms } = alarmsAfter(NO_ALARMS, [raise(1, 3, 'E1', 'high'), ...flood])
    expect(alarms.get(3)).toHaveLength(MOST_ALARMS_OF_A_MACHINE)
    expect(gravestOf(alarms, 3)?.code).toBe('E1')
  })

  it('[E-7] an Event that clears one tells which; what tells of none leaves all as it is', () => {
    const { alarms, events } = alarmsAfter(NO_ALARMS, [
      raise(1, 3, 'W402'),
      clear(2, 3, 'W402'),
      clear(3, 3, 'x'),
    ])
    expect(events[1]).toMatchObject({ event: 'alarmCleared', ended: { text: TEXT, priority: 'medium' } })
    expect(events[2]).toEqual(clear(3, 3, 'x'))
    expect(alarmsAfter(alarms, [part(4)]).alarms).toBe(alarms)
  })
})

const dated = (event: TwinEvent): KnownEvent => ({ ...event, at: event.time })

describe('the Events that a screen keeps', () => {
  it('[E-8] are the newest, and in a flood of others the older ones of alarms too, but not for ever', () => {
    const flood = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => dated(part(from + i)))
    const kept = withEvents(
      withEvents([], [dated(raise(1, 3, 'E1', 'high')), dated(part(2))]),
      flood(3, 2000),
    )
    expect(kept).toHaveLength(MAX_RECENT_EVENTS + 1)
    expect(kept.at(-1)).toMatchObject({ id: 1 })
    const alarms = Array.from({ length: 300 }, (_, i) => dated(raise(i, 3, `w${i}`)))
    const later = withEvents(withEvents([], alarms), flood(300, 900))
    expect(later).toHaveLength(MAX_RECENT_EVENTS + MAX_OLDER_ALARMS)
    expect(later.at(-1)).toMatchObject({ id: 200 })
  })
})
