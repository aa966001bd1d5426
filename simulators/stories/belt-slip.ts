import { bilingual } from '../../models/text.ts'
import type { Act, Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const beltSlip: Story = {
  id: 'belt-slip',
  name: bilingual('输送带打滑', 'A belt slips'),
  plot: bilingual(
    '输送线 GC-221 的皮带被油污浸湿，先是慢慢打滑，后来隔一阵就要人去扶一把。五个小时后电机过热停下，滚齿机的零件送不出去，一台接一台堵住。',
    'Oil has got onto the belt of conveyor GC-221. It slips a little, then somebody must give it a hand now and again; after five hours its motor is too hot and stops. The hobbers cannot be rid of their gears and block one after another.',
  ),
  plant: 'gearbox',
  hours: 9,
  acts: [
    {
      id: 'slipping',
      atMinutes: 10,
      effect: {
        do: 'drift',
        machine: 'GC-221',
        parameter: 'beltSlip',
        to: 14,
        overMinutes: 300,
        minutes: 380,
      },
      truth: fault('beltSlip', 'GC-221', ['beltSlip', 'motorCurrent']),
    },
    ...[180, 225, 260, 285, 305].map(
      (atMinutes): Act => ({
        id: `helped-along-${atMinutes}`,
        atMinutes,
        effect: { do: 'hold', machine: 'GC-221', reason: 'operatorCall', minutes: 3 },
        truth: fault('beltSlip', 'GC-221'),
      }),
    ),
    {
      id: 'motor-hot',
      atMinutes: 325,
      effect: { do: 'fail', machine: 'GC-221', alarm: 'E622', minutes: 55 },
      truth: fault('beltSlip', 'GC-221'),
    },
  ],
}
