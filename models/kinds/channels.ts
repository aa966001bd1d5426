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

const STATE = words('state', bilingual('状态', 'State'), PACKML_STATES)
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

export const STATE_KEY = STATE.key
export const LINK_KEY = LINK.key

export const PARTS = count('partsMade', bilingual('产量', 'Parts made'))
export const SCRAP = count('partsScrapped', bilingual('废品数', 'Parts scrapped'))
export const POWER = (max: number): ChannelSpec =>
  quantity('power', bilingual('有功功率', 'Active power'), 'kW', { min: 0, max, resolution: 0.01 })
export const ENERGY: ChannelSpec = {
  ...quantity('energy', bilingual('累计电能', 'Energy'), 'kWh', {
    min: 0,
    max: 1_000_000,
    resolution: 0.1,
    periodMillis: 5000,
    level: 2,
  }),
  counter: true,
}

/** A Kind from its own Channels: the state is put before them, and what the server writes (skew and link) behind them [K-2]. */
export const kindOf = (kind: {
  readonly id: string
  readonly name: Bilingual
  readonly size: readonly [number, number, number]
  readonly channels: readonly ChannelSpec[]
  readonly wearParts: readonly WearPart[]
}): Kind => ({ ...kind, channels: [STATE, ...kind.channels, CLOCK_SKEW, LINK] })
