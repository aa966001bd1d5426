import { bilingual } from '../text.ts'
import {
  axis,
  celsius,
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
} from './machine-tool.ts'

/** CNC cylindrical grinder: X feeds the wheel in, Z carries the work past it. Its spindle is the wheel's. */
export const grinder = kindOf({
  id: 'grinder',
  name: bilingual('数控外圆磨床', 'CNC cylindrical grinder'),
  size: [3.8, 2.4, 2.2],
  channels: [
    quantity('wheelSpeed', bilingual('砂轮转速', 'Wheel speed'), 'r/min', {
      min: 0,
      max: 2500,
      resolution: 1,
      deadband: 2,
    }),
    quantity('workSpeed', bilingual('工件转速', 'Work speed'), 'r/min', {
      min: 0,
      max: 500,
      resolution: 1,
      deadband: 1,
    }),
    quantity('wheelDiameter', bilingual('砂轮直径', 'Wheel diameter'), 'mm', {
      min: 350,
      max: 500,
      resolution: 0.01,
      periodMillis: 5000,
    }),
    SPINDLE_LOAD,
    SPINDLE_VIBRATION,
    SPINDLE_TEMPERATURE,
    axis('X', 320, 0.001),
    axis('Z', 700, 0.001),
    percent('acousticEmission', bilingual('声发射强度', 'Acoustic emission'), { deadband: 0.5 }),
    coolantPressure(3),
    celsius('coolantTemperature', bilingual('切削液温度', 'Coolant temperature'), 50),
    DOOR_OPEN,
    power(25),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    spindleBearing(15_000),
    {
      id: 'grindingWheel',
      name: bilingual('砂轮', 'Grinding wheel'),
      lifeHours: 300,
      shownBy: ['wheelDiameter', 'acousticEmission', 'spindleVibration'],
    },
    {
      id: 'diamondDresser',
      name: bilingual('金刚石修整器', 'Diamond dresser'),
      lifeHours: 400,
      shownBy: ['acousticEmission'],
    },
    COOLANT_PUMP,
  ],
})
