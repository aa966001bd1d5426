import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { Random } from '../random.ts'

/*
 * What stands between a quantity and the number that is sent: noise, faults, and the grid of the converter [W-47].
 */

export type SensorFault = 'drift' | 'bias' | 'stuck' | 'dropout' | 'noise'

interface Fault {
  readonly fault: SensorFault
  /** In the Channel's unit; of a dropout the share of Readings that are missing. */
  readonly size: number
  /** Until it has its size, and until it is gone. */
  readonly overSeconds: number
  readonly lastsSeconds: number
  elapsedSeconds: number
  /** What a stuck sensor says, once it is known. */
  held: number
  /** Its own chance, so that no other value of the machine changes with it. */
  readonly random: Random
}

export interface Sensor {
  readonly resolution: number
  /** Standard deviation at rest, and more by the size of the value. */
  readonly noise: number
  readonly noiseShare: number
  /** Words and counts are told, not measured: nothing drifts there. */
  readonly measures: boolean
  fault: Fault | undefined
}

/** A missing Reading: nothing is to be sent for the Channel. */
export const MISSING = Number.NaN

/** Of Random.noise(), which is spread as a triangle from -1 to 1. */
const TRIANGLE_DEVIATION = Math.sqrt(1 / 6)

interface Grade {
  /** Of the range, and of the value. */
  readonly ofRange: number
  readonly ofValue: number
}

const EXACT: Grade = { ofRange: 0, ofValue: 0 }
/** An encoder is good to its own grid. */
const BY_KEY: ReadonlyMap<string, Grade> = new Map([
  ['wheelDiameter', EXACT],
  ['hobShift', EXACT],
  ['toolLifeUsed', EXACT],
  ['dieLifeUsed', EXACT],
  ['cycleTime', EXACT],
  ['energy', EXACT],
  ['x', EXACT],
  ['y', EXACT],
  ['heading', EXACT],
  ['speed', EXACT],
  ['battery', EXACT],
  ['feederStock', EXACT],
  ['materialLevel', EXACT],
  ['pasteLevel', EXACT],
  ['longestWait', EXACT],
  ['fillLevel', EXACT],
  ['payload', { ofRange: 0, ofValue: 0.002 }],
  ['nozzleGap', { ofRange: 0.001, ofValue: 0.002 }],
  ['cushion', { ofRange: 0.001, ofValue: 0 }],
  ['latency', EXACT],
  ['loss', EXACT],
  ['illuminance', { ofRange: 0.004, ofValue: 0 }],
  ['largestDeviation', { ofRange: 0.004, ofValue: 0 }],
  ['diskUsed', { ofRange: 0.001, ofValue: 0 }],
])
const BY_UNIT: ReadonlyMap<string, Grade> = new Map([
  ['°C', { ofRange: 0.0005, ofValue: 0 }],
  ['mm/s', { ofRange: 0, ofValue: 0.04 }],
  ['r/min', { ofRange: 0, ofValue: 0.0015 }],
  ['m/min', { ofRange: 0, ofValue: 0.003 }],
  ['1/min', EXACT],
  ['m/s', EXACT],
  ['1/s', EXACT],
  ['mm', EXACT],
  ['m', EXACT],
  ['°', EXACT],
  ['', EXACT],
  ['Mbit/s', EXACT],
  ['A', { ofRange: 0, ofValue: 0.008 }],
  ['kW', { ofRange: 0, ofValue: 0.006 }],
  ['kN', { ofRange: 0, ofValue: 0.006 }],
  ['N', { ofRange: 0, ofValue: 0.006 }],
  ['N·m', { ofRange: 0, ofValue: 0.006 }],
  ['kg', { ofRange: 0, ofValue: 0.002 }],
])
const OTHERWISE: Grade = { ofRange: 0.0008, ofValue: 0.002 }

const healthy = new WeakMap<ChannelSpec, Sensor>()

/** Healthy; all machines with the Channel share it, until a fault makes one of their own. */
export function sensorOf(spec: ChannelSpec): Sensor {
  const known = healthy.get(spec) ?? freshSensor(spec)
  healthy.set(spec, known)
  return known
}

function freshSensor(spec: ChannelSpec): Sensor {
  const measures = spec.states === undefined && spec.counter !== true
  const grade = measures ? (BY_KEY.get(spec.key) ?? BY_UNIT.get(spec.unit) ?? OTHERWISE) : EXACT
  return {
    resolution: spec.resolution,
    noise: grade.ofRange * (spec.max - spec.min),
    noiseShare: grade.ofValue,
    measures,
    fault: undefined,
  }
}

/** How far Readings of a healthy sensor spread about a value: one standard deviation, its grid included. */
export function noiseOf(sensor: Sensor, value: number): number {
  const noise = sensor.noise + sensor.noiseShare * Math.abs(value)
  return Math.sqrt(noise * noise + (sensor.resolution * sensor.resolution) / 12)
}

/** The sensor with a fault; undefined where nothing of the sort can befall the Channel. */
export function spoilt(
  sensor: Sensor,
  fault: SensorFault,
  size: number,
  seconds: { readonly over: number; readonly lasts: number },
  seed: number,
): Sensor | undefined {
  if (!sensor.measures && fault !== 'stuck' && fault !== 'dropout') return undefined
  if (fault === 'dropout' && !(size >= 0 && size <= 1)) return undefined
  return {
    ...sensor,
    fault: {
      fault,
      size,
      overSeconds: seconds.over,
      lastsSeconds: seconds.lasts,
      elapsedSeconds: 0,
      held: Number.NaN,
      random: new Random(seed),
    },
  }
}

/** What a sensor makes of a value, on the grid of its Channel; MISSING when it says nothing. */
export function sensed(sensor: Sensor, value: number, seconds: number, random: Random): number {
  const spread = sensor.noise + sensor.noiseShare * Math.abs(value)
  let read = spread === 0 ? value : value + (spread / TRIANGLE_DEVIATION) * random.noise()
  if (sensor.fault !== undefined) read = faulty(sensor, sensor.fault, read, seconds)
  return onGrid(sensor, read)
}

const onGrid = ({ resolution }: Sensor, value: number): number => Math.round(value / resolution) * resolution

function faulty(sensor: Sensor, fault: Fault, read: number, seconds: number): number {
  fault.elapsedSeconds += seconds
  if (fault.elapsedSeconds > fault.lastsSeconds) {
    sensor.fault = undefined
    return read
  }
  const share = shareOf(fault)
  switch (fault.fault) {
    case 'drift':
      return read + share * fault.size
    case 'bias':
      return read + fault.size
    case 'noise':
      return read + ((share * fault.size) / TRIANGLE_DEVIATION) * fault.random.noise()
    case 'dropout':
      return fault.random.next() < share * fault.size ? MISSING : read
    case 'stuck':
      if (Number.isNaN(fault.held)) fault.held = onGrid(sensor, read)
      return fault.held
  }
}

/** What it would say without noise: its value as it is but for what is systematic in a fault. */
export function quietly({ fault }: Sensor, value: number): number {
  if (fault === undefined) return value
  const share = shareOf(fault)
  switch (fault.fault) {
    case 'drift':
      return value + share * fault.size
    case 'bias':
      return value + fault.size
    case 'stuck':
      return Number.isNaN(fault.held) ? value : fault.held
    case 'dropout':
      return share * fault.size >= 0.5 ? MISSING : value
    case 'noise':
      return value
  }
}

/** Of its size, on the way to it. */
const shareOf = ({ overSeconds, elapsedSeconds }: Fault): number =>
  overSeconds > elapsedSeconds ? elapsedSeconds / overSeconds : 1
