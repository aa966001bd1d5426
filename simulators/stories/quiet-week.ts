import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { pretence } from './truth-plans.ts'

const WEEK_MINUTES = 7 * 24 * 60

/** Nothing is wrong for a week, so that whatever an eye finds in it, it has made up [W-78]. */
export const quietWeek: Story = {
  id: 'quiet-week',
  name: bilingual('平静的一周', 'A quiet week'),
  plot: bilingual(
    '一整周什么毛病都没有：没有故障，没有零件磨坏，班次、换型、停顿都照常。只是几台设备爱叫：油位低、气压偏低、料口有障碍，去看，都没事。这一周里的每一条报警都是误报，每一个“预测到的故障”也都是。',
    'A whole week in which nothing is wrong: no breakdown, no part that wears out, shifts, change-overs and short stops as ever. Only a few machines like to cry out, oil low, air low, something in the way, and whoever goes to look finds nothing. Every alarm of this week is false, and so is every failure that anybody foresees in it.',
  ),
  plant: 'gearbox',
  hours: 7 * 24,
  calm: true,
  acts: [
    {
      id: 'low-oil',
      atMinutes: 0,
      effect: {
        do: 'nuisance',
        machines: ['GT-101', 'HT-501', 'ST-102', 'XM-102', 'GH-202'],
        codes: ['W310'],
        perMinute: 0.01,
        minutes: WEEK_MINUTES,
      },
      truth: pretence('nothing', 'GT-101'),
    },
    {
      id: 'low-air',
      atMinutes: 0,
      effect: {
        do: 'nuisance',
        machines: ['GR-111', 'XR-112', 'SR-111', 'PR-401', 'GH-201'],
        codes: ['W402'],
        perMinute: 0.01,
        minutes: WEEK_MINUTES,
      },
      truth: pretence('nothing', 'GR-111'),
    },
    {
      id: 'something-in-the-way',
      atMinutes: 0,
      effect: {
        do: 'nuisance',
        machines: ['AGV-02', 'AGV-05', 'AGV-06'],
        codes: ['W720'],
        perMinute: 0.02,
        minutes: WEEK_MINUTES,
      },
      truth: pretence('nothing', 'AGV-02'),
    },
  ],
}
