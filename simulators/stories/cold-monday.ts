import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { harmless } from './truth-plans.ts'

export const coldMonday: Story = {
  id: 'cold-monday',
  name: bilingual('星期一早上很冷', 'A cold Monday morning'),
  plot: bilingual(
    '周末没开暖气，星期一早上车间只有十度。油稠、模冷、液压温度低，前两个小时每台注塑机的读数都不像平时；到十点，全部自己好了。什么也没坏。',
    'No heating over the weekend, and on Monday morning the halls have ten degrees. Oil is stiff, moulds and hydraulics are cold, and for two hours no moulder reads as it usually does; by ten o’clock all is well by itself. Nothing was wrong.',
  ),
  plant: 'moulding',
  hours: 6,
  acts: ['moulding-hall', 'assembly'].map((workshop, index) => ({
    id: `cold-in-${workshop}`,
    atMinutes: 0,
    effect: { do: 'supply', workshop, parameter: 'ambient', to: 10, overMinutes: 0, minutes: 150 },
    truth: harmless(
      'season',
      index === 0 ? 'IR-01' : 'DA-102',
      index === 0 ? ['jointTemperature'] : ['motorTemperature'],
    ),
  })),
}
