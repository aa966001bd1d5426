import { bilingual } from '../text.ts'
import { celsius, count, kindOf, percent, power, quantity } from './channels.ts'

/** Industrial edge gateway: machines speak through it to the broker. */
export const gateway = kindOf({
  id: 'gateway',
  name: bilingual('边缘网关', 'Edge gateway'),
  size: [0.6, 0.4, 1.2],
  infrastructure: true,
  channels: [
    percent('cpuUsed', bilingual('CPU 占用率', 'CPU used'), { deadband: 0.5 }),
    percent('memoryUsed', bilingual('内存占用率', 'Memory used'), { deadband: 0.5 }),
    quantity('devicesOnline', bilingual('在线设备数', 'Devices online'), '', {
      min: 0,
      max: 1000,
      resolution: 1,
    }),
    quantity('uplink', bilingual('上行速率', 'Uplink'), 'Mbit/s', { min: 0, max: 1000, resolution: 0.01 }),
    quantity('downlink', bilingual('下行速率', 'Downlink'), 'Mbit/s', {
      min: 0,
      max: 1000,
      resolution: 0.01,
    }),
    quantity('latency', bilingual('时延', 'Latency'), 'ms', { min: 0, max: 1000, resolution: 0.1 }),
    percent('loss', bilingual('丢包率', 'Packet loss'), { resolution: 0.01 }),
    quantity('messageRate', bilingual('消息速率', 'Message rate'), '1/s', {
      min: 0,
      max: 20_000,
      resolution: 1,
    }),
    quantity('queuedMessages', bilingual('排队消息数', 'Queued messages'), '', {
      min: 0,
      max: 100_000,
      resolution: 1,
    }),
    { ...count('messagesDropped', bilingual('丢弃消息数', 'Messages dropped'), '', 1), max: 1_000_000_000 },
    celsius('temperature', bilingual('设备温度', 'Device temperature'), 90),
    power(0.2),
  ],
  wearParts: [
    {
      id: 'fan',
      name: bilingual('散热风扇', 'Cooling fan'),
      lifeHours: 45_000,
      shownBy: ['temperature'],
    },
  ],
})
