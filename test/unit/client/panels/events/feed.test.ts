import { describe, expect, it } from 'vitest'
import { simWords } from '../../../../../client/panels/events/event-time.tsx'
import { feedOf, latenessOf, restsIn } from '../../../../../client/panels/events/feed.ts'
import { gatewaysOf } from '../../../../../client/panels/events/gateways.ts'
import { passageSentence, SORTS, USUAL_SORTS } from '../../../../../client/panels/events/happening.ts'
import { turnSentence } from '../../../../../client/panels/events/turn-row.tsx'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import type { Turn } from '../../../../../client/state/turns.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Happening } from '../../../../../models/event.ts'
import { LINK, PACKML_STATES } from '../../../../../models/state.ts'
import { LANGUAGES } from '../../../../../models/text.ts'
import { smallModel } from '../../plant.ts'

const T = 1_700_000_000_000
const MINUTE = 60
const GATEWAY = 50

const code = (word: string): number => {
  const state = PACKML_STATES.find((each) => each.word === word)
  if (state === undefined) throw new Error(`${word} is no state`)
  return state.code
}

/** Events in the order in which they are given, at so many seconds each; newest first, as the store has them. */
function told(
  ...events: readonly (readonly [seconds: number, machine: number, what: Happening])[]
): readonly KnownEvent[] {
  return events
    .map(([seconds, machine, what], id): KnownEvent => {
      const at = T + seconds * 1000
      return { ...what, id, machine, time: at, at }
    })
    .sort((a, b) => b.at - a.at || b.id - a.id)
}
const to = (from: string, next: string, reason?: string): Happening => ({
  event: 'stateChanged',
  from: code(from),
  to: code(next),
  ...(reason === undefined ? {} : { reason }),
})
const link = (from: number, next: number): Happening => ({ event: 'linkChanged', from, to: next })
const gatewayOf = (machine: number): number => (machine < 20 || machine === GATEWAY ? GATEWAY : -1)

const VEHICLE = 40
const STANDING = { gatewayOf, isVehicle: (machine: number) => machine === VEHICLE }

const english = speechOf({ language: 'en', timeZone: 'UTC' })
const feed = (
  events: readonly KnownEvent[],
  speech = english,
  sim: (wall: number) => number | undefined = () => undefined,
) =>
  feedOf(events, SORTS, STANDING).map((row) => {
    if (row.row === 'event') return `${row.event.machine} ${row.event.event}`
    if (row.row === 'turn') return row.turn.turn
    if (row.row === 'passage') return passageSentence(row.passage, sim, speech)
    const { machines, withGateway, what, events: all } = row.group
    return `${withGateway ? 'gateway and ' : ''}${machines} ${what}, ${all.length} events`
  })

describe('passages of a Machine', () => {
  const hold = told(
    [0, 3, to('Execute', 'Holding', 'toolChange')],
    [2, 3, to('Holding', 'Held')],
    [2 + 252, 3, to('Held', 'Unholding')],
    [2 + 258, 3, to('Unholding', 'Execute')],
  )

  it('[E-12] are one row each: from where to where, why, and how long it stood', () => {
    expect(feed(hold)).toEqual([
      'Held (tool change) → Execute · stood 4m 12s',
      'Execute → Held (tool change)',
    ])
    expect(feed(hold, speechOf({ language: 'zh-CN', timeZone: 'UTC' }))).toEqual([
      '已保持（更换刀具或工装） → 执行中 · 停了 4分钟 12秒',
      '执行中 → 已保持（更换刀具或工装）',
    ])
  })

  it('[E-12, E-9] one that is under way says how far it is', () => {
    expect(feed(hold.slice(1))[0]).toBe('Hold ends · stood 4m 12s')
    expect(feed(hold.slice(3))).toEqual(['Execute → Holding (tool change)'])
  })

  it('[E-12, E-11] say how long it stood in simulated time, where that passes otherwise', () => {
    const fast = (wall: number): number => T + (wall - T) * 20
    expect(feed(hold, english, fast)[0]).toBe('Held (tool change) → Execute · stood 1h 24m (sim)')
    expect(feed(hold, english, (wall) => wall + 999_000)[0]).toBe(
      'Held (tool change) → Execute · stood 4m 12s',
    )
  })

  it('[E-12] go through what is passed in a moment, and stay where the Machine stays', () => {
    const fault = (stopped: number, starting: number) =>
      told(
        [0, 3, to('Execute', 'Aborting')],
        [1, 3, to('Aborting', 'Aborted')],
        [601, 3, to('Aborted', 'Clearing')],
        [603, 3, to('Clearing', 'Stopped')],
        [603 + stopped, 3, to('Stopped', 'Resetting')],
        [604 + stopped, 3, to('Resetting', 'Idle')],
        [605 + stopped, 3, to('Idle', 'Starting')],
        [605 + stopped + starting, 3, to('Starting', 'Execute')],
      )
    expect(feed(fault(1, 2))).toEqual(['Aborted → Execute · stood 10m', 'Execute → Aborted'])
    expect(feed(fault(30, 2))).toEqual([
      'Stopped → Execute · stood 30s',
      'Aborted → Stopped · stood 10m',
      'Execute → Aborted',
    ])
    expect(feed(fault(1, 10 * MINUTE))[0]).toBe('Starting → Execute · stood 10m')
  })

  it('[E-12] that end where they began are told by what took longest', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Stopping')],
        [1, 3, to('Stopping', 'Stopped')],
        [2, 3, to('Stopped', 'Resetting')],
        [3, 3, to('Resetting', 'Idle')],
        [4, 3, to('Idle', 'Starting', 'setup')],
        [40, 3, to('Starting', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Starting (setting up) → Execute · stood 36s', 'Execute → Starting (setting up)'])
  })

  it('[E-12] a reason explains why it stood, and no other way that it went', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Held', 'gauging')],
        [60, 3, to('Held', 'Aborted')],
        [90, 4, to('Suspended', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Suspended → Execute', 'Held → Aborted · stood 1m', 'Execute → Held (gauging)'])
  })

  it('[E-12] where changes are missing nothing is made up', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Holding')],
        [9, 3, to('Suspended', 'Unsuspending')],
        [10, 3, to('Unsuspending', 'Execute')],
      ),
    )
    expect(rows).toEqual(['Suspended → Execute', 'Execute → Holding'])
  })

  it('[E-12] of several Machines do not mix, and a first word is none', () => {
    const rows = feed(
      told(
        [0, 3, to('Execute', 'Holding')],
        [1, 4, to('Execute', 'Suspending')],
        [2, 3, to('Holding', 'Held')],
        [3, 4, to('Suspending', 'Suspended', 'starved')],
        [4, 5, { event: 'stateChanged', to: code('Execute') }],
        [5, 6, { event: 'stateChanged', to: code('Aborted') }],
      ),
    )
    expect(rows).toEqual(['State: Aborted', 'Execute → Suspended (starved)', 'Execute → Held'])
  })
})

