import { BOOLEAN_STATES, LINK_STATES, PACKML_STATES, type StateWord } from '../state.ts'
import { type Bilingual, bilingual } from '../text.ts'
import type { ChannelSpec, Confidentiality, Kind, WearPart } from './kind.ts'

interface Span {
  readonly min: number
  readonly max: number
  readonly resolution: number
  readonly deadband?: number
  readonly periodMillis?: number
  readonly level?: Confidentiality
}

/** A measured quantity. Expected once a second unless said otherwise. */
export const quantity = (key: string, name: Bilingual, unit: string, span: Span): ChannelSpec => ({
  key,
  name,
  unit,
  min: span.min,
  max: span.max,
  resolution: span.resolution,
  deadband: span.deadband ?? 0,
  periodMillis: span.periodMillis ?? 1000,
  level: span.level ?? 1,
})

/** A count that grows by whole steps. */
export const count = (key: string, name: Bilingual, unit = '', level: Confidentiality = 2): ChannelSpec => ({
  key,
  name,
  unit,
  min: 0,
  max: 1_000_000,
  resolution: 1,
  deadband: 0,
  periodMillis: 5000,
  level,
  counter: true,
})

/** A Channel whose numbers stand for words. */
export const words = (
  key: string,
  name: Bilingual,
  states: readonly StateWord[],
  periodMillis = 5000,
): ChannelSpec => ({
  key,
  name,
  unit: '',
  min: 0,
  max: Math.max(...states.map((state) => state.code)),
  resolution: 1,
  deadband: 0,
  periodMillis,
  level: 1,
  states,
})

export const flag = (key: string, name: Bilingual): ChannelSpec => words(key, name, BOOLEAN_STATES)

export const celsius = (
  key: string,
  name: Bilingual,
  max: number,
  level: Confidentiality = 1,
  resolution = 0.1,
): ChannelSpec => quantity(key, name, '°C', { min: 0, max, resolution, deadband: 2 * resolution, level })

export const percent = (key: string, name: Bilingual, span: Partial<Span> = {}): ChannelSpec =>
  quantity(key, name, '%', { min: 0, max: 100, resolution: 0.1, ...span })

const STATE = words('state', bilingual('状态', 'State'), PACKML_STATES)
// The server writes these two when they change, so no period is expected and they are never stale [K-2].
const LINK = words('link', bilingual('连接', 'Link'), LINK_STATES, 0)

/** Arrival minus device time at its smallest: what the device's clock is behind by [D-4]. */
const CLOCK_SKEW: ChannelSpec = {
  key: 'clockSkew',
  name: bilingual('时钟偏差', 'Clock skew'),
  unit: 'ms',
  min: -5000,
  max: 60_000,
  resolution: 1,
  deadband: 0,
  periodMillis: 0,
  level: 1,
}

export const PARTS = count('partsMade', bilingual('产量', 'Parts made'))
export const SCRAP = count('partsScrapped', bilingual('废品数', 'Parts scrapped'))

// Held as closely as the count of parts: either tells the output of a shift [K-9].
export const cycleTime = (max: number): ChannelSpec =>
  quantity('cycleTime', bilingual('单件节拍', 'Cycle time'), 's', {
    min: 0,
    max,
    resolution: 0.1,
    periodMillis: 5000,
    level: 2,
  })

// A meter resolves about a thousandth of its range: watts in a cabinet, tens of watts in a machine.
export const power = (max: number): ChannelSpec => {
  const resolution = max <= 5 ? 0.001 : 0.01
  return quantity('power', bilingual('有功功率', 'Active power'), 'kW', {
    min: 0,
    max,
    resolution,
    deadband: 2 * resolution,
  })
}

export const ENERGY: ChannelSpec = {
  ...quantity('energy', bilingual('累计用电量', 'Energy used'), 'kWh', {
    min: 0,
    max: 1_000_000,
    resolution: 0.1,
    periodMillis: 5000,
    level: 2,
  }),
  counter: true,
}

/** Where a linear axis stands within its travel. */
export const axis = (letter: 'X' | 'Y' | 'Z', travel: number, resolution = 0.01): ChannelSpec =>
  quantity(`axis${letter}`, bilingual(`${letter} 轴位置`, `${letter} axis`), 'mm', {
    min: 0,
    max: travel,
    resolution,
  })

export const DOOR_OPEN = flag('doorOpen', bilingual('防护门打开', 'Door open'))
export const HOOD_OPEN = flag('hoodOpen', bilingual('上盖打开', 'Hood open'))

export const beltSpeed = (max: number, level: Confidentiality = 1): ChannelSpec =>
  quantity('beltSpeed', bilingual('输送速度', 'Belt speed'), 'm/min', {
    min: 0,
    max,
    resolution: 0.01,
    level,
  })

export const itemCount = (max: number): ChannelSpec =>
  quantity('itemCount', bilingual('在位件数', 'Items held'), '', { min: 0, max, resolution: 1 })

export const payload = (max: number): ChannelSpec =>
  quantity('payload', bilingual('载荷', 'Payload'), 'kg', { min: 0, max, resolution: 0.1, deadband: 0.5 })

/** Broadband r.m.s. velocity of a frame or drive, as ISO 20816 reads it. */
export const VIBRATION = quantity('vibration', bilingual('振动速度', 'Vibration'), 'mm/s', {
  min: 0,
  max: 18,
  resolution: 0.01,
  deadband: 0.02,
})

export const MOTOR_TEMPERATURE = celsius('motorTemperature', bilingual('电机温度', 'Motor temperature'), 140)

export const motorCurrent = (max: number): ChannelSpec =>
  quantity('motorCurrent', bilingual('电机电流', 'Motor current'), 'A', {
    min: 0,
    max,
    resolution: 0.1,
    deadband: 0.2,
  })

export const AIR_PRESSURE = quantity('airPressure', bilingual('气源压力', 'Air supply pressure'), 'MPa', {
  min: 0,
  max: 1,
  resolution: 0.001,
  deadband: 0.002,
})

/** Below the pressure of the room, so that a better grip reads lower. */
export const VACUUM = quantity('vacuum', bilingual('真空度', 'Vacuum'), 'kPa', {
  min: -100,
  max: 0,
  resolution: 0.1,
  deadband: 0.2,
})

export const filterPressureDrop = (max: number): ChannelSpec =>
  quantity('filterPressureDrop', bilingual('过滤器压差', 'Filter pressure drop'), 'kPa', {
    min: 0,
    max,
    resolution: 0.01,
  })

/** A Kind from its own Channels: the state is put before, the server's (skew and link) behind [K-2]. */
export const kindOf = (kind: {
  readonly id: string
  readonly name: Bilingual
  readonly size: readonly [number, number, number]
  readonly channels: readonly ChannelSpec[]
  readonly wearParts: readonly WearPart[]
  readonly infrastructure?: true
}): Kind => ({ ...kind, channels: [STATE, ...kind.channels, CLOCK_SKEW, LINK] })
