import { describe, expect, it } from 'vitest'
import type { Happening, TwinEvent } from '../../../../../models/event.ts'
import { NOTHING_STANDS, standingAfter } from '../../../../../models/standing.ts'
import { recallStanding } from '../../../../../server/core/happenings.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const raise = (code: string, priority = 'medium') => ({ event: 'alarmRaised', code, priority })
const stand = (...alarms: readonly object[]) => ({ event: 'alarmsStanding', alarms })
const over = (code: string, time: number): Happening & { readonly time: number } => ({
  ...{ event: 'alarmCleared', code, reason: 'restart', time },
})

/** What p1 tells from then on. */
function told(floor: FloorUnderTest, what: unknown, at = NOON + 5000): readonly object[] {
  const before = floor.events.length
  floor.say('p1/@event', what, { at })
  return floor.events.slice(before)
}

const crying = (...codes: readonly string[]): FloorUnderTest => {
  const floor = new FloorUnderTest()
  floor.say(
    'p1/@event',
    codes.map((code) => raise(code)),
  )
  return floor
}

describe('what a device that begins says to stand', () => {
  it("[E-16] all else is over, by the server's time, with a reason that says so; what stands on is not told again", () => {
    const floor = crying('A', 'B', 'C')
    expect(told(floor, { ...stand({ code: 'B' }), t: NOON + 4000 })).toEqual([
      over('C', NOON + 5000),
      over('A', NOON + 5000),
    ])
    expect(told(floor, stand({ code: 'B' }))).toEqual([])
    expect(told(floor, stand())).toEqual([over('B', NOON + 5000)])
    expect(floor.packets).toEqual([4, 0, 0])
  })

  it('[E-16] what stands anew is raised, since when the device says that it does, or by the time of its word', () => {
    const floor = crying('A')
    const said = stand(
      { code: 'A' },
      { code: 'B', priority: 'high', text: '缺油', t: NOON + 1000 },
      { code: 'C' },
      { code: 'D', t: NOON + 9000 },
      { code: 'E', t: 'noon' },
    )
    const raised = { event: 'alarmRaised', priority: 'medium', time: NOON + 4000 }
    expect(told(floor, { ...said, t: NOON + 4000 })).toEqual([
      { ...raised, code: 'B', priority: 'high', text: { 'zh-CN': '缺油', en: '缺油' }, time: NOON + 1000 },
      { ...raised, code: 'C' },
      { ...raised, code: 'D' },
      { ...raised, code: 'E' },
    ])
  })

  it('[E-16] one that stands is told again where it is graver by now or has other words', () => {
    const floor = crying('A', 'B')
    expect(told(floor, stand({ code: 'A', priority: 'high' }, { code: 'B', text: 'Oil' }))).toMatchObject([
      { event: 'alarmRaised', code: 'A', priority: 'high' },
      { event: 'alarmRaised', code: 'B', text: { en: 'Oil' } },
    ])
    expect(told(floor, stand({ code: 'A', priority: 'high' }, { code: 'B' }))).toEqual([])
  })

  it('[E-16] of other Machines nothing is over, and of one that never says so neither', () => {
    const floor = crying('A')
    floor.say('p2/@event', stand())
    floor.say('p1/@link', 'offline')
    floor.say('p1/@link', 'online')
    expect(told(floor, [])).toEqual([])
    expect(told(floor, stand())).toEqual([over('A', NOON + 5000)])
  })

  it('[E-16, I-7] nothing is over where an alarm in it does not read, or more are said than are taken', () => {
    const floor = crying('A', 'B')
    expect(told(floor, stand({ code: 'C' }, { code: 7 }))).toMatchObject([
      { event: 'alarmRaised', code: 'C' },
    ])
    expect(floor.refused).toEqual({ badEvent: 1 })
    const many = Array.from({ length: 1100 }, () => ({ code: 'C' }))
    expect(told(floor, stand(...many))).toEqual([])
    expect(floor.refused).toEqual({ badEvent: 1, tooMany: 1 })
  })

  it.each([
    [{ event: 'alarmsStanding' }, false],
    [{ event: 'alarmsStanding', alarms: 'A' }, false],
    [stand(), true],
  ])('[E-16, I-7] %j, retained: %j, says nothing of now', (what, retained) => {
    const floor = crying('A')
    floor.say('p1/@event', what, { retained })
    expect(floor.refused).toEqual({ badEvent: 1 })
    expect(floor.events).toHaveLength(1)
  })
})

describe('what stood before the server began', () => {
  const before = standingAfter(NOTHING_STANDS, [
    { id: 77, time: NOON - 9e6, machine: 0, event: 'alarmRaised', code: 'A', priority: 'low' },
  ] satisfies readonly TwinEvent[])

  it('[E-16, Y-46] is over when the device that begins does not say it', () => {
    const floor = new FloorUnderTest()
    recallStanding(floor.ingest.floor.happenings, before, NOON)
    expect(told(floor, stand({ code: 'B' }))).toMatchObject([
      over('A', NOON + 5000),
      { event: 'alarmRaised', code: 'B' },
    ])
  })

  it('[E-16, Y-46] is over though it becomes known only after the device began', () => {
    const floor = crying('B')
    floor.say('p1/@event', stand({ code: 'B' }))
    recallStanding(floor.ingest.floor.happenings, before, NOON + 6000)
    expect(floor.events.slice(1)).toEqual([over('A', NOON + 6000)])
  })

  it('[E-16, Y-46] and stands on where the device began before and says nothing of it', () => {
    const floor = crying('B')
    recallStanding(floor.ingest.floor.happenings, before, NOON + 6000)
    expect(floor.events).toHaveLength(1)
    expect(told(floor, stand({ code: 'B' }))).toEqual([over('A', NOON + 5000)])
  })
})