describe('vehicles', () => {
  const trip = told(
    [0, VEHICLE, to('Execute', 'Idle', 'noMission')],
    [26, VEHICLE, to('Idle', 'Starting')],
    [27, VEHICLE, to('Starting', 'Execute')],
    [90, VEHICLE, to('Execute', 'Idle', 'charging')],
    [99, VEHICLE, to('Idle', 'Aborted')],
    [100, VEHICLE, to('Aborted', 'Execute')],
    [120, 3, to('Execute', 'Idle', 'noMission')],
  )

  it('[E-15] at rest are left out and counted, and shown to who asks for them', () => {
    const rows = (sorts: typeof USUAL_SORTS) =>
      feedOf(trip, sorts, STANDING).map((row) =>
        row.row === 'passage' ? passageSentence(row.passage, () => undefined, english) : row.row,
      )
    expect(rows(USUAL_SORTS)).toEqual([
      'Execute → Idle (no mission)',
      'Aborted → Execute · stood 1s',
      'Idle → Aborted · idle 9s',
    ])
    const rests = [
      'Execute → Idle (charging)',
      'Idle (no mission) → Execute · idle 26s',
      'Execute → Idle (no mission)',
    ]
    expect(rows(['vehicles'])).toEqual(rests)
    expect(restsIn(trip, STANDING)).toBe(rests.length)
  })

  it('[E-12] that had nothing to do were idle in both languages and in both times', () => {
    const fast = (wall: number): number => T + (wall - T) * 20
    expect(feed(trip, english, fast)).toContain('Idle (no mission) → Execute · idle 8m 40s (sim)')
    expect(feed(trip, speechOf({ language: 'zh-CN', timeZone: 'UTC' }))).toContain(
      '空闲（无搬运任务） → 执行中 · 空闲了 26秒',
    )
  })
})

