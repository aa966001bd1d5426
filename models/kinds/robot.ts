import { bilingual } from '../text.ts'
import { celsius, count, ENERGY, flag, kindOf, payload, percent, power, quantity } from './channels.ts'
import type { ChannelSpec } from './kind.ts'

const joint = (number: number, reach: number): ChannelSpec =>
  quantity(`j${number}`, bilingual(`J${number} 轴角度`, `Joint ${number}`), '°', {
    min: -reach,
    max: reach,
    resolution: 0.01,
    periodMillis: 200,
  })

/** Six-axis articulated robot with a gripper. */
export const robot = kindOf({
  id: 'robot',
  name: bilingual('六轴工业机器人', 'Six-axis robot'),
  size: [1.0, 1.0, 2.2],
  channels: [
    joint(1, 180),
    joint(2, 150),
    joint(3, 240),
    joint(4, 360),
    joint(5, 130),
    joint(6, 360),
    flag('gripperClosed', bilingual('夹爪闭合', 'Gripper closed')),
    quantity('toolSpeed', bilingual('末端速度', 'Tool speed'), 'mm/s', {
      min: 0,
      max: 4000,
      resolution: 1,
      deadband: 5,
      periodMillis: 200,
    }),
    payload(60),
    percent('jointLoad', bilingual('最大关节负载', 'Highest joint load'), { max: 150, deadband: 0.5 }),
    celsius('jointTemperature', bilingual('最高关节温度', 'Highest joint temperature'), 110),
    quantity('jointVibration', bilingual('减速器振动', 'Reducer vibration'), 'mm/s', {
      min: 0,
      max: 18,
      resolution: 0.01,
      deadband: 0.02,
    }),
    count('cyclesDone', bilingual('动作循环数', 'Cycles done')),
    power(12),
    ENERGY,
  ],
  wearParts: [
    {
      id: 'jointReducer',
      name: bilingual('关节减速器', 'Joint reducer'),
      lifeHours: 30_000,
      shownBy: ['jointVibration', 'jointTemperature', 'jointLoad'],
    },
    {
      id: 'reducerGrease',
      name: bilingual('减速器润滑脂', 'Reducer grease'),
      lifeHours: 11_500,
      shownBy: ['jointTemperature'],
    },
  ],
})
