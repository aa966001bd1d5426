import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

const SHIFT_MINUTES = 8 * 60

export const shiftChange: Story = {
  id: 'shift-change',
  name: bilingual('交接班的半小时', 'The half hour of a shift change'),
  plot: bilingual(
    '一天三个班，每次交接都丢半小时：新来的人先熟悉板子，手上的活慢四成，操作工只到了一半。设备没有一台出毛病，一天却少了一个多小时的产量。从接班的时刻开始讲。',
    'Three shifts a day, and every change of them loses half an hour: whoever comes on first finds his feet, all that is done by hand takes four tenths longer, and only half of the operators are there. No machine is ill, yet a good hour of output is gone every day. It begins as a shift comes on.',
  ),
  plant: 'smt',
  hours: 24,
  acts: [
    {
      id: 'finding-their-feet',
      atMinutes: 0,
      everyMinutes: SHIFT_MINUTES,
      effect: { do: 'pace', factor: 1.4, minutes: 30 },
      truth: fault('shiftChange', 'TH-101', ['cycleTime'], 5),
    },
    {
      id: 'half-a-crew',
      atMinutes: 0,
      everyMinutes: SHIFT_MINUTES,
      effect: { do: 'crew', crew: 'operators', people: 3, minutes: 20 },
      truth: fault('shiftChange', 'TH-101'),
    },
  ],
}
