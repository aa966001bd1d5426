import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { harmless } from './truth-plans.ts'

export const looseGauge: Story = {
  id: 'loose-gauge',
  name: bilingual('坏的是传感器', 'It is only the gauge'),
  plot: bilingual(
    '9 号注塑机的油温读数一小时里高了十二度，看上去和液压泄漏一模一样；可是压力不动，功率不动，产品也不动。松的是探头的接线，不是机器。午后有人拧紧了它，温度一下子就“好”了。',
    'The oil of moulder 9 reads twelve degrees more within an hour, just as it would with a leak; but neither pressure nor power nor parts know of it. The terminal of the probe is loose, not the machine. After lunch somebody tightens it, and the temperature is cured at once.',
  ),
  plant: 'moulding',
  hours: 6,
  acts: [
    {
      id: 'reads-too-much',
      atMinutes: 20,
      effect: {
        do: 'sensor',
        machine: 'IM-09',
        channel: 'oilTemperature',
        fault: 'drift',
        size: 12,
        overMinutes: 60,
        minutes: 240,
      },
      truth: harmless('looseGauge', 'IM-09', ['oilTemperature']),
    },
    {
      id: 'drops-out',
      atMinutes: 120,
      effect: {
        do: 'sensor',
        machine: 'IM-03',
        channel: 'hydraulicPressure',
        fault: 'dropout',
        size: 1,
        overMinutes: 0,
        minutes: 25,
      },
      truth: harmless('looseGauge', 'IM-03', ['hydraulicPressure'], 2),
    },
  ],
}
