import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const clockSkew: Story = {
  id: 'clock-skew',
  name: bilingual('设备时钟走偏', 'Clocks go wrong'),
  plot: bilingual(
    '检修以后，滚齿机 GH-203 的时钟慢了四十秒，还越走越慢；三坐标 QC-702 的时钟却快了二十秒。数值都对，时间都不对：谁先谁后，只看设备自己写的时间就会弄反。',
    'After maintenance the clock of hobber GH-203 is forty seconds slow and loses more; that of CMM QC-702 is twenty seconds fast. Every value is right and every time is wrong: whoever believes the times that devices write gets causes and effects the wrong way round.',
  ),
  plant: 'gearbox',
  hours: 6,
  acts: [
    {
      id: 'slow',
      atMinutes: 10,
      effect: { do: 'clock', machine: 'GH-203', offsetMillis: -40_000, driftPpm: -400, minutes: 330 },
      truth: fault('clockSkew', 'GH-203', ['clockSkew'], 1),
    },
    {
      id: 'fast',
      atMinutes: 40,
      effect: { do: 'clock', machine: 'QC-702', offsetMillis: 20_000, driftPpm: 0, minutes: 240 },
      truth: fault('clockSkew', 'QC-702', ['clockSkew'], 1),
    },
  ],
}
