import { bilingual } from '../text.ts'
import {
  axis,
  celsius,
  cycleTime,
  DOOR_OPEN,
  ENERGY,
  filterPressureDrop,
  kindOf,
  PARTS,
  power,
  quantity,
  SCRAP,
} from './channels.ts'

/** Fibre laser for sheets of 3 m by 1.5 m, with an exchange table. */
export const laserCutter = kindOf({
  id: 'laser-cutter',
  name: bilingual('激光切割机', 'Laser cutter'),
  size: [9.0, 3.2, 2.4],
  channels: [
    axis('X', 3050),
    axis('Y', 1530),
    axis('Z', 120),
    quantity('laserPower', bilingual('激光功率', 'Laser power'), 'kW', {
      min: 0,
      max: 12,
      resolution: 0.01,
      level: 3,
    }),
    quantity('cuttingSpeed', bilingual('切割速度', 'Cutting speed'), 'm/min', {
      min: 0,
      max: 100,
      resolution: 0.1,
      level: 3,
    }),
    quantity('gasPressure', bilingual('辅助气体压力', 'Assist gas pressure'), 'MPa', {
      min: 0,
      max: 2.5,
      resolution: 0.01,
      level: 3,
    }),
    quantity('nozzleGap', bilingual('喷嘴间距', 'Nozzle gap'), 'mm', { min: 0, max: 10, resolution: 0.01 }),
    celsius('lensTemperature', bilingual('保护镜温度', 'Protective lens temperature'), 100),
    celsius('chillerTemperature', bilingual('冷水机水温', 'Chiller water temperature'), 50),
    filterPressureDrop(3),
    DOOR_OPEN,
    cycleTime(1800),
    power(50),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'protectiveLens',
      name: bilingual('保护镜片', 'Protective lens'),
      lifeHours: 200,
      shownBy: ['lensTemperature', 'cuttingSpeed'],
    },
    {
      id: 'cuttingNozzle',
      name: bilingual('切割喷嘴', 'Cutting nozzle'),
      lifeHours: 60,
      shownBy: ['gasPressure', 'nozzleGap'],
    },
    {
      id: 'dustFilter',
      name: bilingual('除尘滤筒', 'Dust filter'),
      lifeHours: 3000,
      shownBy: ['filterPressureDrop'],
    },
    {
      id: 'laserSource',
      name: bilingual('激光器', 'Laser source'),
      lifeHours: 50_000,
      shownBy: ['laserPower', 'chillerTemperature'],
    },
  ],
})
