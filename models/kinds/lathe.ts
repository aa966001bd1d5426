import { bilingual } from '../text.ts'
import {
  axis,
  cycleTime,
  DOOR_OPEN,
  ENERGY,
  kindOf,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
} from './channels.ts'
import {
  COOLANT_PUMP,
  coolantPressure,
  SPINDLE_LOAD,
  SPINDLE_TEMPERATURE,
  SPINDLE_VIBRATION,
  spindleBearing,
  spindleSpeed,
  toolNumber,
} from './machine-tool.ts'

/** CNC turning centre: one spindle, a turret, X and Z axes. */
export const lathe = kindOf({
  id: 'lathe',
  name: bilingual('数控车床', 'CNC lathe'),
  size: [3.2, 2.0, 2.1],
  channels: [
    spindleSpeed(5000),
    SPINDLE_LOAD,
    SPINDLE_VIBRATION,
    SPINDLE_TEMPERATURE,
    axis('X', 260),
    axis('Z', 600),
    quantity('chuckPressure', bilingual('卡盘压力', 'Chuck pressure'), 'MPa', {
      min: 0,
      max: 5,
      resolution: 0.01,
      deadband: 0.02,
    }),
    toolNumber(12),
    percent('toolLifeUsed', bilingual('刀具已用寿命', 'Tool life used')),
    coolantPressure(2),
    DOOR_OPEN,
    cycleTime(900),
    power(30),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    spindleBearing(20_000),
    {
      id: 'turningInsert',
      name: bilingual('车削刀片', 'Turning insert'),
      lifeHours: 6,
      shownBy: ['spindleLoad', 'power', 'toolLifeUsed'],
    },
    {
      id: 'chuckCylinder',
      name: bilingual('卡盘油缸', 'Chuck cylinder'),
      lifeHours: 16_000,
      shownBy: ['chuckPressure'],
    },
    COOLANT_PUMP,
  ],
})
