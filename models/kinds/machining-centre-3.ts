import { bilingual } from '../text.ts'
import { axis, kindOf, PARTS, power, SCRAP } from './channels.ts'
import {
  SPINDLE_LOAD,
  SPINDLE_TEMPERATURE,
  SPINDLE_VIBRATION,
  spindleBearing,
  spindleSpeed,
  toolNumber,
} from './machine-tool.ts'

/** Vertical machining centre: table in X and Y, spindle in Z. It publishes twelve Channels [K-3]. */
export const machiningCentre3 = kindOf({
  id: 'machining-centre-3',
  name: bilingual('三轴立式加工中心', '3-axis machining centre'),
  size: [2.8, 2.6, 2.8],
  channels: [
    spindleSpeed(12_000),
    SPINDLE_LOAD,
    SPINDLE_VIBRATION,
    SPINDLE_TEMPERATURE,
    axis('X', 850),
    axis('Y', 500),
    axis('Z', 540),
    toolNumber(24),
    power(25),
    PARTS,
    SCRAP,
  ],
  wearParts: [
    spindleBearing(15_000),
    {
      id: 'endMill',
      name: bilingual('立铣刀', 'End mill'),
      lifeHours: 20,
      shownBy: ['spindleLoad', 'spindleVibration'],
    },
  ],
})
