import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const thinBuffer: Story = {
  id: 'thin-buffer',
  name: bilingual('缓存设小了', 'A buffer too small'),
  plot: bilingual(
    '为了腾地方，轴线上的三处缓存被改成只放一件。没有一台机床出故障，可每一次量尺寸、每一次换刀都立刻传到上下游：大家轮流等，产量少了，原因却在任何一台机床的报警里都找不到。',
    'To make room on the floor, three buffers of the shaft line were cut to one part each. No machine has any fault, yet every gauging and every tool change is felt at once up and down the line: they take turns waiting, output falls, and no alarm of any machine says why.',
  ),
  plant: 'gearbox',
  hours: 8,
  acts: [
    {
      id: 'before-finishing',
      atMinutes: 30,
      effect: { do: 'buffer', from: 'ST-101', to: 'ST-102', capacity: 1, minutes: 420 },
      truth: fault('buffer', 'ST-102'),
    },
    {
      id: 'before-milling',
      atMinutes: 30,
      effect: { do: 'buffer', from: 'ST-102', to: 'SM-103', capacity: 1, minutes: 420 },
      truth: fault('buffer', 'SM-103'),
    },
    {
      id: 'before-grinding',
      atMinutes: 30,
      effect: { do: 'buffer', from: 'SM-103', to: 'SG-104', capacity: 1, minutes: 420 },
      truth: fault('buffer', 'SG-104'),
    },
  ],
}
