import { describe, expect, it } from 'vitest'
import { defectLines } from '../../../../simulators/engine/physics/bearing.ts'
import { BURST_HERTZ, burst, linesOf, shaftHertz } from '../../../../simulators/engine/physics/burst.ts'
import { envelopeOf, featuresOf } from '../../../../simulators/engine/physics/features.ts'
import type { Physics } from '../../../../simulators/engine/physics/physics.ts'
import { spectrum } from '../../../helpers/fft.ts'
import { bodyOf, driveOf, live } from './bodies.ts'

/** 65,536 samples are 2.56 s: lines 0.39 Hz apart. */
const SIZE = 65_536
const SECONDS = SIZE / BURST_HERTZ
const BIN_HERTZ = BURST_HERTZ / SIZE

function withBearing(kind: string, part: string, damage: number, seed = 3): Physics {
  const body = bodyOf(kind, seed)
  const drive = driveOf(body)
  drive.wear[body.parts.findIndex((one) => one.id === part)] = damage
  return live(body, drive, 60)
}

const lines = (body: Physics) => {
  const found = linesOf(body)
  if (found === undefined) throw new Error('it has a shaft')
  return found
}
const featuresAt = (kind: string, part: string, damage: number) => {
  const body = withBearing(kind, part, damage)
  return featuresOf(burst(body, 1), BURST_HERTZ, lines(body))
}

describe('a rolling bearing', () => {
  it('[W-45] has the lines that its drawing gives', () => {
    // SKF's own figures for a 6205 by the turn: BPFO 3.585, BPFI 5.415, FTF 0.398, BSF 2.357.
    const drawing = { balls: 9, ballMillimetres: 7.94, pitchMillimetres: 39.04, contactDegrees: 0 }
    const { bpfo, bpfi, ftf, bsf } = defectLines(drawing, 1)
    expect(bpfo).toBeCloseTo(3.585, 2)
    expect(bpfi).toBeCloseTo(5.415, 2)
    expect(ftf).toBeCloseTo(0.398, 3)
    expect(bsf).toBeCloseTo(2.357, 2)
    // However it is built, both races together are passed by every ball once a turn.
    expect(bpfo + bpfi).toBeCloseTo(9, 9)
    expect(bpfo).toBeCloseTo(9 * ftf, 9)
  })
})

describe('a burst', () => {
  it.each([
    ['conveyor', 'gearMotor'],
    ['lathe', 'spindleBearing'],
    ['furnace', 'fanBearing'],
  ])('[W-45] of a worn bearing has its lines within one bin in the envelope: %s', (kind, part) => {
    const body = withBearing(kind, part, 1)
    const envelope = envelopeOf(burst(body, SECONDS), BURST_HERTZ)
    const mean = envelope.reduce((sum, value) => sum + value, 0) / envelope.length
    const sizes = spectrum(envelope.map((value) => value - mean))
    for (const [name, hertz] of Object.entries(lines(body))) {
      const centre = Math.round(hertz / BIN_HERTZ)
      const near = Array.from({ length: 25 }, (_, i) => centre - 12 + i).filter((bin) => bin > 0)
      const highest = near.reduce((best, bin) => (sizes[bin]! > sizes[best]! ? bin : best))
      expect(Math.abs(highest - centre), name).toBeLessThanOrEqual(1)
      const others = near.filter((bin) => Math.abs(bin - centre) > 3).map((bin) => sizes[bin]!)
      expect(sizes[highest]!, name).toBeGreaterThan(3 * (others.reduce((a, b) => a + b) / others.length))
    }
  })

  it('[W-45] of a healthy bearing has the shaft and nothing of a defect', () => {
    const body = withBearing('conveyor', 'gearMotor', 0.2)
    const samples = burst(body, SECONDS)
    const sizes = spectrum(samples)
    const centre = Math.round(shaftHertz(body) / BIN_HERTZ)
    const highest = sizes.reduce((best, size, bin) => (bin > 2 && size > sizes[best]! ? bin : best), 3)
    expect([1, 2, 3].some((order) => Math.abs(highest - order * centre) <= order + 1)).toBe(true)
    const { kurtosis, envelope } = featuresOf(samples, BURST_HERTZ, lines(body))
    expect(kurtosis).toBeLessThan(3.5)
    expect(Math.max(envelope.bpfo, envelope.bpfi, envelope.bsf)).toBeLessThan(0.05)
  })

  it('[W-45] tells of damage by every feature: r.m.s., peak, kurtosis and the lines', () => {
    const [fresh, worn, failing] = [0.3, 0.8, 1].map((damage) => featuresAt('conveyor', 'gearMotor', damage))
    if (fresh === undefined || worn === undefined || failing === undefined) throw new Error('three states')
    expect(worn.kurtosis).toBeGreaterThan(fresh.kurtosis + 0.5)
    expect(worn.envelope.bpfo).toBeGreaterThan(3 * fresh.envelope.bpfo)
    expect(worn.peak).toBeGreaterThan(1.2 * fresh.peak)
    expect(failing.rms).toBeGreaterThan(worn.rms)
    expect(worn.rms).toBeGreaterThan(fresh.rms)
    expect(failing.crest).toBeGreaterThan(fresh.crest)
  })

  it('[W-45] of so many seconds has so many samples; asked twice it is the same, later another', () => {
    const body = withBearing('conveyor', 'gearMotor', 0.9)
    const first = burst(body, 0.5)
    expect(first).toHaveLength(12_800)
    expect(burst(body, 0.5)).toEqual(first)
    live(body, driveOf(body), 1)
    expect(burst(body, 0.5)).not.toEqual(first)
    expect(first.every(Number.isFinite)).toBe(true)
  })

  it('[W-45] of a machine that stands is noise alone', () => {
    const body = bodyOf('conveyor')
    live(body, driveOf(body, { on: false, running: false, speed: 0, load: 0 }), 5)
    const { kurtosis, crest } = featuresOf(burst(body, 1), BURST_HERTZ, lines(body))
    expect(crest).toBeLessThan(3)
    expect(kurtosis).toBeLessThan(3)
  })
})

describe('features', () => {
  it('[W-45] of a sine and of strikes are those of the textbook', () => {
    const none = { ftf: 1, bsf: 2, bpfo: 3, bpfi: 4 }
    const sine = Float32Array.from(
      { length: 25_600 },
      (_, i) => 5 * Math.sin((2 * Math.PI * 50 * i) / 25_600),
    )
    const found = featuresOf(sine, BURST_HERTZ, none)
    expect(found.rms).toBeCloseTo(5 / Math.SQRT2, 4)
    expect(found.crest).toBeCloseTo(Math.SQRT2, 4)
    expect(found.kurtosis).toBeCloseTo(1.5, 4)
    // A tone of 4.2 kHz whose size swells by half, 87 times a second.
    const swelling = Float32Array.from({ length: 25_600 }, (_, i) => {
      const seconds = i / 25_600
      return (1 + 0.5 * Math.cos(2 * Math.PI * 87 * seconds)) * Math.sin(2 * Math.PI * 4200 * seconds)
    })
    const { envelope } = featuresOf(swelling, BURST_HERTZ, { ...none, bpfo: 87, bpfi: 131 })
    expect(envelope.bpfo).toBeCloseTo(0.5, 1)
    expect(envelope.bpfi).toBeLessThan(0.02)
  })
})
