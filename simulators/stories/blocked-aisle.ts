import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const blockedAisle: Story = {
  id: 'blocked-aisle',
  name: bilingual('一台 AGV 堵住通道', 'An AGV blocks an aisle'),
  plot: bilingual(
    'AGV-03 托着箱体毛坯停在北侧主通道，托盘卡住了。其它小车只能绕南边走，路上越排越长；热处理、精加工和装配一个接一个等着料架。四十分钟以后才把它拖走。',
    'AGV-03 stands in the north aisle with a pallet of castings askew on its back. The others must go round by the south and the queue grows; heat treatment, finishing and assembly wait for their racks, one after another. Only after forty minutes is it towed away.',
  ),
  plant: 'gearbox',
  hours: 3,
  acts: [
    {
      id: 'aisle-shut',
      atMinutes: 15,
      effect: { do: 'road', road: 'a-north', minutes: 40 },
      truth: fault('blockedAisle', 'AGV-03'),
    },
    {
      id: 'vehicle-stands',
      atMinutes: 15,
      effect: { do: 'fail', machine: 'AGV-03', alarm: 'E704', minutes: 40 },
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
