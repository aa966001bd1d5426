import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { PhysicsEffect } from '../../../../simulators/engine/effect.ts'
import { takePhysics } from '../../../../simulators/engine/physics/effects.ts'
import { PARAMETER_NAMES, parametersOf } from '../../../../simulators/engine/physics/parameters.ts'
import { bodyOf, driveOf, kindNamed, live } from './bodies.ts'

const drift = (parameter: string, to: number, overMinutes = 0, minutes?: number): PhysicsEffect => ({
  do: 'drift',
  machine: 'M',
  parameter,
  to,
  overMinutes,
  ...(minutes === undefined ? {} : { minutes }),
})

describe('the parameters of physics', () => {
  it('[W-48] have a name, a unit, a range about their usual value and a meaning in both languages', () => {
    const seen = new Set<string>()
    for (const kind of KINDS.values()) {
      const all = parametersOf(kind)
      expect(all.map(({ name }) => name)).toContain('ambient')
      for (const { name, usual, low, high, meaning } of all) {
        expect(usual).toBeGreaterThanOrEqual(low)
        expect(usual).toBeLessThanOrEqual(high)
        expect(low).toBeLessThan(high)
        expect(meaning['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(meaning.en).toMatch(/^[A-Z][a-z]/)
        seen.add(name)
      }
    }
    expect([...seen].sort()).toEqual([...PARAMETER_NAMES].sort())
  })

  it('[W-48] are those that a Kind has', () => {
    const names = (kind: string) => parametersOf(kindNamed(kind)).map(({ name }) => name)
    expect(names('lathe')).toEqual(expect.arrayContaining(['coolantFlow', 'spindleCooling', 'bearingDamage']))
    expect(names('lathe')).not.toContain('beltSlip')
    expect(names('conveyor')).toContain('beltSlip')
    expect(names('robot')).toContain('backlash')
    expect(names('furnace')).toEqual(expect.arrayContaining(['heaterPower', 'thermocoupleOffset']))
    expect(names('gateway')).toEqual(['ambient', 'motorCooling'])
  })

  it('[W-48] each that can be set changes what some Channel of each of its Kinds tells', () => {
    for (const kind of KINDS.values()) {
      for (const { name, low, high, usual, readOnly } of parametersOf(kind)) {
        if (readOnly) continue
        const [usually, moved] = [bodyOf(kind.id), bodyOf(kind.id)]
        moved.settings[name] = usual - low > high - usual ? low : high
        const drive = driveOf(usually, { wear: usually.damage.map(() => 0.8) })
        const told = [usually, moved].map((body) => {
          const { warm, oil, air, zones, baths, battery, vibration, kilowatts, settings } = live(
            body,
            drive,
            900,
          )
          return JSON.stringify([
            warm?.sourceCelsius,
            oil?.megapascals,
            air.megapascals,
            zones.map((zone) => [zone.celsius, zone.duty]),
            baths.map((bath) => bath.celsius),
            battery,
            vibration,
            kilowatts,
            // These have no state: their Channels read them.
            [
              settings.coolantFlow,
              settings.beltSlip,
              settings.backlash,
              settings.lubrication,
              settings.ambient,
            ],
          ])
        })
        expect(told[0], `${kind.id}.${name}`).not.toBe(told[1])
      }
    }
  })
})

describe('an effect on physics', () => {
  it('[W-48] goes to its value in its time and stays', () => {
    const lathe = bodyOf('lathe')
    expect(takePhysics(lathe, drift('coolantFlow', 0.4, 10))).toBe(true)
    const drive = driveOf(lathe)
    live(lathe, drive, 300)
    expect(lathe.settings.coolantFlow).toBeCloseTo(0.7, 9)
    live(lathe, drive, 300)
    expect(lathe.settings.coolantFlow).toBe(0.4)
    live(lathe, drive, 3000)
    expect(lathe.settings.coolantFlow).toBe(0.4)
    expect(lathe.ramps).toEqual([])
  })

  it('[W-48] with a duration ends by itself, and all is as usual', () => {
    const lathe = bodyOf('lathe')
    takePhysics(lathe, drift('spindleCooling', 0.2, 2, 5))
    live(lathe, driveOf(lathe), 299)
    expect(lathe.settings.spindleCooling).toBe(0.2)
    live(lathe, driveOf(lathe), 1)
    expect(lathe.settings.spindleCooling).toBe(1)
    expect(lathe.ramps).toEqual([])
  })

  it('[W-48] that comes later takes the place of the one before, from where it is', () => {
    const lathe = bodyOf('lathe')
    takePhysics(lathe, drift('ambient', 43, 10))
    live(lathe, driveOf(lathe), 300)
    takePhysics(lathe, drift('ambient', 23, 10))
    live(lathe, driveOf(lathe), 300)
    expect(lathe.settings.ambient).toBeCloseTo(28, 9)
  })

  it('[W-48] is the same however the time is cut', () => {
    const [whole, cut] = [bodyOf('lathe'), bodyOf('lathe')]
    for (const body of [whole, cut]) takePhysics(body, drift('ambient', 40, 10))
    live(whole, driveOf(whole), 240)
    for (let i = 0; i < 4; i++) live(cut, driveOf(cut), 60)
    expect(cut.settings.ambient).toBe(whole.settings.ambient)
  })

  it.each([
    ['a name that nobody knows', drift('magic', 1)],
    ['what the Kind has not', drift('beltSlip', 3)],
    ['what follows from wear', drift('bearingDamage', 0.5)],
    ['a value out of range', drift('coolantFlow', -0.1)],
    ['no number', drift('coolantFlow', Number.NaN)],
    [
      'a Channel that is not there',
      { do: 'sensor', machine: 'M', channel: 'nothing', fault: 'bias', size: 1, overMinutes: 0 },
    ],
    [
      'the state of the machine',
      { do: 'sensor', machine: 'M', channel: 'state', fault: 'stuck', size: 1, overMinutes: 0 },
    ],
  ] as [string, PhysicsEffect][])('[W-48] is refused: %s', (_, effect) => {
    const lathe = bodyOf('lathe')
    const before = JSON.stringify(lathe.settings)
    expect(takePhysics(lathe, effect)).toBe(false)
    live(lathe, driveOf(lathe), 60)
    expect(JSON.stringify(lathe.settings)).toBe(before)
    expect(lathe.sensors.every((sensor) => sensor.fault === undefined)).toBe(true)
  })

  it('[W-48] on a sensor befalls that sensor alone', () => {
    const lathe = bodyOf('lathe')
    const effect = { do: 'sensor', machine: 'M', fault: 'bias', size: 5, overMinutes: 0, minutes: 3 } as const
    expect(takePhysics(lathe, { ...effect, channel: 'spindleTemperature' })).toBe(true)
    const spoilt = lathe.sensors.flatMap((sensor, i) =>
      sensor.fault === undefined ? [] : [lathe.channels[i]?.key],
    )
    expect(spoilt).toEqual(['spindleTemperature'])
  })
})
