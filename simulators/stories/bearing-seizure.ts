import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const bearingSeizure: Story = {
  id: 'bearing-seizure',
  name: bilingual('滚齿机主轴轴承卡死', 'A hob spindle seizes'),
  plot: bilingual(
    '滚齿机 GH-202 的主轴轴承开始剥落。起初只有振动里多出一点点，几个班次以后温度也慢慢抬头，声音能听出来，尺寸却还合格。二十个工作小时以后轴承卡死，三台滚齿机少了一台，后面的 GR-301 只好靠缓存撑着。',
    'The spindle bearing of hobber GH-202 begins to spall. At first there is only a little more in its vibration; shifts later the temperature follows and one can hear it, while every gear still measures well. After twenty hours of running it seizes, one hobber of three is gone, and GR-301 behind them lives on what was left in the buffers.',
  ),
  plant: 'gearbox',
  hours: 60,
  acts: [
    {
      id: 'spalling',
      atMinutes: 20,
      effect: { do: 'wear', machine: 'GH-202', part: 'spindleBearing', failsAfterMinutes: 1200 },
      truth: fault('bearingWear', 'GH-202', ['spindleVibration', 'spindleTemperature']),
    },
  ],
}
