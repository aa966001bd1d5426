import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { SERVER_CHANNELS } from '../../../../models/slots.ts'
import { advanceBody } from '../../../../simulators/engine/drive.ts'
import type { PhysicsEffect } from '../../../../simulators/engine/effect.ts'
import { takePhysics } from '../../../../simulators/engine/physics/effects.ts'
import type { Played } from '../../../../simulators/engine/played.ts'
import { processOf } from '../../../../simulators/engine/process-table.ts'
import { compared, liveAlong, sayAlong, twinOf } from '../../../../simulators/engine/twin.ts'
import { machineOf, workAt } from './bodies.ts'

interface Beside {
  readonly played: Played
  readonly values: Float64Array
  /** A second of the machine and of its twin, all Channels worked out. */
  second(): void
  readonly twin: ReturnType<typeof twinOf>
}

/** A machine that has run for a while, and its twin from then on. */
function besides(kind: string, held: readonly number[] = []): Beside {
  const real = machineOf(kind)
  const { placed } = real
  real.wear.fill(0.6)
  const processes = placed.channels
    .slice(0, -SERVER_CHANNELS)
    .map((spec) => processOf(spec, placed.machine.id))
  const values = new Float64Array(placed.channels.length)
  let now = 0
  const turn = () => {
    now += 1
    workAt(real, now)
    advanceBody(real, 1)
  }
  const say = () => {
    processes.forEach((process, i) => {
      values[i] = process(real, 1, values[i]!)
    })
  }
  for (let i = 0; i < 500; i++) {
    turn()
    say()
  }
  const twin = twinOf(real, values, held)
  return {
    played: real,
    values,
    twin,
    second() {
      turn()
      liveAlong(twin, real, 1)
      say()
      processes.forEach((_, i) => {
        sayAlong(twin, i, 1)
      })
    },
  }
}

const channelOf = ({ played: { placed } }: Beside, key: string): number =>
  placed.channels.findIndex((spec) => spec.key === key)
const drift = (parameter: string, to: number): PhysicsEffect => ({
  do: 'drift',
  machine: 'M',
  parameter,
  to,
  overMinutes: 1,
})

describe('the healthy twin', () => {
  it.each([...KINDS.keys()])(
    '[W-50] of a machine with nothing wrong says what the machine says: %s',
    (kind) => {
      const both = besides(kind)
      for (let i = 0; i < 400; i++) both.second()
      both.values.forEach((value, i) => {
        const key = both.played.placed.channels[i]?.key
        expect(Math.abs((both.twin.values[i] ?? 0) - value), key).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(value)),
        )
      })
    },
  )

  it('[W-50] differs by what drifts, and by nothing else', () => {
    const both = besides('lathe')
    expect(takePhysics(both.played.physics, drift('spindleCooling', 0.1))).toBe(true)
    for (let i = 0; i < 1800; i++) both.second()
    const at = (key: string) => compared(both.twin, both.played, both.values, channelOf(both, key))
    const warm = at('spindleTemperature')
    expect(warm?.value).toBeGreaterThan((warm?.healthy ?? 0) + 5)
    expect(warm?.noise).toBeGreaterThan(0.01)
    for (const key of ['spindleSpeed', 'spindleVibration', 'axisX', 'chuckPressure', 'toolNumber']) {
      expect(at(key)?.value, key).toBeCloseTo(at(key)?.healthy ?? Number.NaN, 6)
    }
  })

  it('[W-50] keeps the part that a Story wears as it was, and wears the others alike', () => {
    const both = besides('lathe', [0])
    both.played.wear[0] = 0.62
    both.second()
    both.played.wear[0] = 0.95
    both.played.wear[1] = 0.9
    for (let i = 0; i < 600; i++) both.second()
    // As it was at its first turn: a world may make the twin before it has looked at its machine.
    expect(both.twin.played.wear[0]).toBe(0.62)
    expect(both.twin.played.wear[1]).toBe(both.played.wear[1])
    const shaken = compared(both.twin, both.played, both.values, channelOf(both, 'spindleVibration'))
    expect(shaken?.value).toBeGreaterThan(1.3 * (shaken?.healthy ?? 0))
  })

  it('[W-50] knows what of a sensor’s fault is no noise', () => {
    const both = besides('lathe')
    takePhysics(both.played.physics, {
      do: 'sensor',
      machine: 'M',
      channel: 'spindleTemperature',
      fault: 'bias',
      size: 9,
      overMinutes: 0,
    })
    both.second()
    const found = compared(both.twin, both.played, both.values, channelOf(both, 'spindleTemperature'))
    expect((found?.value ?? 0) - (found?.healthy ?? 0)).toBeCloseTo(9, 6)
  })
})

describe('a robot', () => {
  it('[W-52] a joint with backlash stays behind by half of its play, and by none without', () => {
    const [tight, loose] = [besides('robot'), besides('robot')]
    loose.played.physics.settings.backlash = 0.8
    const joint = channelOf(tight, 'j2')
    const off = new Set<string>()
    for (let i = 0; i < 200; i++) {
      tight.second()
      loose.second()
      const behind = (loose.values[joint] ?? 0) - (tight.values[joint] ?? 0)
      expect(Math.abs(behind)).toBeLessThanOrEqual(0.4 + 1e-9)
      off.add(behind.toFixed(3))
    }
    expect(off).toContain('0.400')
    expect(off).toContain('-0.400')
  })
})
