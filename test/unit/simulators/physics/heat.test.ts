import { describe, expect, it } from 'vitest'
import { advancePhysics } from '../../../../simulators/engine/physics/advance.ts'
import { bathOf, soak } from '../../../../simulators/engine/physics/bath.ts'
import { ratesOf, shedBy, warm, warmMass } from '../../../../simulators/engine/physics/heat.ts'
import { natureOf } from '../../../../simulators/engine/physics/natures.ts'
import { heatUp, zoneOf } from '../../../../simulators/engine/physics/zone.ts'
import { bodyOf, driveOf, kindNamed, live } from './bodies.ts'

const nature = natureOf(kindNamed('lathe')).heat
if (nature === undefined) throw new Error('a lathe warms')
const { shedWattsPerKelvin: shed, linkWattsPerKelvin: link } = nature

describe('a warm mass', () => {
  it('[W-40] is the same after one step as after many', () => {
    const [whole, cut] = [warmMass(nature, 0, 20), warmMass(nature, 0, 20)]
    warm(whole, 900, shed, 20, 600)
    for (let i = 0; i < 1200; i++) warm(cut, 900, shed, 20, 0.5)
    expect(cut.sourceCelsius).toBeCloseTo(whole.sourceCelsius, 8)
    expect(cut.bodyCelsius).toBeCloseTo(whole.bodyCelsius, 8)
    expect(whole.sourceCelsius - whole.bodyCelsius).toBeGreaterThan(5)
  })

  it('[W-40] keeps the energy: what heats it is stored or shed', () => {
    const mass = warmMass(nature, 0, 20)
    let out = 0
    for (let i = 0; i < 36_000; i++) {
      const before = mass.bodyCelsius
      warm(mass, i < 20_000 ? 900 : 100, shed, 20, 0.1)
      out += shed * ((before + mass.bodyCelsius) / 2 - 20) * 0.1
    }
    const { sourceJoulesPerKelvin, bodyJoulesPerKelvin } = nature
    const stored =
      (mass.sourceCelsius - 20) * sourceJoulesPerKelvin + (mass.bodyCelsius - 20) * bodyJoulesPerKelvin
    const into = 900 * 2000 + 100 * 1600
    expect(Math.abs(stored + out - into) / into).toBeLessThan(1e-6)
    expect(out).toBeGreaterThan(0.2 * into)
  })

  it('[W-40] cools with the slow time constant of its two equations', () => {
    const [slow, fast] = ratesOf(nature, shed)
    // The two rates solve x^2 - (a + b + c) x + a c = 0, so their sum and product are known.
    const a = link / nature.sourceJoulesPerKelvin
    const b = link / nature.bodyJoulesPerKelvin
    const c = shed / nature.bodyJoulesPerKelvin
    expect(slow + fast).toBeCloseTo(a + b + c, 12)
    expect(slow * fast).toBeCloseTo(a * c, 12)
    expect(1 / slow / 60).toBeGreaterThan(20)
    expect(1 / slow / 60).toBeLessThan(40)
    const mass = warmMass(nature, 900, 20)
    warm(mass, 0, shed, 20, 10 / fast)
    const then = mass.bodyCelsius - 20
    warm(mass, 0, shed, 20, 1 / slow)
    expect((mass.bodyCelsius - 20) / then).toBeCloseTo(Math.exp(-1), 4)
  })

  it('[W-40] ends where the heat flows out as it comes in, the hotter the less coolant flows', () => {
    const mass = warmMass(nature, 0, 20)
    warm(mass, 800, shed, 20, 1e6)
    expect(mass.bodyCelsius).toBeCloseTo(20 + 800 / shed, 6)
    expect(mass.sourceCelsius).toBeCloseTo(20 + 800 / shed + 800 / link, 6)
    warm(mass, 800, shedBy(nature, 0), 20, 1e6)
    expect(mass.bodyCelsius).toBeCloseTo(20 + 800 / (shed * (1 - nature.cooledShare)), 6)
  })

  it('[W-40] a spindle whose cooling fails overheats within the hour, and one that stands cools to the hall', () => {
    const lathe = bodyOf('lathe')
    const drive = driveOf(lathe)
    const usual = live(lathe, drive, 3 * 3600).warm?.sourceCelsius ?? 0
    expect(usual).toBeGreaterThan(35)
    expect(usual).toBeLessThan(60)
    lathe.settings.spindleCooling = 0.1
    const hot = live(lathe, drive, 3600).warm?.sourceCelsius ?? 0
    expect(hot).toBeGreaterThan(usual + 12)
    live(lathe, driveOf(lathe, { on: false, running: false, speed: 0, load: 0 }), 12 * 3600)
    expect(lathe.warm?.sourceCelsius).toBeCloseTo(lathe.settings.ambient, 0)
  })
})

