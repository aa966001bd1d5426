import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const rushOrder: Story = {
  id: 'rush-order',
  name: bilingual('插单', 'A rush order'),
  plot: bilingual(
    '早会刚散，销售打来电话：PG80 四十台，今晚装车。正在做的 HG40 被打断，滚齿、镗孔、磨床一路换型，每换一次就丢掉十几分钟，后面排着的订单都往后挪。机床全都好好的，晚的是别人的货。',
    'The morning meeting is over and sales is on the phone: forty PG80, on the lorry tonight. The HG40 in hand are broken off, hobbers, borers and grinders change over, each change costs its quarter of an hour, and every order behind moves back. All machines are well; what is late belongs to somebody else.',
  ),
  plant: 'gearbox',
  hours: 30,
  acts: [
    {
      id: 'forty-by-tonight',
      atMinutes: 30,
      effect: { do: 'order', product: 'pg80', quantity: 40, dueMinutes: 720, rush: true },
      truth: fault('rushOrder', 'GH-201'),
    },
    {
      id: 'ten-more',
      atMinutes: 240,
      effect: { do: 'order', product: 'hg63', quantity: 10, dueMinutes: 480, rush: true },
      truth: fault('rushOrder', 'GH-201'),
    },
  ],
}
