import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const stuckSensor: Story = {
  id: 'stuck-sensor',
  name: bilingual('不动的温度', 'A temperature that stands still'),
  plot: bilingual(
    '回流焊 S3-RF 的回流区测温回路死机了，数字停在一个漂亮的值上，连平时零点几度的抖动都没有了。一小时后一组加热管断了，炉子真的凉了，显示仍然漂亮，只有它后面的冷却区跟着凉了两度；虚焊开始流向 AOI。太安静的信号，往往就是坏了的信号。',
    'The measuring loop of the reflow zone of oven S3-RF hangs. Its number stands at a handsome value, without even the tenths that it always jitters. An hour later a heater gives way and the oven really cools; the number stays handsome, only the cooling zone behind it is two degrees lower, and cold joints go to the AOI. A signal that is too quiet is often a dead one.',
  ),
  plant: 'smt',
  hours: 6,
  acts: [
    {
      id: 'stuck',
      atMinutes: 15,
      effect: {
        do: 'sensor',
        machine: 'S3-RF',
        channel: 'reflowTemperature',
        fault: 'stuck',
        size: 0,
        overMinutes: 0,
        minutes: 255,
      },
      truth: fault('stuckSensor', 'S3-RF', ['reflowTemperature']),
    },
    {
      id: 'heater-weak',
      atMinutes: 80,
      effect: {
        do: 'drift',
        machine: 'S3-RF',
        parameter: 'heaterPower',
        to: 0.6,
        overMinutes: 30,
        minutes: 190,
      },
      truth: fault('stuckSensor', 'S3-RF', ['power', 'coolingTemperature']),
    },
  ],
}
