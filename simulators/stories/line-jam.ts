import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const lineJam: Story = {
  id: 'line-jam',
  name: bilingual('一处卡料，全线等待', 'One jam starves a line'),
  plot: bilingual(
    '一个箱体斜卡在输送线 XC-121 的弯道上。大约十分钟和十四分钟后，前面的两台铣床先后堵住，后面的镗床一台台断料。二十五分钟以后料清了，等待还要再往下游走很远。看上去停得最久的那台，并不是有毛病的那台。',
    'A housing wedges itself in the bend of conveyor XC-121. The mills before it block after about ten and fourteen minutes, the borers behind it run dry one by one. After twenty-five minutes it is cleared, and the gap still travels a long way down the line. The machine that stands longest is not the one at fault.',
  ),
  plant: 'gearbox',
  hours: 3,
  acts: [
    {
      id: 'jam',
      atMinutes: 20,
      effect: { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 25 },
      truth: fault('jam', 'XC-121'),
    },
    {
      id: 'jammed-again',
      atMinutes: 95,
      effect: { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 8 },
      truth: fault('jam', 'XC-121'),
    },
  ],
}
