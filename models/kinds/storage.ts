import { bilingual } from '../text.ts'
import {
  count,
  ENERGY,
  kindOf,
  MOTOR_TEMPERATURE,
  motorCurrent,
  payload,
  percent,
  power,
  quantity,
  VIBRATION,
} from './channels.ts'

/** Automated storage and retrieval: one aisle between two racks, served by a stacker crane. */
export const storage = kindOf({
  id: 'storage',
  name: bilingual('自动化立体库', 'Automated storage'),
  size: [18.0, 4.4, 8.0],
  channels: [
    quantity('craneX', bilingual('堆垛机行走位置', 'Crane travel'), 'm', {
      min: 0,
      max: 17,
      resolution: 0.001,
    }),
    quantity('craneZ', bilingual('载货台高度', 'Carriage height'), 'm', {
      min: 0,
      max: 7,
      resolution: 0.001,
    }),
    quantity('forkReach', bilingual('货叉伸出量', 'Fork reach'), 'mm', {
      min: -1300,
      max: 1300,
      resolution: 1,
    }),
    quantity('craneSpeed', bilingual('行走速度', 'Crane speed'), 'm/s', {
      min: -3,
      max: 3,
      resolution: 0.01,
    }),
    payload(1000),
    percent('fillLevel', bilingual('库位占用率', 'Fill level'), { periodMillis: 5000 }),
    quantity('waitingOrders', bilingual('待执行任务数', 'Waiting orders'), '', {
      min: 0,
      max: 200,
      resolution: 1,
    }),
    motorCurrent(80),
    MOTOR_TEMPERATURE,
    VIBRATION,
    count('palletsIn', bilingual('入库数', 'Pallets in')),
    count('palletsOut', bilingual('出库数', 'Pallets out')),
    power(40),
    ENERGY,
  ],
  wearParts: [
    {
      id: 'travelWheel',
      name: bilingual('行走轮', 'Travel wheel'),
      lifeHours: 20_000,
      shownBy: ['vibration', 'motorCurrent'],
    },
    {
      id: 'hoistRope',
      name: bilingual('提升钢丝绳', 'Hoist rope'),
      lifeHours: 10_000,
      shownBy: ['craneZ', 'vibration'],
    },
    {
      id: 'travelMotor',
      name: bilingual('行走电机', 'Travel motor'),
      lifeHours: 30_000,
      shownBy: ['motorTemperature', 'motorCurrent'],
    },
  ],
})
