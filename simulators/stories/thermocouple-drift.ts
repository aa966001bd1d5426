import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const thermocoupleDrift: Story = {
  id: 'thermocouple-drift',
  name: bilingual('热电偶漂移', 'A thermocouple drifts'),
  plot: bilingual(
    '渗碳炉 FF-501 的热电偶老化，示值渐渐偏高。控制器把示值稳在设定温度上，屏幕上一切如常，炉里却越来越凉，只有加热功率低了一些。半天以后，渗层偏浅的齿轮开始被检出来。',
    'A thermocouple of carburising furnace FF-501 ages and reads more and more too high. The controller holds what it reads at the set point, so every screen looks as ever while the furnace grows colder; only the heaters take a little less power. Half a day later gears with too thin a case are found.',
  ),
  plant: 'gearbox',
  hours: 20,
  acts: [
    {
      id: 'drifting',
      atMinutes: 30,
      effect: {
        do: 'drift',
        machine: 'FF-501',
        parameter: 'thermocoupleOffset',
        to: 30,
        overMinutes: 720,
        minutes: 1080,
      },
      truth: fault('thermocoupleDrift', 'FF-501', ['power', 'zone1Temperature'], 60),
    },
  ],
}
