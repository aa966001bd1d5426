import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const radioInterference: Story = {
  id: 'radio-interference',
  name: bilingual('一个小区受到干扰', 'A cell is jammed'),
  plot: bilingual(
    '隔壁工地的设备把 RU-03 的频段吵得一塌糊涂。轴线东段和几台 AGV 的数据开始迟到、成串补来，机床其实一台也没停。屏幕上的“失联”说的是空口，不是机床。',
    'A machine on the building site next door drowns the band of RU-03. Data of the shaft line’s east end and of some AGVs comes late and in bursts, while not one machine has stopped. What is lost is the air, not the machines.',
  ),
  plant: 'gearbox',
  hours: 2,
  acts: [
    {
      id: 'noise-on-air',
      atMinutes: 15,
      effect: { do: 'interference', radio: 'RU-03', decibels: 28, minutes: 40 },
      truth: fault('interference', 'RU-03', ['interference', 'latency', 'loss'], 1),
    },
    {
      id: 'cell-gone',
      atMinutes: 70,
      effect: { do: 'outage', radio: 'RU-03', minutes: 4 },
      truth: fault('interference', 'RU-03', ['connectedDevices'], 1),
    },
  ],
}
