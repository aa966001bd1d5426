import { bilingual } from '../text.ts'
import {
  beltSpeed,
  count,
  ENERGY,
  flag,
  itemCount,
  kindOf,
  MOTOR_TEMPERATURE,
  motorCurrent,
  percent,
  power,
  VIBRATION,
} from './channels.ts'

/** One driven section of a belt or roller conveyor. */
export const conveyor = kindOf({
  id: 'conveyor',
  name: bilingual('输送线', 'Conveyor'),
  size: [4.0, 0.8, 0.9],
  channels: [
    beltSpeed(60),
    itemCount(50),
    flag('entryOccupied', bilingual('入口有料', 'Entry occupied')),
    flag('exitOccupied', bilingual('出口有料', 'Exit occupied')),
    percent('beltSlip', bilingual('打滑率', 'Belt slip'), { max: 20 }),
    motorCurrent(10),
    MOTOR_TEMPERATURE,
    VIBRATION,
    count('itemsMoved', bilingual('输送件数', 'Items moved')),
    power(4),
    ENERGY,
  ],
  wearParts: [
    {
      id: 'belt',
      name: bilingual('输送带', 'Belt'),
      lifeHours: 15_000,
      shownBy: ['beltSlip', 'motorCurrent'],
    },
    {
      id: 'gearMotor',
      name: bilingual('减速电机', 'Gear motor'),
      lifeHours: 25_000,
      shownBy: ['motorCurrent', 'motorTemperature', 'vibration'],
    },
  ],
})
