import { bilingual } from '../text.ts'
import {
  AIR_PRESSURE,
  cycleTime,
  DOOR_OPEN,
  ENERGY,
  kindOf,
  MOTOR_TEMPERATURE,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
  VIBRATION,
} from './channels.ts'

/** Mechanical press of 400 t with a die; its ram stands at 0 at bottom dead centre. */
export const press = kindOf({
  id: 'press',
  name: bilingual('压力机', 'Press'),
  size: [3.2, 2.6, 4.8],
  channels: [
    quantity('ramPosition', bilingual('滑块位置', 'Ram position'), 'mm', {
      min: 0,
      max: 400,
      resolution: 0.1,
    }),
    quantity('pressForce', bilingual('冲压力', 'Press force'), 'kN', {
      min: 0,
      max: 4000,
      resolution: 1,
      deadband: 5,
    }),
    quantity('strokeRate', bilingual('行程次数', 'Stroke rate'), '1/min', {
      min: 0,
      max: 80,
      resolution: 0.1,
    }),
    VIBRATION,
    MOTOR_TEMPERATURE,
    quantity('lubricationPressure', bilingual('润滑压力', 'Lubrication pressure'), 'MPa', {
      min: 0,
      max: 4,
      resolution: 0.01,
      deadband: 0.02,
    }),
    AIR_PRESSURE,
    percent('dieLifeUsed', bilingual('模具已用寿命', 'Die life used')),
    DOOR_OPEN,
    cycleTime(600),
    power(75),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'die',
      name: bilingual('冲压模具', 'Die'),
      lifeHours: 900,
      shownBy: ['pressForce', 'dieLifeUsed'],
    },
    {
      id: 'clutchLining',
      name: bilingual('离合器摩擦片', 'Clutch lining'),
      lifeHours: 9000,
      shownBy: ['strokeRate', 'airPressure'],
    },
    {
      id: 'crankBearing',
      name: bilingual('曲轴轴瓦', 'Crankshaft bearing'),
      lifeHours: 30_000,
      shownBy: ['vibration', 'lubricationPressure'],
    },
  ],
})
