import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { advanceBody } from '../../../../simulators/engine/drive.ts'
import { slownessOf, spoilsOf } from '../../../../simulators/engine/physics/consequences.ts'
import { PART_NATURES } from '../../../../simulators/engine/physics/part-natures.ts'
import { noiseOf, sensed } from '../../../../simulators/engine/physics/sensor.ts'
import type { Played } from '../../../../simulators/engine/played.ts'
import { processOf } from '../../../../simulators/engine/process-table.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { machineOf, workAt } from './bodies.ts'

/** Wear shows there in what the machine makes, not in what a sensor reads. */
const BY_WORK: ReadonlySet<string> = new Set(['cycleTime', 'strokeRate', 'partsScrapped'])

const SETTLE = 1200
const SECONDS = 2400

interface Course {
  readonly played: Played
  /** By Channel: in the mean of its true values, and of its Readings in the last minutes. */
  readonly means: ReadonlyMap<string, number>
}

/** A machine at the same work for a while, one part of it worn so far. */
function courseOf(kindId: string, part: number, damage: number, keys: readonly string[], seed = 11): Course {
  const played = machineOf(kindId, seed)
  played.wear[part] = damage
  const { channels, machine: placed } = played.placed
  const watched = channels.filter((spec) => keys.includes(spec.key))
  const processes = watched.map((spec) => processOf(spec, placed.id))
  const [values, sums] = [new Float64Array(watched.length), new Float64Array(watched.length)]
  for (let second = 0; second < SECONDS; second++) {
    workAt(played, second)
    advanceBody(played, 1)
    processes.forEach((process, i) => {
      values[i] = process(played, 1, values[i]!)
      if (second >= SETTLE) sums[i] = sums[i]! + values[i]!
    })
  }
  return {
    played,
    means: new Map(watched.map((spec, i) => [spec.key, sums[i]! / (SECONDS - SETTLE)])),
  }
}

const cases = [...KINDS.values()].flatMap((kind) =>
  kind.wearParts.map((part, index) => ({ kind: kind.id, part, index })),
)

describe('wear', () => {
  it('[W-46] has a nature for each wear part of each Kind, and for no other', () => {
    for (const { id, wearParts } of KINDS.values()) {
      const known = Object.keys(PART_NATURES[id] ?? {}).sort()
      expect(known, id).toEqual(wearParts.map((part) => part.id).sort())
    }
    expect(Object.keys(PART_NATURES).every((id) => KINDS.has(id))).toBe(true)
  })

  it.each(cases)('[W-46] of $kind $part.id shows where its Kind says, late and more and more', (one) => {
    const { kind, part, index } = one
    const keys = part.shownBy.filter((key) => !BY_WORK.has(key))
    const steps = [0, 0.35, 0.7, 0.8, 0.9, 1].map((damage) => courseOf(kind, index, damage, keys))
    const fresh = steps[0]!
    const others = [1, 2, 3].map((seed) => [0, 1].map((damage) => courseOf(kind, index, damage, keys, seed)))
    const isTool = PART_NATURES[kind]?.[part.id]?.tool === true
    for (const key of keys) {
      const at = fresh.played.physics.channels.findIndex((spec) => spec.key === key)
      const noise = noiseOf(fresh.played.physics.sensors[at]!, fresh.means.get(key)!)
      const off = steps.map(({ means }) => Math.abs(means.get(key)! - fresh.means.get(key)!) / noise)
      const end = off.at(-1)!
      const shown = `${key}: ${off.map((noises) => noises.toFixed(2)).join(' ')}`
      expect(end, shown).toBeGreaterThan(5)
      for (const [whole, worn] of others) {
        const ends = Math.abs(worn!.means.get(key)! - whole!.means.get(key)!) / noise
        expect(ends, `${shown}, on another machine ${ends.toFixed(2)}`).toBeGreaterThan(5)
      }
      // A count of life used grows from the first minute; an edge is blunted as it is used; all else lies low.
      if (PART_NATURES[kind]?.[part.id]?.shows?.[key] === undefined)
        expect(off[2], shown).toBeLessThan(end / 2)
      if (!isTool && !/Used$/.test(key)) expect(off[1], shown).toBeLessThan(0.1)
      for (let i = 1; i < off.length; i++) expect(off[i]!, shown).toBeGreaterThanOrEqual(off[i - 1]! - 0.1)
    }
    for (const key of part.shownBy) {
      const [first, last] = [fresh.played.physics, steps.at(-1)!.played.physics]
      if (key === 'cycleTime' || key === 'strokeRate')
        expect(slownessOf(last)).toBeGreaterThan(slownessOf(first) + 0.02)
      if (key === 'partsScrapped') expect(spoilsOf(last)).toBeGreaterThan(spoilsOf(first) + 0.02)
    }
  })

  it('[W-46] differs from machine to machine: when it begins, how fast it grows, how far', () => {
    const end = (seed: number, damage: number) =>
      courseOf('lathe', 0, damage, ['spindleVibration'], seed).means.get('spindleVibration')! /
      courseOf('lathe', 0, 0, ['spindleVibration'], seed).means.get('spindleVibration')!
    const ratios = [1, 2, 3, 4].map((seed) => end(seed, 0.95))
    expect(new Set(ratios.map((ratio) => ratio.toFixed(3))).size).toBe(4)
    for (const ratio of ratios) {
      expect(ratio).toBeGreaterThan(1.5)
      expect(ratio).toBeLessThan(7)
    }
  })

  it('[W-46] can be told from the Readings: a minute of a bearing in its last tenth is beyond all of a fresh one', () => {
    const minute = (damage: number) => {
      const { played, means } = courseOf('lathe', 0, damage, ['spindleVibration'])
      const at = played.physics.channels.findIndex((spec) => spec.key === 'spindleVibration')
      const random = new Random(damage * 100)
      const value = means.get('spindleVibration')!
      return Array.from({ length: 60 }, () => sensed(played.physics.sensors[at]!, value, 1, random))
    }
    expect(Math.min(...minute(0.9))).toBeGreaterThan(Math.max(...minute(0)))
    // In the first half nobody can tell.
    const [early, fresh] = [minute(0.35), minute(0)].map((all) => all.reduce((a, b) => a + b) / all.length)
    expect(Math.abs(early! - fresh!)).toBeLessThan(0.05 * fresh!)
  })

  it('[W-49] vibration grows with speed, load, imbalance, dryness and play, each apart', () => {
    const of = (rest: Partial<Record<'speed' | 'load', number>>, settings: object = {}, kind = 'robot') => {
      const played = machineOf(kind)
      Object.assign(played, { speed: 0.5, load: 0.4, ...rest })
      Object.assign(played.physics.settings, settings)
      advanceBody(played, 1)
      return played.physics.vibration
    }
    const usual = of({})
    expect(of({ speed: 0.8 })).toBeGreaterThan(usual)
    expect(of({ load: 0.8 })).toBeGreaterThan(usual)
    expect(of({}, { imbalance: 3 })).toBeGreaterThan(1.5 * usual)
    expect(of({}, { lubrication: 0.2 })).toBeGreaterThan(1.3 * usual)
    expect(of({}, { backlash: 0.5 })).toBeGreaterThan(1.5 * usual)
    // A rigid rotor shakes in proportion to its speed and to its imbalance.
    const turning =
      of({ speed: 0.8, load: 0 }, { imbalance: 5 }) / of({ speed: 0.4, load: 0 }, { imbalance: 5 })
    expect(turning).toBeGreaterThan(1.9)
    expect(turning).toBeLessThanOrEqual(2)
  })
})
