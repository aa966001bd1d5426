import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const fluxFilter: Story = {
  id: 'flux-filter',
  name: bilingual('助焊剂过滤器堵塞', 'The flux filter fills up'),
  plot: bilingual(
    '回流焊 S4-RF 换了活性更强的锡膏，过滤器比平时堵得快得多。压差早早就在涨，没有人看这一栏；十个工作小时后排风不够，炉子自己停下来，一炉板子搁在里面。',
    'Oven S4-RF runs a more active paste, and its filter fills much faster than anybody is used to. The pressure drop climbs from early on, in a column that nobody reads. After ten hours the exhaust fails and the oven stops, with its boards inside.',
  ),
  plant: 'smt',
  hours: 24,
  acts: [
    {
      id: 'clogging',
      atMinutes: 20,
      effect: { do: 'wear', machine: 'S4-RF', part: 'fluxFilter', failsAfterMinutes: 600 },
      truth: fault('filterClog', 'S4-RF', ['filterPressureDrop'], 20),
    },
  ],
}
