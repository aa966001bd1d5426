import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { reasonNamed } from '../../../models/reason.ts'
import { alarmsOf, wornAlarm } from '../../../simulators/engine/alarms.ts'
import { holdMillisOf, holdReasonsOf, hoursBetween } from '../../../simulators/engine/holds.ts'
import { temperamentOf } from '../../../simulators/engine/temperament.ts'
import { STORIES } from '../../../simulators/stories/catalogue.ts'
import { castFor } from './stories/casts.ts'

const kinds = [...KINDS.values()]
const has = (kind: (typeof kinds)[number], part: RegExp): boolean =>
  kind.wearParts.some(({ id }) => part.test(id))

describe('what a machine stops for', () => {
  it.each(kinds.map((kind) => [kind.id, kind] as const))(
    '[W-24] [E-4] %s has reasons of its own, in words',
    (id) => {
      const reasons = holdReasonsOf(id)
      const { trade, holdHours } = temperamentOf(id)
      // What drives and what connects is never held; everything else is, and for more than one reason.
      if (trade === 'drives' || trade === 'connects') {
        expect(reasons).toEqual([])
        expect(holdHours).toBe(Number.POSITIVE_INFINITY)
        return
      }
      expect(reasons.length).toBeGreaterThanOrEqual(2)
      expect(new Set(reasons).size).toBe(reasons.length)
      expect(Number.isFinite(holdHours)).toBe(true)
      for (const reason of reasons) {
        const words = reasonNamed(reason)
        expect(words?.['zh-CN'], reason).toMatch(/\p{Script=Han}/u)
        expect(words?.en, reason).toMatch(/[a-z]/)
      }
    },
  )

  it('[W-24] tools are changed where there are tools, wheels dressed on grinders, reels changed on placers', () => {
    const TOOLS = /[mM]ill|insert|Insert|hob|Wheel|die|Dresser/
    for (const kind of kinds) {
      const reasons: readonly string[] = holdReasonsOf(kind.id)
      if (reasons.includes('toolChange')) expect(has(kind, TOOLS), kind.id).toBe(true)
      expect(reasons.includes('dressing'), kind.id).toBe(has(kind, /Dresser/))
      expect(reasons.includes('reelChange'), kind.id).toBe(has(kind, /feeder/))
      if (reasons.includes('gauging'))
        expect(['judges', 'carries', 'stores'], kind.id).not.toContain(temperamentOf(kind.id).trade)
    }
  })

  it('[W-24] each reason takes as long as such work does, and what takes long is rare', () => {
    for (const { id } of kinds) {
      const reasons = holdReasonsOf(id)
      const { holdHours } = temperamentOf(id)
      let share = 0
      for (const reason of reasons) {
        const law = holdMillisOf(reason)
        if (law.law !== 'lognormal') throw new Error(`${reason} is ${law.law}`)
        const hours = hoursBetween(reason, reasons.length, holdHours)
        if (law.mean > 4 * 60_000) expect(hours, `${id} ${reason}`).toBeGreaterThan(7)
        share += law.mean / (hours * 3_600_000)
      }
      // However they are mixed, a machine stands for them as long as its Kind's temper says.
      if (reasons.length > 0) expect(share, id).toBeCloseTo(0.8 / 60 / holdHours, 10)
    }
    const mean = (reason: Parameters<typeof holdMillisOf>[0]): number => {
      const law = holdMillisOf(reason)
      return law.law === 'lognormal' ? law.mean / 60_000 : Number.NaN
    }
    expect(mean('gauging')).toBeLessThan(mean('toolChange'))
    expect(mean('toolChange')).toBeLessThan(1)
    expect(mean('dressing')).toBeGreaterThan(2)
    expect(mean('calibration')).toBeGreaterThan(2 * mean('refill'))
  })

  it('[W-24] a Story holds a machine for what its Kind knows', () => {
    let holds = 0
    for (const { plant, acts, id } of STORIES.values()) {
      for (const { effect } of acts) {
        if (effect.do !== 'hold') continue
        const kind = castFor(plant).members.get(effect.machine)?.kind.id ?? ''
        expect(holdReasonsOf(kind), `${id}: ${effect.machine} is a ${kind}`).toContain(effect.reason)
        holds += 1
      }
    }
    expect(holds).toBeGreaterThan(5)
  })

  it('[W-24] an alarm speaks of what the machine has', () => {
    const spoken = (id: string): string => {
      const { faults, warnings } = alarmsOf(id)
      return [...faults, ...warnings].map(({ text }) => text.en).join('; ')
    }
    for (const { id } of kinds) {
      expect(/nozzle/i.test(spoken(id)), id).toBe(id === 'pick-and-place')
      expect(/feeder/i.test(spoken(id)), id).toBe(id === 'pick-and-place')
      expect(/belt/i.test(spoken(id)), id).toBe(id === 'conveyor')
      expect(/spindle/i.test(spoken(id)), id).toBe(
        KINDS.get(id)!.channels.some(({ key }) => /spindle/.test(key)),
      )
    }
    for (const { id, wearParts } of kinds) {
      const codes = alarmsOf(id).faults.map(({ code }) => code)
      for (const part of wearParts) expect(codes, `${id} ${part.id}`).toContain(wornAlarm(id, part.id))
    }
  })
})
