import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { harmless } from './truth-plans.ts'

export const summerHeat: Story = {
  id: 'summer-heat',
  name: bilingual('只是天热', 'Only the summer'),
  plot: bilingual(
    '三伏天，车间从二十三度一路热到三十五度，所有主轴、电机、油温都跟着往上走，傍晚又一起下来。一台一台看，每台都像轴承要坏；放在一起看，只是天热。',
    'A dog day: the hall goes from 23 to 35 degrees, and every spindle, motor and tank with it; in the evening all of them come down again. Looked at one by one each seems to lose a bearing. Looked at together it is the weather.',
  ),
  plant: 'gearbox',
  hours: 14,
  acts: ['machining', 'assembly'].map((workshop, index) => ({
    id: `heat-in-${workshop}`,
    atMinutes: 60,
    effect: { do: 'supply', workshop, parameter: 'ambient', to: 35, overMinutes: 330, minutes: 600 },
    truth: harmless(
      'season',
      index === 0 ? 'GT-101' : 'AP-101',
      index === 0 ? ['spindleTemperature'] : ['motorTemperature'],
    ),
  })),
}
