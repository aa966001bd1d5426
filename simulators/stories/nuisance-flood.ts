import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault, pretence } from './truth-plans.ts'

const PLACERS = [1, 2, 3, 4].flatMap((line) => [1, 2, 3].map((placer) => `S${line}-P${placer}`))

export const nuisanceFlood: Story = {
  id: 'nuisance-flood',
  name: bilingual('报警洪水里的一条真话', 'One true word in a flood'),
  plot: bilingual(
    '软件升级把一个门限改错了，十二台贴片机每分钟叫四十次“快没料了”“抛料偏高”，料盘其实都满着。就在这半小时里，印刷机 S3-PR 真的夹不住板了。听得见洪水的人，听不见它。',
    'An update has set one limit wrong: twelve placers cry forty times a minute that they run out of parts or pick badly, with full reels on every one. In the middle of it printer S3-PR really cannot clamp its board. Whoever hears the flood does not hear that.',
  ),
  plant: 'smt',
  hours: 2,
  acts: [
    {
      id: 'flood',
      atMinutes: 10,
      effect: { do: 'nuisance', machines: PLACERS, codes: ['W350', 'W362'], perMinute: 40, minutes: 30 },
      truth: pretence('wrongLimit', 'S1-P1'),
    },
    {
      id: 'clamping',
      atMinutes: 24,
      effect: { do: 'fail', machine: 'S3-PR', alarm: 'E330', minutes: 9 },
      truth: fault('clamping', 'S3-PR'),
    },
  ],
}
