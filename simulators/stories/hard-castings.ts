import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { harmless } from './truth-plans.ts'

export const hardCastings: Story = {
  id: 'hard-castings',
  name: bilingual('铸件偏硬的一批', 'A harder melt'),
  plot: bilingual(
    '今天这炉铸件硬度在公差上限。三台铣床的负载同时高了一成多，看上去像三把刀一起磨钝；换一批铸件，负载又一起回去。刀没问题，机床也没问题。',
    'Today’s castings are at the upper limit of hardness. The load of three mills rises by a good tenth at the same time, as if three tools were blunting together; with the next melt it falls back, all three at once. Nothing is wrong with tools or machines.',
  ),
  plant: 'gearbox',
  hours: 8,
  acts: ['XM-101', 'XM-102', 'XM-103'].map((machine, index) => ({
    id: `harder-${index + 1}`,
    atMinutes: 40 + 4 * index,
    effect: { do: 'drift', machine, parameter: 'workload', to: 1.14, overMinutes: 2, minutes: 300 },
    truth: harmless('materialBatch', machine, ['spindleLoad'], 20),
  })),
}
