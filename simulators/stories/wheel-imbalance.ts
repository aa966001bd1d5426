import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const wheelImbalance: Story = {
  id: 'wheel-imbalance',
  name: bilingual('砂轮动平衡没做好', 'A wheel out of balance'),
  plot: bilingual(
    '磨齿机 HG-602 换上新砂轮，平衡没做好。振动一下子高出三倍，温度和负载都不变，齿面开始出波纹。两小时后停机重做平衡，又好了。这种样子的振动是不平衡，不是轴承。',
    'Gear grinder HG-602 is given a new wheel and nobody balances it well. Vibration is three times as high at once, temperature and load are as ever, and flanks come out with chatter. Two hours later it is stopped and balanced, and all is well. Vibration that comes like this is a wheel, not a bearing.',
  ),
  plant: 'gearbox',
  hours: 5,
  acts: [
    {
      id: 'new-wheel',
      atMinutes: 25,
      effect: {
        do: 'drift',
        machine: 'HG-602',
        parameter: 'imbalance',
        to: 3.4,
        overMinutes: 0,
        minutes: 135,
      },
      truth: fault('imbalance', 'HG-602', ['spindleVibration'], 5),
    },
    {
      id: 'chatter',
      atMinutes: 26,
      effect: { do: 'spoil', machine: 'HG-602', share: 0.12, minutes: 124 },
      truth: fault('imbalance', 'HG-602'),
    },
    {
      id: 'balancing',
      atMinutes: 150,
      effect: { do: 'hold', machine: 'HG-602', reason: 'toolChange', minutes: 12 },
      truth: fault('imbalance', 'HG-602'),
    },
  ],
}
