import { bilingual } from '../text.ts'
import { celsius, ENERGY, kindOf, percent, power, quantity } from './channels.ts'

/** Indoor 5G radio unit: one cell of the workshop's network. */
export const radioUnit = kindOf({
  id: 'radio-unit',
  name: bilingual('5G 射频单元', '5G radio unit'),
  size: [0.4, 0.3, 0.5],
  infrastructure: true,
  channels: [
    quantity('connectedDevices', bilingual('接入终端数', 'Connected devices'), '', {
      min: 0,
      max: 1200,
      resolution: 1,
    }),
    quantity('uplink', bilingual('上行速率', 'Uplink'), 'Mbit/s', { min: 0, max: 1000, resolution: 0.01 }),
    quantity('downlink', bilingual('下行速率', 'Downlink'), 'Mbit/s', {
      min: 0,
      max: 2000,
      resolution: 0.01,
    }),
    percent('prbUse', bilingual('PRB 利用率', 'PRB use'), { deadband: 0.5 }),
    quantity('latency', bilingual('时延', 'Latency'), 'ms', { min: 0, max: 200, resolution: 0.1 }),
    percent('loss', bilingual('丢包率', 'Packet loss'), { resolution: 0.001 }),
    quantity('transmitPower', bilingual('发射功率', 'Transmit power'), 'dBm', {
      min: 0,
      max: 30,
      resolution: 0.1,
      deadband: 0.2,
    }),
    quantity('interference', bilingual('上行干扰电平', 'Uplink interference'), 'dBm', {
      min: -125,
      max: -70,
      resolution: 0.1,
      deadband: 0.5,
    }),
    celsius('temperature', bilingual('设备温度', 'Device temperature'), 90),
    power(0.3),
    ENERGY,
  ],
  wearParts: [
    {
      id: 'powerAmplifier',
      name: bilingual('功率放大器', 'Power amplifier'),
      lifeHours: 80_000,
      shownBy: ['transmitPower', 'temperature'],
    },
  ],
})
