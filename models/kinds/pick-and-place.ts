import { bilingual } from '../text.ts'
import {
  axis,
  beltSpeed,
  celsius,
  count,
  cycleTime,
  ENERGY,
  HOOD_OPEN,
  kindOf,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
  VACUUM,
} from './channels.ts'

/** Surface-mount placer: a gantry carries the head in X and Y over the board. Parts made are boards. */
export const pickAndPlace = kindOf({
  id: 'pick-and-place',
  name: bilingual('贴片机', 'Pick-and-place machine'),
  size: [2.0, 2.4, 1.6],
  channels: [
    axis('X', 700),
    axis('Y', 900),
    quantity('placementRate', bilingual('贴装速度', 'Placement rate'), '1/h', {
      min: 0,
      max: 60_000,
      resolution: 1,
      deadband: 50,
    }),
    percent('pickRate', bilingual('吸取率', 'Pick rate'), { resolution: 0.01 }),
    VACUUM,
    percent('feederStock', bilingual('供料余量', 'Feeder stock'), { periodMillis: 5000 }),
    celsius('headTemperature', bilingual('贴装头温度', 'Head temperature'), 80),
    beltSpeed(60),
    HOOD_OPEN,
    count('componentsRejected', bilingual('抛料数', 'Components rejected')),
    cycleTime(180),
    power(5),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'nozzle',
      name: bilingual('吸嘴', 'Nozzle'),
      lifeHours: 1500,
      shownBy: ['vacuum', 'pickRate', 'componentsRejected'],
    },
    {
      id: 'feeder',
      name: bilingual('供料器', 'Feeder'),
      lifeHours: 6000,
      shownBy: ['pickRate'],
    },
    {
      id: 'vacuumPump',
      name: bilingual('真空泵', 'Vacuum pump'),
      lifeHours: 12_000,
      shownBy: ['vacuum'],
    },
    {
      id: 'headGuide',
      name: bilingual('贴装头导轨', 'Head guide'),
      lifeHours: 20_000,
      shownBy: ['headTemperature', 'placementRate'],
    },
  ],
})
