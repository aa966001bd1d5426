import { describe, expect, it } from 'vitest'
import { advancePhysics } from '../../../../simulators/engine/physics/advance.ts'
import {
  flankWear,
  TAYLOR,
  toolLifeMinutes,
  WORN_OUT_MILLIMETRES,
} from '../../../../simulators/engine/physics/tool-wear.ts'
import { bodyOf, driveOf, live } from './bodies.ts'

describe('a cutting tool', () => {
  it('[W-41] lasts as Taylor says: V T^n = C', () => {
    for (const exponent of Object.values(TAYLOR)) {
      for (const speed of [60, 120, 250]) {
        const minutes = toolLifeMinutes(speed, exponent, 400)
        expect(speed * minutes ** exponent).toBeCloseTo(400, 6)
      }
    }
    // With carbide, a fifth more speed costs half of the life.
    const ratio = toolLifeMinutes(180, TAYLOR.carbide, 400) / toolLifeMinutes(150, TAYLOR.carbide, 400)
    expect(ratio).toBeCloseTo(1.2 ** -4, 9)
  })

  it('[W-41] wears fast at first, then steadily, then fast, to 0.3 mm', () => {
    expect(flankWear(0)).toBe(0)
    expect(flankWear(1)).toBeCloseTo(WORN_OUT_MILLIMETRES, 9)
    const rate = (from: number) => flankWear(from + 0.02) - flankWear(from)
    for (let used = 0; used < 0.98; used += 0.02) expect(rate(used)).toBeGreaterThan(0)
    expect(rate(0)).toBeGreaterThan(3 * rate(0.4))
    expect(rate(0.96)).toBeGreaterThan(2.5 * rate(0.4))
    expect(rate(0.5) / rate(0.3)).toBeLessThan(1.3)
  })

  it('[W-41] blunt takes up to a third more load; one that wears twice as fast shows it sooner', () => {
    const lathe = bodyOf('lathe')
    const insert = lathe.parts.findIndex((part) => part.id === 'turningInsert')
    const load = (damage: number, rate: number) => {
      const drive = driveOf(lathe)
      drive.wear[insert] = damage
      lathe.settings.toolWearRate = rate
      return live(lathe, drive, 1).load / drive.load
    }
    expect(load(0, 1)).toBe(1)
    expect(load(1, 1)).toBeGreaterThan(1.2)
    expect(load(1, 1)).toBeLessThan(1.4)
    expect(load(0.4, 2)).toBe(load(0.8, 1))
    const planned = load(0.8, 1)
    lathe.settings.cuttingSpeed = 1.25
    expect(load(0.8 / 1.25 ** 4, 1)).toBeCloseTo(planned, 9)
  })
})

describe('power', () => {
  it('[W-44] what the meter counts is the integral of the power', () => {
    const press = bodyOf('press')
    const before = press.kilowattHours
    let sum = 0
    for (let i = 0; i < 5000; i++) {
      const seconds = 0.2 + (i % 7) / 5
      const working = i % 3 !== 0
      const drive = driveOf(press, {
        speed: working ? 0.7 : 0,
        load: working ? 0.5 : 0,
        running: i % 11 !== 0,
      })
      advancePhysics(press, drive, seconds)
      sum += (press.kilowatts * seconds) / 3600
    }
    expect(sum).toBeGreaterThan(5)
    expect(press.kilowattHours - before).toBeCloseTo(sum, 6)
  })

  it('[W-44] is least at rest, more running, most at work, with a peak while masses are speeded up', () => {
    const mill = bodyOf('machining-centre-3')
    const power = (rest: object) => live(mill, driveOf(mill, rest), 5).kilowatts
    const off = power({ on: false, running: false, speed: 0, load: 0 })
    const standby = power({ running: false, speed: 0, load: 0 })
    const idle = power({ speed: 0.6, load: 0 })
    const cutting = power({ speed: 0.6, load: 0.5 })
    expect(off).toBeLessThan(standby)
    expect(standby).toBeLessThan(idle)
    expect(cutting).toBeCloseTo(idle + mill.nature.kilowatts * mill.nature.work * 0.5, 9)
    advancePhysics(mill, driveOf(mill, { speed: 0, load: 0 }), 1)
    advancePhysics(mill, driveOf(mill, { speed: 0.9, load: 0 }), 1)
    expect(mill.kilowatts).toBeGreaterThan(idle * 1.5)
  })

  it('[W-44] speeding up takes what the masses then hold, however it is cut', () => {
    const energy = (steps: number) => {
      const mill = bodyOf('machining-centre-3')
      let sum = 0
      for (let i = 1; i <= steps; i++) {
        advancePhysics(mill, driveOf(mill, { speed: (0.8 * i) / steps, load: 0 }), 1 / steps)
        sum += mill.rampKilowatts / steps
      }
      return sum
    }
    const { nature } = bodyOf('machining-centre-3')
    expect(energy(1)).toBeCloseTo(nature.kilowatts * nature.rampSeconds * 0.64, 9)
    expect(energy(50)).toBeCloseTo(energy(1), 9)
  })

  it('[W-44] the energy of a part is what was drawn from one to the next', () => {
    const press = bodyOf('press')
    live(press, driveOf(press, { cycles: 7 }), 1)
    const before = press.kilowattHours
    live(press, driveOf(press, { cycles: 7 }), 30)
    live(press, driveOf(press, { cycles: 9 }), 1)
    expect(press.partKilowattHours).toBeCloseTo((press.kilowattHours - before) / 2, 9)
  })

  it('[W-44] heaters are paid for: an oven draws what its zones and its drive draw', () => {
    const furnace = live(bodyOf('furnace'), driveOf(bodyOf('furnace')), 600)
    const heaters = furnace.zones.reduce((sum, zone) => sum + zone.duty * zone.nature.heaterKilowatts, 0)
    expect(heaters).toBeGreaterThan(40)
    const { kilowatts, idle, work } = furnace.nature
    expect(furnace.kilowatts).toBeCloseTo(heaters + kilowatts * (idle + work * furnace.load), 9)
  })

  it('[W-51] a battery gives less voltage under load, the less the more it resists, and warms', () => {
    const agv = bodyOf('agv')
    const rest = live(agv, driveOf(agv, { speed: 0, load: 0, running: false }), 10).battery?.volts ?? 0
    const loaded = live(agv, driveOf(agv, { speed: 0.9, load: 0.9 }), 10).battery?.volts ?? 0
    expect(rest).toBeGreaterThan(loaded + 0.2)
    const old = bodyOf('agv')
    old.settings.batteryResistance = 3
    live(old, driveOf(old, { speed: 0.9, load: 0.9 }), 3600)
    live(agv, driveOf(agv, { speed: 0.9, load: 0.9 }), 3600)
    expect(old.battery?.volts).toBeLessThan(loaded - 0.8)
    expect((old.battery?.celsius ?? 0) - (agv.battery?.celsius ?? 0)).toBeGreaterThan(1)
  })
})
