import { bilingual } from '../text.ts'
import {
  AIR_PRESSURE,
  axis,
  count,
  cycleTime,
  ENERGY,
  itemCount,
  kindOf,
  MOTOR_TEMPERATURE,
  payload,
  power,
  quantity,
  VACUUM,
  VIBRATION,
} from './channels.ts'

/** Gantry palletiser with a vacuum gripper; its items are those on the pallet. */
export const palletiser = kindOf({
  id: 'palletiser',
  name: bilingual('码垛机', 'Palletiser'),
  size: [4.0, 3.6, 3.4],
  channels: [
    axis('X', 2800, 0.1),
    axis('Y', 2000, 0.1),
    axis('Z', 2200, 0.1),
    VACUUM,
    AIR_PRESSURE,
    payload(80),
    quantity('layer', bilingual('当前层', 'Layer'), '', { min: 0, max: 12, resolution: 1 }),
    itemCount(120),
    MOTOR_TEMPERATURE,
    VIBRATION,
    count('palletsDone', bilingual('完成托盘数', 'Pallets done')),
    cycleTime(600),
    power(12),
    ENERGY,
  ],
  wearParts: [
    {
      id: 'suctionCup',
      name: bilingual('吸盘', 'Suction cup'),
      lifeHours: 1500,
      shownBy: ['vacuum'],
    },
    {
      id: 'toothedBelt',
      name: bilingual('同步带', 'Toothed belt'),
      lifeHours: 12_000,
      shownBy: ['vibration', 'cycleTime'],
    },
  ],
})
