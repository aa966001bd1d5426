import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const dryPaste: Story = {
  id: 'dry-paste',
  name: bilingual('锡膏发干', 'The paste dries'),
  plot: bilingual(
    '印刷间的空调坏了，S1-PR 旁边热到三十一度。印刷机本身一点毛病没有，钢网上的锡膏却干得快，印少了、印歪了，一小时后坏板从 SPI 和 AOI 那里冒出来。空调修好，问题跟着走。',
    'The air conditioning of the printing corner is broken and it is 31 degrees beside S1-PR. The printer is perfectly well, but paste dries on its stencil; deposits come out thin, and an hour later bad boards turn up at SPI and AOI. With the cooling mended the trouble leaves.',
  ),
  plant: 'smt',
  hours: 8,
  acts: [
    {
      id: 'hot-corner',
      atMinutes: 20,
      effect: {
        do: 'drift',
        machine: 'S1-PR',
        parameter: 'ambient',
        to: 31,
        overMinutes: 90,
        minutes: 330,
      },
      truth: fault('dryPaste', 'S1-PR', ['roomTemperature']),
    },
    {
      id: 'thin-deposits',
      atMinutes: 110,
      effect: { do: 'spoil', machine: 'S1-PR', share: 0.06, minutes: 260 },
      truth: fault('dryPaste', 'S1-PR'),
    },
  ],
}
