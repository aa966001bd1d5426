import { bilingual } from '../text.ts'
import { axis, DOOR_OPEN, ENERGY, kindOf, PARTS, power, quantity, SCRAP } from './channels.ts'
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

/** Machining centre with a trunnion table: A tilts it, C turns it. */
export const machiningCentre5 = kindOf({
  id: 'machining-centre-5',
  name: bilingual('五轴加工中心', '5-axis machining centre'),
  size: [3.4, 3.6, 3.2],
  channels: [
    spindleSpeed(18_000),
    SPINDLE_LOAD,
    SPINDLE_VIBRATION,
    SPINDLE_TEMPERATURE,
    axis('X', 800),
    axis('Y', 650),
    axis('Z', 550),
    quantity('axisA', bilingual('A 轴角度', 'A axis'), '°', { min: -120, max: 120, resolution: 0.001 }),
    quantity('axisC', bilingual('C 轴角度', 'C axis'), '°', { min: 0, max: 360, resolution: 0.001 }),
    toolNumber(60),
    coolantPressure(8),
    DOOR_OPEN,
    power(50),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    spindleBearing(12_000),
    {
      id: 'ballEndMill',
      name: bilingual('球头铣刀', 'Ball end mill'),
      lifeHours: 12,
      shownBy: ['spindleLoad', 'spindleVibration'],
    },
    COOLANT_PUMP,
  ],
})
