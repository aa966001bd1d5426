import { bilingual } from '../text.ts'
import {
  celsius,
  count,
  flag,
  kindOf,
  MOTOR_TEMPERATURE,
  motorCurrent,
  payload,
  percent,
  quantity,
  VIBRATION,
} from './channels.ts'
import type { ChannelSpec } from './kind.ts'

// Metres on the workshop floor, as in the plant file; navigation by laser is good to a centimetre.
const position = (letter: 'X' | 'Y'): ChannelSpec =>
  quantity(letter.toLowerCase(), bilingual(`${letter} 坐标`, `${letter} position`), 'm', {
    min: -2000,
    max: 2000,
    resolution: 0.01,
    periodMillis: 200,
  })

/** Automated guided vehicle that lifts a rack or pallet and carries it. */
export const agv = kindOf({
  id: 'agv',
  name: bilingual('自动导引车', 'AGV'),
  size: [1.3, 0.9, 0.4],
  channels: [
    position('X'),
    position('Y'),
    quantity('heading', bilingual('航向角', 'Heading'), '°', {
      min: 0,
      max: 360,
      resolution: 0.1,
      periodMillis: 200,
    }),
    quantity('speed', bilingual('行驶速度', 'Speed'), 'm/s', {
      min: -1,
      max: 2,
      resolution: 0.01,
      periodMillis: 200,
    }),
    percent('battery', bilingual('电池电量', 'Battery charge')),
    quantity('batteryVoltage', bilingual('电池电压', 'Battery voltage'), 'V', {
      min: 40,
      max: 60,
      resolution: 0.1,
    }),
    celsius('batteryTemperature', bilingual('电池温度', 'Battery temperature'), 70),
    flag('charging', bilingual('充电中', 'Charging')),
    payload(1200),
    quantity('liftHeight', bilingual('举升高度', 'Lift height'), 'mm', { min: 0, max: 100, resolution: 1 }),
    flag('obstacleAhead', bilingual('前方有障碍', 'Obstacle ahead')),
    motorCurrent(60),
    MOTOR_TEMPERATURE,
    VIBRATION,
    count('missionsDone', bilingual('完成任务数', 'Missions done')),
    { ...count('distance', bilingual('累计里程', 'Distance driven'), 'km', 1), resolution: 0.01 },
    // What its modem hears of the radio unit that serves it: SS-RSRP and SS-SINR of TS 38.133.
    quantity('signalStrength', bilingual('5G 信号强度', '5G signal strength'), 'dBm', {
      min: -140,
      max: -30,
      resolution: 0.1,
      deadband: 0.5,
    }),
    quantity('signalQuality', bilingual('5G 信干噪比', '5G signal quality'), 'dB', {
      min: -23,
      max: 40,
      resolution: 0.1,
      deadband: 0.5,
    }),
    count('handovers', bilingual('小区切换次数', 'Handovers')),
    quantity('linkDelay', bilingual('链路时延', 'Link delay'), 'ms', { min: 0, max: 1000, resolution: 0.01 }),
  ],
  wearParts: [
    {
      id: 'battery',
      name: bilingual('动力电池', 'Traction battery'),
      lifeHours: 15_000,
      shownBy: ['batteryVoltage', 'batteryTemperature', 'battery'],
    },
    {
      id: 'driveWheel',
      name: bilingual('驱动轮', 'Drive wheel'),
      lifeHours: 5000,
      shownBy: ['vibration', 'motorCurrent'],
    },
    {
      id: 'driveMotor',
      name: bilingual('驱动电机', 'Drive motor'),
      lifeHours: 20_000,
      shownBy: ['motorTemperature', 'motorCurrent'],
    },
  ],
})
