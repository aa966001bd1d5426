import { bilingual } from '../../models/text.ts'
import type { Act, Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

/** Which machine is slow from when on, by how much, and why. */
const SLOW: readonly (readonly [machine: string, atMinutes: number, factor: number, cause: string])[] = [
  ['S2-P1', 20, 1.4, 'slowFeeder'],
  ['S2-RF', 110, 1.45, 'slowProfile'],
  ['S2-AOI', 200, 1.6, 'falseCalls'],
  ['S2-PR', 290, 1.5, 'wipingOften'],
]

export const movingBottleneck: Story = {
  id: 'moving-bottleneck',
  name: bilingual('跑来跑去的瓶颈', 'The bottleneck that moves'),
  plot: bilingual(
    '贴片二线今天谁都没坏，就是慢。先是 S2-P1 的供料器反复重取，调好了，换了一种板，回流焊 S2-RF 又要走慢曲线；接着 AOI 误报多、要人复判，最后印刷机擦网擦个不停。谁是瓶颈，要看是几点钟。',
    'Nothing on SMT line 2 is broken today, it is only slow. First a feeder of S2-P1 picks twice; once that is mended another board needs a slower profile in oven S2-RF; then the AOI has many false calls to be judged by hand, and at last the printer wipes its stencil without end. Which machine is the bottleneck depends on the hour.',
  ),
  plant: 'smt',
  hours: 7,
  acts: SLOW.map(
    ([machine, atMinutes, factor, cause]): Act => ({
      id: `slow-${machine.toLowerCase()}`,
      atMinutes,
      effect: { do: 'cycle', machine, factor, minutes: 85 },
      truth: fault(cause, machine, machine === 'S2-RF' ? [] : ['cycleTime'], 5),
    }),
  ),
}
