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
} from './machine-tool.ts'

/** CNC gear hobber: hob and table turn in step, X feeds radially, Z along the tooth. Its spindle is the hob's. */
export const gearHobber = kindOf({
  id: 'gear-hobber',
  name: bilingual('数控滚齿机', 'CNC gear hobber'),
  size: [3.0, 2.8, 2.9],
  channels: [
    quantity('hobSpeed', bilingual('滚刀转速', 'Hob speed'), 'r/min', {
      min: 0,
      max: 1500,
      resolution: 1,
      deadband: 1,
    }),
    quantity('tableSpeed', bilingual('工作台转速', 'Table speed'), 'r/min', {
      min: 0,
      max: 200,
      resolution: 0.1,
      deadband: 0.2,
    }),
    SPINDLE_LOAD,
    SPINDLE_VIBRATION,
    SPINDLE_TEMPERATURE,
    axis('X', 220),
    axis('Z', 350),
    quantity('hobShift', bilingual('窜刀位置', 'Hob shift'), 'mm', { min: 0, max: 180, resolution: 0.01 }),
    percent('toolLifeUsed', bilingual('刀具已用寿命', 'Tool life used')),
    coolantPressure(2),
    DOOR_OPEN,
    cycleTime(1200),
    power(35),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    spindleBearing(18_000),
    {
      id: 'hob',
      name: bilingual('滚刀', 'Hob'),
      lifeHours: 120,
      shownBy: ['toolLifeUsed', 'spindleLoad', 'hobShift'],
    },
    {
      id: 'tableWormGear',
      name: bilingual('工作台蜗轮副', 'Table worm gear'),
      lifeHours: 40_000,
      shownBy: ['spindleVibration', 'partsScrapped'],
    },
    COOLANT_PUMP,
  ],
})
