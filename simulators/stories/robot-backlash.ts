import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const robotBacklash: Story = {
  id: 'robot-backlash',
  name: bilingual('机器人关节间隙变大', 'A robot’s joints go slack'),
  plot: bilingual(
    '上料机器人 SR-112 的减速器一点点松旷，反向时多出零点几度。轴放进磨床 SG-104 时开始歪，磨出来的外圆先是个别超差，十几个小时后机器人撞上夹具停了下来。',
    'The reducers of tending robot SR-112 grow slack: a few tenths of a degree more when it turns back. Shafts go into grinder SG-104 askew and a few come out beyond tolerance; at last it touches the fixture and stops.',
  ),
  plant: 'gearbox',
  hours: 14,
  acts: [
    {
      id: 'slack',
      atMinutes: 15,
      effect: {
        do: 'drift',
        machine: 'SR-112',
        parameter: 'backlash',
        to: 0.7,
        overMinutes: 600,
        minutes: 745,
      },
      truth: fault('backlash', 'SR-112', ['jointVibration', 'jointLoad'], 20),
    },
    {
      id: 'askew',
      atMinutes: 420,
      effect: { do: 'spoil', machine: 'SG-104', share: 0.05, minutes: 340 },
      truth: fault('backlash', 'SG-104'),
    },
    {
      id: 'collision',
      atMinutes: 700,
      effect: { do: 'fail', machine: 'SR-112', alarm: 'E520', minutes: 50 },
      truth: fault('backlash', 'SR-112'),
    },
  ],
}
