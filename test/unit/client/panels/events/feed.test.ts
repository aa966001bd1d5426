import { describe, expect, it } from 'vitest'
import { simWords } from '../../../../../client/panels/events/event-time.tsx'
import { feedOf, latenessOf } from '../../../../../client/panels/events/feed.ts'
import { gatewaysOf } from '../../../../../client/panels/events/gateways.ts'
import { SORTS } from '../../../../../client/panels/events/happening.ts'
import { turnSentence, unnamedStory } from '../../../../../client/panels/events/turn-row.tsx'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import type { Turn } from '../../../../../client/state/turns.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { LINK } from '../../../../../models/state.ts'
import { bilingual, LANGUAGES } from '../../../../../models/text.ts'
import { smallModel } from '../../plant.ts'
import { english, feed, GATEWAY, link, STANDING, T, to, told, VEHICLE } from './told.ts'

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

  it('[E-14] [W-104] asks for Stories until what is told has a name, and no more', () => {
    const story = { turn: 'story', atMillis: T, simTime: T, from: 'jam', to: 'low-air' } as const
    const told = (id: string) => {
      const name = bilingual(id, id)
      return { id, topic: 'flow', name, plot: name, hours: 1 } as const
    }
    expect(unnamedStory(story, undefined)).toBe('low-air')
    expect(unnamedStory(story, [told('jam')])).toBe('low-air')
    expect(unnamedStory(story, [told('jam'), told('low-air')])).toBeUndefined()
    expect(unnamedStory({ ...story, to: null }, undefined)).toBeNull()
    expect(unnamedStory({ ...story, to: null }, [])).toBeUndefined()
    expect(
      unnamedStory({ turn: 'pace', atMillis: T, simTime: T, speed: 2, paused: false }, undefined),
    ).toBeUndefined()
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
