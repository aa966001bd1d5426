import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const furnaceFan: Story = {
  id: 'furnace-fan',
  name: bilingual('渗碳炉风机轴承', 'The fan of the furnace'),
  plot: bilingual(
    '渗碳炉 FF-501 的循环风机轴承开始磨损。炉温有控制器稳着，一点也看不出来；风机的振动和电流却早早就在往上走。要是没人看，十五个工作小时后炉子停下，前后两条线一起等。',
    'The circulation fan of carburising furnace FF-501 wears at its bearing. The controller holds the temperature, which shows nothing at all; the fan’s vibration and current climb early. If nobody looks, the furnace stops after fifteen hours of running, and the lines on both sides wait with it.',
  ),
  plant: 'gearbox',
  hours: 48,
  acts: [
    {
      id: 'wearing',
      atMinutes: 30,
      effect: { do: 'wear', machine: 'FF-501', part: 'fanBearing', failsAfterMinutes: 900 },
      truth: fault('bearingWear', 'FF-501', ['fanVibration', 'fanCurrent'], 20),
    },
  ],
}
