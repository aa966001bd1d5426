import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const rushOrder: Story = {
  id: 'rush-order',
  name: bilingual('插单', 'A rush order'),
  plot: bilingual(
    '早会刚散，销售打来电话：TC300 安全控制器四十台，今晚装车；中午又追加 TC200 二十台。正在做的 TC100 让路，四条线从印刷机到回流炉一台台换型，每台停几分钟，后面排着的订单都往后挪。机器全都好好的，晚的是别人的货。',
    'The morning meeting is over and sales is on the phone: forty TC300 safety controllers, on the lorry tonight; at noon twenty TC200 more. The TC100 in hand make way, four lines change over from printer to oven, each machine stands for minutes, and every order behind moves back. All machines are well; what is late belongs to somebody else.',
  ),
  plant: 'smt',
  hours: 16,
  acts: [
    {
      id: 'forty-by-tonight',
      atMinutes: 30,
      effect: { do: 'order', product: 'tc300', quantity: 40, dueMinutes: 600, rush: true },
      truth: fault('rushOrder', 'S1-PR'),
    },
    {
      id: 'twenty-more',
      atMinutes: 240,
      effect: { do: 'order', product: 'tc200', quantity: 20, dueMinutes: 480, rush: true },
      truth: fault('rushOrder', 'S1-PR'),
    },
  ],
}
