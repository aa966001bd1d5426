import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const nozzleClog: Story = {
  id: 'nozzle-clog',
  name: bilingual('吸嘴慢慢堵', 'A nozzle clogs'),
  plot: bilingual(
    '贴片机 S1-P2 的一支吸嘴积了助焊剂，真空一点点变差，吸取率掉百分之零点几，抛料多了几颗。八小时以后它再也拿不起料，停机换吸嘴。那几颗抛料，三小时前就说过这件事。',
    'Flux builds up in a nozzle of placer S1-P2: its vacuum is a shade worse, the pick rate a few tenths of a per cent, a few more components are dropped. After eight hours it picks nothing at all and the machine stops for a new one. Those few components had said so hours before.',
  ),
  plant: 'smt',
  hours: 16,
  acts: [
    {
      id: 'clogging',
      atMinutes: 15,
      effect: { do: 'wear', machine: 'S1-P2', part: 'nozzle', failsAfterMinutes: 480 },
      truth: fault('nozzleClog', 'S1-P2', ['vacuum', 'pickRate']),
    },
  ],
}
