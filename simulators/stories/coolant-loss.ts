import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const coolantLoss: Story = {
  id: 'coolant-loss',
  name: bilingual('冷却不足，主轴过热', 'A spindle overheats'),
  plot: bilingual(
    '精镗 XA-201 的主轴冷却机滤网堵了，切削液也跟着变少。一个小时里主轴温度不声不响地上升，两小时以后驱动器因过载停机。清洗滤网以后温度回落，机床继续干活。',
    'The chiller of fine borer XA-201 clogs and the coolant thins out with it. For an hour the spindle warms without a word; another two and its drive trips on overload. With the screen washed the temperature falls again and the machine goes on.',
  ),
  plant: 'gearbox',
  hours: 6,
  acts: [
    {
      id: 'chiller-clogs',
      atMinutes: 20,
      effect: {
        do: 'drift',
        machine: 'XA-201',
        parameter: 'spindleCooling',
        to: 0.25,
        overMinutes: 70,
        minutes: 230,
      },
      truth: fault('coolantLoss', 'XA-201', ['spindleTemperature'], 5),
    },
    {
      id: 'coolant-thins',
      atMinutes: 35,
      effect: {
        do: 'drift',
        machine: 'XA-201',
        parameter: 'coolantFlow',
        to: 0.35,
        overMinutes: 60,
        minutes: 215,
      },
      truth: fault('coolantLoss', 'XA-201', ['coolantPressure', 'spindleTemperature'], 5),
    },
    {
      id: 'overload',
      atMinutes: 195,
      effect: { do: 'fail', machine: 'XA-201', alarm: 'E204', minutes: 45 },
      truth: fault('coolantLoss', 'XA-201'),
    },
  ],
}
