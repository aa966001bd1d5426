import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const dieWear: Story = {
  id: 'die-wear',
  name: bilingual('冲模磨钝', 'A die wears out'),
  plot: bilingual(
    '嵌件冲压机 LP-03 的刃口磨钝了：冲压力每个班高一点，毛刺先要仔细看才有，后来门板铆接那边开始抱怨。十二个工作小时以后冲模崩口。力的曲线第一天就写着这件事。',
    'The edges of the die in insert press LP-03 wear: the force grows a little each shift, there are burrs that one must look for, then the riveting of the door panels complains. After twelve hours of running the die chips. The curve of its force had been saying so since the first day.',
  ),
  plant: 'moulding',
  hours: 30,
  acts: [
    {
      id: 'wearing',
      atMinutes: 30,
      effect: { do: 'wear', machine: 'LP-03', part: 'die', failsAfterMinutes: 720 },
      truth: fault('dieWear', 'LP-03', ['pressForce', 'dieLifeUsed']),
    },
  ],
}
