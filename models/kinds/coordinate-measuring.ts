import { bilingual } from '../text.ts'
import {
  AIR_PRESSURE,
  axis,
  celsius,
  count,
  cycleTime,
  kindOf,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
} from './channels.ts'

/** Bridge coordinate measuring machine on air bearings. Parts made are parts passed. */
export const coordinateMeasuring = kindOf({
  id: 'coordinate-measuring',
  name: bilingual('三坐标测量机', 'Coordinate measuring machine'),
  size: [1.8, 2.4, 3.0],
  channels: [
    axis('X', 900, 0.001),
    axis('Y', 1200, 0.001),
    axis('Z', 800, 0.001),
    quantity('largestDeviation', bilingual('最大偏差', 'Largest deviation'), 'µm', {
      min: -500,
      max: 500,
      resolution: 0.1,
      level: 2,
    }),
    quantity('stylusError', bilingual('测针校准误差', 'Stylus check error'), 'µm', {
      min: 0,
      max: 20,
      resolution: 0.1,
      periodMillis: 5000,
    }),
    celsius('partTemperature', bilingual('工件温度', 'Part temperature'), 40, 1, 0.01),
    celsius('roomTemperature', bilingual('环境温度', 'Room temperature'), 50),
    percent('humidity', bilingual('环境湿度', 'Room humidity'), { deadband: 0.5, periodMillis: 5000 }),
    AIR_PRESSURE,
    count('pointsMeasured', bilingual('测量点数', 'Points measured')),
    cycleTime(3600),
    power(3),
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'stylus',
      name: bilingual('测针', 'Stylus'),
      lifeHours: 2000,
      shownBy: ['stylusError'],
    },
    {
      id: 'airFilter',
      name: bilingual('气浮轴承滤芯', 'Air-bearing filter'),
      lifeHours: 4000,
      shownBy: ['airPressure'],
    },
  ],
})
