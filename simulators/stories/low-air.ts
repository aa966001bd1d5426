import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

const PLACERS = [1, 2, 3, 4].flatMap((line) => [1, 2, 3].map((placer) => `S${line}-P${placer}`))

export const lowAir: Story = {
  id: 'low-air',
  name: bilingual('全厂气压下降', 'The air goes down'),
  plot: bilingual(
    '空压站一台机组跳了，气源压力十分钟里从 0.6 掉到 0.42 兆帕。二十多台设备一起出状况：贴片机取料变慢、报气压低，缓存挡停动作迟缓，测试台压不紧。看上去是二十个毛病，其实只有一个，而且不在这个车间里。四十分钟以后备用机组顶上。',
    'A compressor trips and within ten minutes the air falls from 0.6 to 0.42 MPa. More than twenty machines suffer at once: placers pick slowly and cry for air, stops of the buffers move late, test fixtures do not press home. It looks like twenty faults and is one, and that one is not in this hall. After forty minutes the spare compressor takes over.',
  ),
  plant: 'smt',
  hours: 3,
  acts: [
    {
      id: 'compressor-trips',
      atMinutes: 20,
      effect: {
        do: 'supply',
        workshop: 'smt-hall',
        parameter: 'airSupply',
        to: 0.42,
        overMinutes: 10,
        minutes: 50,
      },
      truth: fault('airSupply', 'TH-103', ['airPressure'], 2),
    },
    {
      id: 'cries-for-air',
      atMinutes: 26,
      effect: { do: 'nuisance', machines: PLACERS, codes: ['W402'], perMinute: 6, minutes: 42 },
    },
    {
      id: 'clamping-lost',
      atMinutes: 44,
      effect: { do: 'fail', machine: 'S2-PR', alarm: 'E330', minutes: 6 },
      truth: fault('airSupply', 'S2-PR'),
    },
  ],
}
