import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { isSeenTo, weightOf } from '../../../simulators/engine/alarm.ts'
import { alarmsOf } from '../../../simulators/engine/alarms.ts'
import { temperamentOf } from '../../../simulators/engine/temperament.ts'
import { machine, plantWith, played, worldOf } from './plants.ts'

const LOW_OIL = 'W310'
const HOUR = 3600

interface Told {
  readonly t: number
  readonly event: string
  readonly code?: string
  readonly to?: string
}

/** What a lathe that makes parts around the clock tells in so many hours. */
const days = (hours: number): readonly Told[] => {
  const world = worldOf(plantWith([machine('A', 'lathe', { idealCycleSeconds: 60 })]), 0.05, 5)
  return [...played(world, hours * HOUR)].flatMap(({ topic, payload }) =>
    topic.endsWith('/@event') ? ([JSON.parse(payload)].flat() as Told[]) : [],
  )
}

describe('the small alarms of a machine', () => {
  it('[G-5] oil runs low where there is oil, and seldom', () => {
    const oiled = [...KINDS.keys()].filter((id) => alarmsOf(id).warnings.some(({ code }) => code === LOW_OIL))
    const cutters = ['gear-hobber', 'grinder', 'lathe', 'machining-centre-3', 'machining-centre-5']
    expect(oiled.sort()).toEqual([...cutters, 'press'])
    for (const id of oiled) {
      const { warnings } = alarmsOf(id)
      const total = warnings.reduce((sum, each) => sum + weightOf(each), 0)
      const low = warnings.find(({ code }) => code === LOW_OIL) ?? warnings[0]
      const hours = (temperamentOf(id).warningHours * total) / weightOf(low)
      expect(hours / 24, id).toBeGreaterThan(14)
      expect(hours / 24, id).toBeLessThan(32)
    }
  })

  it('[G-5] what nobody has seen to goes on until the machine is held, set up, down or looked after', () => {
    const told = days(300)
    const standing = new Map<string, number>()
    const lasted: number[] = []
    let state = 'Execute'
    for (const { t, event, code = '', to } of told) {
      if (to !== undefined) state = to
      if (!isSeenTo(code)) continue
      if (event === 'alarmRaised') standing.set(code, t)
      if (event !== 'alarmCleared') continue
      expect(['Execute', 'Unholding', 'Starting', 'Suspended'], `${code} in ${state}`).not.toContain(state)
      lasted.push(t - (standing.get(code) ?? t))
    }
    expect(lasted.length).toBeGreaterThan(5)
    expect(Math.max(...lasted)).toBeGreaterThan(20 * 60_000)
  })
})
