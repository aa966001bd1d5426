import { bilingual } from '../text.ts'
import {
  beltSpeed,
  celsius,
  DOOR_OPEN,
  ENERGY,
  filterPressureDrop,
  kindOf,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
} from './channels.ts'

/** Through-feed washer for parts: wash, rinse, dry. */
export const washer = kindOf({
  id: 'washer',
  name: bilingual('通过式清洗机', 'Part washer'),
  size: [5.0, 1.8, 2.2],
  channels: [
    beltSpeed(6),
    celsius('tankTemperature', bilingual('槽液温度', 'Tank temperature'), 90, 3),
    quantity('sprayPressure', bilingual('喷淋压力', 'Spray pressure'), 'MPa', {
      min: 0,
      max: 2,
      resolution: 0.01,
      level: 3,
    }),
    percent('concentration', bilingual('清洗剂浓度', 'Detergent concentration'), {
      max: 15,
      periodMillis: 5000,
      level: 3,
    }),
    celsius('dryerTemperature', bilingual('烘干温度', 'Dryer temperature'), 150, 3),
    percent('tankLevel', bilingual('槽液液位', 'Tank level'), { deadband: 0.5, periodMillis: 5000 }),
    quantity('conductivity', bilingual('漂洗水电导率', 'Rinse water conductivity'), 'µS/cm', {
      min: 0,
      max: 2000,
      resolution: 1,
      deadband: 5,
      periodMillis: 5000,
    }),
    filterPressureDrop(200),
    quantity('pumpVibration', bilingual('喷淋泵振动', 'Spray pump vibration'), 'mm/s', {
      min: 0,
      max: 18,
      resolution: 0.01,
      deadband: 0.02,
    }),
    DOOR_OPEN,
    power(60),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'sprayPump',
      name: bilingual('喷淋泵', 'Spray pump'),
      lifeHours: 15_000,
      shownBy: ['pumpVibration', 'sprayPressure'],
    },
    {
      id: 'bagFilter',
      name: bilingual('过滤袋', 'Bag filter'),
      lifeHours: 250,
      shownBy: ['filterPressureDrop'],
    },
    {
      id: 'sprayNozzle',
      name: bilingual('喷淋喷嘴', 'Spray nozzle'),
      lifeHours: 4000,
      shownBy: ['sprayPressure'],
    },
  ],
})