describe('no time', () => {
  it.each(['lathe', 'furnace', 'injection-moulder', 'agv'])('[W-40] changes nothing in a %s', (kind) => {
    const body = live(bodyOf(kind), driveOf(bodyOf(kind)), 100)
    const state = () => {
      const { warm: mass, oil, air, zones, baths, battery, kilowattHours, seconds } = body
      const celsius = [
        mass?.sourceCelsius,
        ...[...zones, ...baths].map((one) => one.celsius),
        battery?.celsius,
      ]
      return [...celsius, oil?.megapascals, air.megapascals, battery?.volts, kilowattHours, seconds]
    }
    const before = state()
    advancePhysics(body, driveOf(body), 0)
    expect(state()).toEqual(before)
  })
})

describe('baths and moulds', () => {
  it('[W-43] a mould follows its cooling water with the time constant of its mass and flow', () => {
    const mould = natureOf(kindNamed('injection-moulder')).baths.find((one) => one.key === 'mouldTemperature')
    if (mould === undefined) throw new Error('a moulder has a mould')
    const bath = bathOf(mould, 23, mould.workingKilowatts)
    const start = bath.celsius
    expect(start).toBeCloseTo(62, 9)
    const seconds = (1000 * mould.kilojoulesPerKelvin) / mould.wattsPerKelvin
    soak(bath, 0, 1, 23, seconds)
    expect((bath.celsius - 40) / (start - 40)).toBeCloseTo(Math.exp(-1), 9)
    soak(bath, mould.workingKilowatts, 0.6, 23, 1e6)
    expect(bath.celsius).toBeCloseTo(40 + 22 / (0.05 + 0.95 * 0.6), 6)
  })
})

describe('an oven', () => {
  const nature = natureOf(kindNamed('furnace')).zones[1]
  if (nature === undefined) throw new Error('a furnace has zones')
  const calm = { heater: 1, thermocoupleOffset: 0, ambientCelsius: 23, chargeKilowatts: 0 }

  it('[W-43] holds its zone through a charge, with the power that its loss takes', () => {
    const zone = zoneOf(nature, 0.5, 23)
    let lowest = 1e9
    for (let i = 0; i < 1800; i++) {
      heatUp(zone, { ...calm, chargeKilowatts: i < 1000 ? nature.chargeKilowatts : 0 }, 1)
      lowest = Math.min(lowest, zone.celsius)
    }
    expect(lowest).toBeGreaterThan(zone.setCelsius - 3)
    expect(lowest).toBeLessThan(zone.setCelsius - 0.1)
    heatUp(zone, calm, 4 * 3600)
    expect(zone.celsius).toBeCloseTo(zone.setCelsius, 1)
    const loss = (nature.lossWattsPerKelvin * (zone.celsius - 23)) / 1000
    expect(zone.duty * nature.heaterKilowatts).toBeCloseTo(loss, 1)
  })

  it('[W-43] keeps the energy: what heats it is stored, lost or taken by the charge', () => {
    const zone = zoneOf(nature, 0.5, 23)
    const start = zone.celsius
    let net = 0
    for (let i = 0; i < 900; i++) {
      const before = zone.celsius
      heatUp(zone, { ...calm, chargeKilowatts: 12 }, 1)
      net += zone.duty * nature.heaterKilowatts - 12 - (nature.lossWattsPerKelvin * (before - 23)) / 1000
    }
    expect((zone.celsius - start) * nature.kilojoulesPerKelvin).toBeCloseTo(net, 6)
  })

  it('[W-43] with a thermocouple that reads too much it reads right and is too cold', () => {
    const zone = zoneOf(nature, 0.5, 23)
    heatUp(zone, { ...calm, thermocoupleOffset: 30 }, 6 * 3600)
    expect(zone.readCelsius).toBeCloseTo(zone.setCelsius, 0)
    expect(zone.celsius).toBeCloseTo(zone.setCelsius - 30, 0)
  })

  it('[W-43] with too little heater it sags, and does not overshoot when it is whole again', () => {
    const zone = zoneOf(nature, 0.5, 23)
    heatUp(zone, { ...calm, heater: 0.35 }, 7200)
    const sagged = zone.celsius
    expect(sagged).toBeLessThan(zone.setCelsius - 5)
    expect(zone.duty).toBe(1)
    let highest = 0
    for (let i = 0; i < 7200; i++) {
      heatUp(zone, calm, 1)
      highest = Math.max(highest, zone.celsius)
    }
    expect(highest).toBeLessThan(zone.setCelsius + 2)
    expect(zone.celsius).toBeCloseTo(zone.setCelsius, 0)
  })
})
