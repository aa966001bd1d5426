import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const cavityDrift: Story = {
  id: 'cavity-drift',
  name: bilingual('一个型腔慢慢跑偏', 'One cavity drifts'),
  plot: bilingual(
    '6 号机八腔模具里，一个型腔的冷却水道结垢。模温只高几度，周期不变，没有报警；八件里那一件先是发亮，后来缩水，检测台上每八件挑出一件。总合格率看上去只是“差一点”。',
    'In the mould of eight of moulder 6 the channel of one cavity furs up. The mould is a few degrees warmer, the cycle is as ever, no alarm says a word. Of every eight parts the same one turns glossy, then shows sink marks, and the inspection takes out one in eight. On the whole the yield is just “a little low”.',
  ),
  plant: 'moulding',
  hours: 9,
  acts: [
    {
      id: 'channel-furs',
      atMinutes: 20,
      effect: {
        do: 'drift',
        machine: 'IM-06',
        parameter: 'mouldCooling',
        to: 0.8,
        overMinutes: 180,
        minutes: 480,
      },
      truth: fault('cavity', 'IM-06', ['mouldTemperature']),
    },
    {
      id: 'first-bad-parts',
      atMinutes: 120,
      effect: { do: 'spoil', machine: 'IM-06', share: 0.04, minutes: 70 },
      truth: fault('cavity', 'IM-06'),
    },
    {
      id: 'one-in-eight',
      atMinutes: 190,
      effect: { do: 'spoil', machine: 'IM-06', share: 0.125, minutes: 310 },
      truth: fault('cavity', 'IM-06'),
    },
  ],
}
