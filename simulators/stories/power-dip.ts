import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const powerDip: Story = {
  id: 'power-dip',
  name: bilingual('电压暂降', 'The mains sag'),
  plot: bilingual(
    '雷雨，电网电压掉了零点几秒。灯只闪了一下，注塑车间却有四成设备同时跳停：伺服掉电、机器人急停，要人一台台去复位。半小时后才又齐了，总成线跟着缺件。',
    'A thunderstorm, and the mains sag for a few tenths of a second. The lights blink once, but four in ten machines of the moulding hall trip at the same instant: drives off, robots in emergency stop, each to be reset by hand, one after another. It is half an hour before all run again, and the assembly lines feel it.',
  ),
  plant: 'moulding',
  hours: 3,
  acts: [
    {
      id: 'sag',
      atMinutes: 20,
      effect: { do: 'powerDip', workshop: 'moulding-hall', share: 0.4, minutes: 30 },
      truth: fault('powerDip', 'IM-01'),
    },
  ],
}
