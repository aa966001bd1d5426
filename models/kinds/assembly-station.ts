import { bilingual } from '../text.ts'
import {
  AIR_PRESSURE,
  cycleTime,
  DOOR_OPEN,
  ENERGY,
  flag,
  kindOf,
  MOTOR_TEMPERATURE,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
} from './channels.ts'

/** Automatic assembly on an indexing table: presses parts in, then tightens. */
export const assemblyStation = kindOf({
  id: 'assembly-station',
  name: bilingual('自动装配站', 'Assembly station'),
  size: [2.4, 2.2, 2.3],
  channels: [
    quantity('tableAngle', bilingual('转台角度', 'Table angle'), '°', { min: 0, max: 360, resolution: 0.1 }),
    flag('fixtureClamped', bilingual('夹具夹紧', 'Fixture clamped')),
    quantity('insertionForce', bilingual('压装力', 'Insertion force'), 'kN', {
      min: 0,
      max: 60,
      resolution: 0.01,
    }),
    quantity('insertionDepth', bilingual('压装位移', 'Insertion depth'), 'mm', {
      min: 0,
      max: 150,
      resolution: 0.01,
    }),
    quantity('torque', bilingual('拧紧扭矩', 'Tightening torque'), 'N·m', {
      min: 0,
      max: 200,
      resolution: 0.01,
    }),
    quantity('tighteningAngle', bilingual('拧紧角度', 'Tightening angle'), '°', {
      min: 0,
      max: 720,
      resolution: 0.1,
    }),
    percent('feederStock', bilingual('供料余量', 'Feeder stock'), { periodMillis: 5000 }),
    AIR_PRESSURE,
    MOTOR_TEMPERATURE,
    DOOR_OPEN,
    cycleTime(600),
    power(10),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'spindleBit',
      name: bilingual('拧紧批头', 'Tightening bit'),
      lifeHours: 300,
      shownBy: ['torque', 'tighteningAngle'],
    },
    {
      id: 'indexingDrive',
      name: bilingual('分度机构', 'Indexing drive'),
      lifeHours: 20_000,
      shownBy: ['motorTemperature', 'cycleTime'],
    },
    {
      id: 'clampCylinder',
      name: bilingual('夹紧气缸', 'Clamp cylinder'),
      lifeHours: 12_000,
      shownBy: ['airPressure', 'cycleTime'],
    },
  ],
})
