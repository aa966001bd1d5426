import { bilingual } from '../text.ts'
import { ENERGY, flag, kindOf, PARTS, POWER, quantity, SCRAP } from './channels.ts'

/** CNC turning centre: one spindle, a turret, X and Z axes. */
export const lathe = kindOf({
  id: 'lathe',
  name: bilingual('数控车床', 'CNC lathe'),
  size: [3.2, 2.0, 2.1],
  channels: [
    quantity('spindleSpeed', bilingual('主轴转速', 'Spindle speed'), 'r/min', {
      min: 0,
      max: 5000,
      resolution: 1,
      deadband: 2,
    }),
    quantity('spindleLoad', bilingual('主轴负载', 'Spindle load'), '%', { min: 0, max: 120, resolution: 0.1 }),
    quantity('spindleVibration', bilingual('主轴振动', 'Spindle vibration'), 'mm/s', {
      min: 0,
      max: 11,
      resolution: 0.01,
    }),
    quantity('spindleTemperature', bilingual('主轴温度', 'Spindle temperature'), '°C', {
      min: 0,
      max: 90,
      resolution: 0.1,
    }),
    quantity('axisX', bilingual('X 轴位置', 'X axis'), 'mm', { min: 0, max: 260, resolution: 0.01 }),
    quantity('axisZ', bilingual('Z 轴位置', 'Z axis'), 'mm', { min: 0, max: 600, resolution: 0.01 }),
    POWER(30),
    flag('doorOpen', bilingual('防护门打开', 'Door open')),
    PARTS,
    SCRAP,
    ENERGY,
  ],
  wearParts: [
    {
      id: 'spindleBearing',
      name: bilingual('主轴轴承', 'Spindle bearing'),
      lifeHours: 20_000,
      shownBy: ['spindleVibration', 'spindleTemperature'],
    },
    {
      id: 'turningInsert',
      name: bilingual('车刀片', 'Turning insert'),
      lifeHours: 6,
      shownBy: ['spindleLoad', 'power'],
    },
  ],
})