describe('changes of link', () => {
  const away = (seconds: number, machine: number) =>
    [seconds, machine, link(LINK.online, LINK.gatewayLost)] as const
  const back = (seconds: number, machine: number) =>
    [seconds, machine, link(LINK.gatewayLost, LINK.online)] as const

  it('[E-13] of a gateway and those behind it are one row, going and coming apart', () => {
    const rows = feed(
      told(
        [0, GATEWAY, link(LINK.online, LINK.deviceLost)],
        away(0, 1),
        away(0.2, 2),
        away(3, 3),
        [180, GATEWAY, link(LINK.deviceLost, LINK.online)],
        back(181, 1),
        back(184, 2),
        back(188.5, 3),
      ),
    )
    expect(rows).toEqual(['gateway and 3 back, 4 events', 'gateway and 3 lost, 4 events'])
  })

  it('[E-13] what was out of reach before was not lost anew', () => {
    const still = link(LINK.gatewayLost, LINK.silent)
    const rows = feed(
      told(
        [0, GATEWAY, link(LINK.deviceLost, LINK.online)],
        [0.1, 1, still],
        [0.1, 2, still],
        back(1, 1),
        back(1, 2),
      ),
    )
    expect(rows).toEqual(['gateway and 2 back, 3 events', '2 still, 2 events'])
  })

  it('[E-13] further apart, of another gateway, or of one Machine alone they are not', () => {
    const rows = feed(
      told(away(0, 1), away(1, 30), away(6.5, 2), away(20, 4), [
        21,
        4,
        link(LINK.gatewayLost, LINK.deviceLost),
      ]),
    )
    expect(rows).toEqual([
      '4 linkChanged',
      '4 linkChanged',
      '2 linkChanged',
      '30 linkChanged',
      '1 linkChanged',
    ])
  })

  it('[E-13] that are no news make no group', () => {
    expect(
      feed(told([0, 1, link(LINK.unheard, LINK.online)], [0, 2, link(LINK.unheard, LINK.online)])),
    ).toEqual([])
  })

  it('[E-13] the gateway of each Machine, and of itself, is that of the plant file', () => {
    const model = smallModel(60)
    const gateways = gatewaysOf(model)
    let behind = 0
    for (const { machine, index, kind } of model.table.machines) {
      const gateway = model.table.machines[gateways[index] ?? -1]
      if (kind.id === 'gateway') expect(gateway?.index).toBe(index)
      else {
        expect(gateway?.machine.id).toBe(machine.connection?.gateway)
        if (gateway !== undefined) behind++
      }
    }
    expect(behind).toBeGreaterThan(10)
  })
})

describe('the feed', () => {
  const events = told(
    [0, 3, to('Execute', 'Holding')],
    [5, 4, { event: 'alarmRaised', code: 'E1', priority: 'high' }],
    [6, 5, { event: 'partProduced', count: 1 }],
    [7, 30, link(LINK.online, LINK.silent)],
    [9, 3, to('Holding', 'Held')],
    [-60, VEHICLE, to('Execute', 'Idle', 'noMission')],
  )

  it('[E-10] stands in the order of the newest Event of each row, under a key that stays as a row grows', () => {
    expect(feed(events)).toEqual([
      'Execute → Held',
      '30 linkChanged',
      '5 partProduced',
      '4 alarmRaised',
      'Execute → Idle (no mission)',
    ])
    const keys = (of: readonly KnownEvent[]) => feedOf(of, SORTS, STANDING).map(({ key }) => key)
    expect(keys(events)[0]).toBe(keys(events.slice(1)).at(-2))
  })

  it('[E-11] says the day of the simulated time where it is another than the wall’s, in the plant’s zone', () => {
    const wall = Date.UTC(2026, 10, 21, 15, 30)
    for (const language of LANGUAGES) {
      const plain = speechOf({ language, timeZone: 'UTC' })
      expect(simWords(wall + 8 * 3_600_000, wall, plain)).toBe('23:30:00')
      expect(simWords(wall + 9 * 3_600_000, wall, plain)).toMatch(/22.*00:30:00$/)
      const shanghai = speechOf({ language, timeZone: 'Asia/Shanghai' })
      expect(simWords(wall + 1_800_000, wall, shanghai)).toMatch(/22.*00:00:00$/)
    }
  })

  it('[E-14] tells where another Story or pace began, whatever else is asked for', () => {
    const turns: readonly Turn[] = [
      { turn: 'story', atMillis: T + 5000, simTime: T, from: null, to: 'low-air' },
      { turn: 'pace', atMillis: T + 8000, simTime: T, speed: 20, paused: false },
    ]
    const rows = feedOf(events, ['alarms'], STANDING, turns)
    expect(rows.map(({ row }) => row)).toEqual(['turn', 'event', 'turn'])
    const said = (turn: Turn) => turnSentence(turn, (id) => id.toUpperCase(), english)
    expect(turns.map(said)).toEqual(['“LOW-AIR” has begun.', 'Simulated ×20'])
    const story = { turn: 'story', atMillis: T, simTime: T } as const
    expect(said({ ...story, from: 'a', to: 'b' })).toBe('“B” has begun, “A” has ended.')
    expect(said({ ...story, from: 'a', to: 'a' })).toBe('“A” has begun.')
    expect(said({ ...story, from: 'a', to: null })).toBe('“A” has ended.')
    expect(said({ turn: 'pace', atMillis: T, simTime: T, speed: 20, paused: true })).toBe('Simulation paused')
  })

  it.each(SORTS)('shows %s alone where nothing else is asked for', (sort) => {
    expect(feedOf(events, [sort], STANDING)).toHaveLength(1)
  })

  it('[E-10] a row is as late as the latest in it', () => {
    const [last, ...others] = events
    if (last === undefined) throw new Error('nothing happened')
    expect(latenessOf(events)).toBeUndefined()
    expect(latenessOf([{ ...last, lateMillis: 20_000 }, ...others])).toBe(20_000)
    expect(
      LANGUAGES.map((language) => speechOf({ language, timeZone: 'UTC' }).t('event.late', { age: '3 min' })),
    ).toEqual(['迟到 3 min', 'late by 3 min'])
  })
})
