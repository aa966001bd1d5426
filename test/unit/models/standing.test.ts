import { describe, expect, it } from 'vitest'
import { alarmsAfter, NO_ALARMS } from '../../../client/state/alarms.ts'
import type { TwinEvent } from '../../../models/event.ts'
import { decodeStanding, encodeStanding, isToldAnew } from '../../../models/segment/event-lines.ts'
import {
  isSameStanding,
  NOTHING_STANDS,
  standingAfter,
  standingEvents,
  standingMended,
} from '../../../models/standing.ts'
import { type Dice, dice, FUZZ_RUNS, SEED } from '../../helpers/seed.ts'

const RUNS = Math.max(60, Math.floor(FUZZ_RUNS / 200))

function madeEvents(chance: Dice, count: number, codes: number): readonly TwinEvent[] {
  return Array.from({ length: count }, (_, i): TwinEvent => {
    const of = { id: i + 1, time: 1_000_000 + i * 10, machine: chance.below(3) }
    const code = `E${chance.below(codes)}`
    if (chance.below(4) === 0) return { ...of, event: 'alarmCleared', code }
    if (chance.below(4) === 0)
      return { ...of, event: 'stateChanged', to: chance.below(9), ...(i % 2 === 0 ? { reason: `${i}` } : {}) }
    const text = chance.below(2) === 0 ? {} : { text: { 'zh-CN': `${i} 次`, en: `${i}` } }
    return { ...of, event: 'alarmRaised', code, priority: chance.pick(['high', 'medium', 'low']), ...text }
  })
}

describe('what stands', () => {
  it('[E-7, Y-43] is, of alarms, what a screen that heard every Event has', () => {
    let most = 0
    for (let run = 0; run < RUNS; run++) {
      const events = madeEvents(dice(SEED + run), 400, run % 2 === 0 ? 4 : 80)
      const { alarms } = alarmsAfter(NO_ALARMS, events)
      const standing = standingAfter(NOTHING_STANDS, events)
      for (let machine = 0; machine < 3; machine++) {
        const own = standing.get(machine)?.alarms ?? []
        most = Math.max(most, own.length)
        expect(
          own.map(({ code, priority, text, time }) => ({ code, priority, text, sinceMillis: time })),
        ).toEqual(alarms.get(machine)?.map((alarm) => ({ text: undefined, ...alarm })) ?? [])
      }
    }
    expect(most).toBe(32)
  })

  it('[Y-43] has of each Machine its last change of state, where that told a reason', () => {
    for (let run = 0; run < RUNS; run++) {
      const events = madeEvents(dice(SEED + run), 50, 4)
      const last = [0, 1, 2].flatMap(
        (machine) =>
          events.findLast((event) => event.event === 'stateChanged' && event.machine === machine) ?? [],
      )
      const reasons = standingEvents(standingAfter(NOTHING_STANDS, events)).filter(
        ({ event }) => event === 'stateChanged',
      )
      expect(reasons).toEqual(last.filter((event) => 'reason' in event).sort((a, b) => a.id - b.id))
    }
  })

  it('[Y-43, Y-44] is the same wherever it was written down in between', () => {
    for (let run = 0; run < RUNS; run++) {
      const chance = dice(SEED + run)
      const events = madeEvents(chance, 300, run % 2 === 0 ? 4 : 80)
      let standing = NOTHING_STANDS
      for (let at = 0; at < events.length; ) {
        const end = at + 1 + chance.below(60)
        standing = decodeStanding(encodeStanding(standingAfter(standing, events.slice(at, end))))
        at = end
      }
      const whole = standingAfter(NOTHING_STANDS, events)
      expect(standingEvents(standing)).toEqual(standingEvents(whole))
      expect(isSameStanding(standing, whole)).toBe(true)
    }
  })

  it('[Y-45] is put right of the Machines of which it was what had been thought', () => {
    const chance = dice(SEED)
    const thought = standingAfter(NOTHING_STANDS, madeEvents(chance, 60, 4))
    const known = standingAfter(thought, [{ ...raisedNow, machine: 1 }])
    const carried = standingAfter(thought, [{ ...raisedNow, machine: 2, id: 901 }])
    const mended = standingMended(carried, thought, known)
    expect(mended.get(0)).toEqual(thought.get(0))
    expect(mended.get(1)).toEqual(known.get(1))
    expect(mended.get(2)).toEqual(carried.get(2))
    expect(isSameStanding(mended, carried)).toBe(false)
  })

  it('[Y-39] lines that are none are left out', () => {
    const text = encodeStanding(standingAfter(NOTHING_STANDS, [{ ...raisedNow, machine: 1 }]))
    const spoilt = `no JSON\n{"event":"alarmRaised"}\n${text}{"id":-1}\n`
    expect(standingEvents(decodeStanding(spoilt))).toEqual([{ ...raisedNow, machine: 1 }])
  })

  it('[Y-46] that it was told anew is a line before it, which nobody needs to know', () => {
    const standing = standingAfter(NOTHING_STANDS, [{ ...raisedNow, machine: 1 }])
    const [plain, anew] = [encodeStanding(standing), encodeStanding(standing, { isAnew: true })]
    expect(anew).toBe(`{"anew":true}\n${plain}`)
    expect([plain, anew].map(isToldAnew)).toEqual([false, true])
    expect(standingEvents(decodeStanding(anew))).toEqual(standingEvents(standing))
  })
})

const raisedNow = { id: 900, time: 9e9, event: 'alarmRaised', code: 'NEW', priority: 'high' } as const
