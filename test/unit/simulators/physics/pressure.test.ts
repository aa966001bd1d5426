import { describe, expect, it } from 'vitest'
import { natureOf } from '../../../../simulators/engine/physics/natures.ts'
import { airOf, blow, hydraulicsOf, press } from '../../../../simulators/engine/physics/pressure.ts'
import { bodyOf, driveOf, kindNamed, live } from './bodies.ts'

const nature = natureOf(kindNamed('injection-moulder')).hydraulic
if (nature === undefined) throw new Error('a moulder has hydraulics')
const calm = { pumping: true, setMegapascals: 14, usedLitresPerMinute: 0, leakLitresPerMinute: 1 }

describe('hydraulics', () => {
  it('[W-42] with the pump off the pressure falls as the leak and the accumulator have it', () => {
    for (const leak of [1, 8]) {
      const oil = hydraulicsOf(nature)
      const start = oil.megapascals
      const perMegapascal = leak / nature.runningMegapascals
      const constantSeconds = (60 * nature.accumulatorLitresPerMegapascal) / perMegapascal
      for (let i = 0; i < 50; i++) {
        press(oil, { ...calm, pumping: false, leakLitresPerMinute: leak }, constantSeconds / 50)
      }
      expect(oil.megapascals / start).toBeCloseTo(Math.exp(-1), 9)
    }
  })

  it('[W-42] flows balance: the pump gives what is used and what leaks', () => {
    const oil = hydraulicsOf(nature)
    const work = { ...calm, usedLitresPerMinute: 30, leakLitresPerMinute: 20 }
    for (let i = 0; i < 100; i++) press(oil, work, 1)
    const pumped = (nature.pumpLitresPerMinute / nature.droopMegapascals) * (14 - oil.megapascals)
    const leaked = (20 / nature.runningMegapascals) * oil.megapascals
    expect(pumped).toBeCloseTo(30 + leaked, 6)
    // What leaks through a gap loses pressure and so becomes heat: p Q.
    expect(oil.lostKilowatts).toBeCloseTo((oil.megapascals * leaked) / 60, 6)
  })

  it('[W-42] what is more than the pump can give breaks the pressure down', () => {
    const oil = hydraulicsOf(nature)
    const work = { ...calm, usedLitresPerMinute: 80, leakLitresPerMinute: 60 }
    for (let i = 0; i < 200; i++) press(oil, work, 1)
    const left = nature.pumpLitresPerMinute - 80
    expect(oil.megapascals).toBeCloseTo(left / (60 / nature.runningMegapascals), 6)
    expect(oil.megapascals).toBeLessThan(14 - nature.droopMegapascals)
  })

  it('[W-42] a leak lowers the pressure and warms the oil', () => {
    const [whole, leaky] = [bodyOf('injection-moulder'), bodyOf('injection-moulder')]
    leaky.settings.hydraulicLeak = 30
    for (const body of [whole, leaky]) live(body, driveOf(body), 7200)
    const oilOf = ({ baths }: typeof whole) =>
      baths.find((one) => one.nature.key === 'oilTemperature')?.celsius
    expect(leaky.oil?.megapascals).toBeLessThan((whole.oil?.megapascals ?? 0) - 0.4)
    expect(oilOf(leaky)).toBeGreaterThan((oilOf(whole) ?? 0) + 8)
    expect(leaky.kilowatts).toBeGreaterThan(whole.kilowatts + 2)
  })
})

describe('compressed air', () => {
  it('[W-42] falls with the supply and with what is used and leaks', () => {
    const air = airOf(0.6)
    blow(air, 0.6, 100, 60)
    expect(air.megapascals).toBeCloseTo(0.58, 6)
    blow(air, 0.6, 600, 60)
    expect(air.megapascals).toBeCloseTo(0.48, 6)
    blow(air, 0.4, 100, 60)
    expect(air.megapascals).toBeCloseTo(0.38, 6)
  })

  it('[W-42] a drop reaches every machine that has air', () => {
    for (const kind of ['press', 'assembly-station', 'palletiser', 'coordinate-measuring', 'buffer']) {
      const body = bodyOf(kind)
      const before = live(body, driveOf(body), 10).air.megapascals
      body.settings.airSupply = 0.42
      expect(live(body, driveOf(body), 10).air.megapascals).toBeCloseTo(before - 0.18, 6)
    }
  })
})
