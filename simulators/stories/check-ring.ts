import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const checkRing: Story = {
  id: 'check-ring',
  name: bilingual('止逆环磨损', 'The check ring wears'),
  plot: bilingual(
    '1 号注塑机打加纤料，螺杆头的止逆环慢慢磨薄。每一模漏回去一点点料，垫料量越来越小，保压压力低一点；产品还合格，重量却在往下走。两天以后垫料见底，机器停了。这是最该早看见的一种坏法：垫料量从中途就在说。',
    'Moulder 1 runs glass-filled resin, and the check ring at the tip of its screw wears thin. A little melt slips back at every shot, the cushion shrinks, pressure is a shade low; parts still pass while they grow lighter. Two days later the cushion is gone and the machine stops. Of all failures this one should be seen early: the cushion tells of it from half-way on.',
  ),
  plant: 'moulding',
  hours: 60,
  acts: [
    {
      id: 'wearing',
      atMinutes: 30,
      effect: { do: 'wear', machine: 'IM-01', part: 'checkRing', failsAfterMinutes: 1500 },
      truth: fault('checkRingWear', 'IM-01', ['cushion', 'injectionPressure'], 30),
    },
  ],
}
