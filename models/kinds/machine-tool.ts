import { bilingual } from '../text.ts'
import { celsius, percent, quantity } from './channels.ts'
import type { ChannelSpec, WearPart } from './kind.ts'

/* What the metal-cutting Kinds have in common: a spindle, a tool in it, and coolant on both. */

export const spindleSpeed = (max: number): ChannelSpec =>
  quantity('spindleSpeed', bilingual('主轴转速', 'Spindle speed'), 'r/min', {
    min: 0,
    max,
    resolution: 1,
    deadband: 2,
  })

/** Of the rated torque; a spindle drive allows 20 % more for minutes. */
export const SPINDLE_LOAD = percent('spindleLoad', bilingual('主轴负载', 'Spindle load'), {
  max: 120,
  deadband: 0.2,
})

export const SPINDLE_VIBRATION = quantity(
  'spindleVibration',
  bilingual('主轴振动', 'Spindle vibration'),
  'mm/s',
  {
    min: 0,
    max: 11,
    resolution: 0.01,
    deadband: 0.02,
  },
)

export const SPINDLE_TEMPERATURE = celsius(
  'spindleTemperature',
  bilingual('主轴温度', 'Spindle temperature'),
  90,
)

/** The pocket of the magazine or turret whose tool is in use. */
export const toolNumber = (pockets: number): ChannelSpec =>
  quantity('toolNumber', bilingual('当前刀号', 'Tool number'), '', { min: 0, max: pockets, resolution: 1 })

export const coolantPressure = (max: number): ChannelSpec =>
  quantity('coolantPressure', bilingual('切削液压力', 'Coolant pressure'), 'MPa', {
    min: 0,
    max,
    resolution: 0.01,
    deadband: 0.02,
  })

export const spindleBearing = (lifeHours: number): WearPart => ({
  id: 'spindleBearing',
  name: bilingual('主轴轴承', 'Spindle bearing'),
  lifeHours,
  shownBy: ['spindleVibration', 'spindleTemperature'],
})

export const COOLANT_PUMP: WearPart = {
  id: 'coolantPump',
  name: bilingual('切削液泵', 'Coolant pump'),
  lifeHours: 12_000,
  shownBy: ['coolantPressure'],
}
