import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const missingCastings: Story = {
  id: 'missing-castings',
  name: bilingual('铸件没到', 'The castings are late'),
  plot: bilingual(
    '供应商的卡车堵在高速上，立体库 LS-02 里没有箱体铸件了。箱体线从第一台机床开始断料，靠着中间的缓存撑了一阵，装配还是停了下来。一个多小时后卡车到了。',
    'The supplier’s lorry stands in a jam and store LS-02 has no castings left. The housing line starves from its first machine on; the parts between carry it for a while, then assembly stops as well. After an hour and a half the lorry is there.',
  ),
  plant: 'gearbox',
  hours: 6,
  acts: [
    {
      id: 'no-castings',
      atMinutes: 20,
      effect: { do: 'material', machine: 'LS-02', minutes: 100 },
      truth: fault('materialShortage', 'LS-02'),
    },
  ],
}
