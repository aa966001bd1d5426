import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const hydraulicLeak: Story = {
  id: 'hydraulic-leak',
  name: bilingual('液压泄漏', 'The hydraulics leak'),
  plot: bilingual(
    '注塑机 IM-04 合模油缸的密封开始漏油。泵加力补着，压力只低一点点，油温却一路升高。四个多小时以后锁模力建立不起来，机器停下，换一套密封要一个小时。',
    'A seal of the clamp cylinder of moulder IM-04 begins to leak. The pump makes up for it: the pressure is only a little low, while the oil grows warmer and warmer. After a good four hours the clamping force is no longer reached and the machine stops; a set of seals takes an hour.',
  ),
  plant: 'moulding',
  hours: 8,
  acts: [
    {
      id: 'leaking',
      atMinutes: 15,
      effect: {
        do: 'drift',
        machine: 'IM-04',
        parameter: 'hydraulicLeak',
        to: 30,
        overMinutes: 270,
        minutes: 350,
      },
      truth: fault('hydraulicLeak', 'IM-04', ['hydraulicPressure', 'oilTemperature']),
    },
    {
      id: 'no-clamping-force',
      atMinutes: 300,
      effect: { do: 'fail', machine: 'IM-04', alarm: 'E917', minutes: 60 },
      truth: fault('hydraulicLeak', 'IM-04'),
    },
  ],
}
