import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const blockedAisle: Story = {
  id: 'blocked-aisle',
  name: bilingual('一台 AGV 堵住通道', 'An AGV blocks an aisle'),
  plot: bilingual(
    'AGV-03 托着箱体毛坯停在中间通道，托盘卡住了。其它小车要从南到北只能绕东西两头走，路上越排越长，热处理和装配等着料架。四十分钟以后才把它拖走。',
    'AGV-03 stands in the middle aisle with a pallet of castings askew on its back. Whoever goes from south to north must go round by either end; the queue grows, heat treatment and assembly wait for their racks. Only after forty minutes is it towed away.',
  ),
  plant: 'gearbox',
  hours: 3,
  acts: [
    {
      id: 'aisle-shut',
      atMinutes: 15,
      effect: { do: 'road', road: 'a-middle', minutes: 40 },
      truth: fault('blockedAisle', 'AGV-03'),
    },
    {
      id: 'others-complain',
      atMinutes: 16,
      effect: {
        do: 'nuisance',
        machines: ['AGV-01', 'AGV-02', 'AGV-04', 'AGV-05'],
        codes: ['W720'],
        perMinute: 1,
        minutes: 38,
      },
    },
  ],
}
