import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const toolBreakage: Story = {
  id: 'tool-breakage',
  name: bilingual('一把刀磨钝，一把刀崩断', 'One tool blunts, another breaks'),
  plot: bilingual(
    'XM-103 的立铣刀磨得比计划快：负载和振动一路上升，寿命管理会在它断之前把它换掉。ST-101 的刀片却碰上了毛坯里的硬点，毫无征兆地崩了。同样叫“刀具故障”，一个早就看得见，一个谁也料不到。',
    'The end mill of XM-103 blunts faster than planned: load and vibration climb all the way, and its life counter has it changed before it breaks. The insert of ST-101 meets a hard spot in a blank and is gone without a word. Both are booked as tool trouble; one could be seen coming, the other by nobody.',
  ),
  plant: 'gearbox',
  hours: 8,
  acts: [
    {
      id: 'blunting',
      atMinutes: 5,
      effect: { do: 'wear', machine: 'XM-103', part: 'endMill', failsAfterMinutes: 220 },
      truth: fault('toolWear', 'XM-103', ['spindleLoad', 'spindleVibration']),
    },
    {
      id: 'breakage',
      atMinutes: 240,
      effect: { do: 'fail', machine: 'ST-101', alarm: 'E211', minutes: 18 },
      truth: fault('toolBreakage', 'ST-101'),
    },
    {
      id: 'first-part-check',
      atMinutes: 275,
      effect: { do: 'hold', machine: 'ST-101', reason: 'gauging', minutes: 6 },
      truth: fault('toolBreakage', 'ST-101'),
    },
  ],
}
