import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const tiredBattery: Story = {
  id: 'tired-battery',
  name: bilingual('AGV 电池老化', 'A battery grows tired'),
  plot: bilingual(
    'AGV-04 的电池内阻升高。电量百分比照样漂亮，一起步电压却塌下去，电池也热得快。现在只是多充几次电；等到冬天，它会在路口停下。看电量看不出来，看负载下的电压看得出来。',
    'The inner resistance of the battery in AGV-04 has grown. Its charge in per cent looks as good as ever, but the voltage sags whenever it pulls away, and it warms quickly. Today that costs nothing; come winter it will stand at a crossing. The charge does not tell it, the voltage under load does.',
  ),
  plant: 'moulding',
  hours: 12,
  acts: [
    {
      id: 'resistance-grows',
      atMinutes: 20,
      effect: {
        do: 'drift',
        machine: 'AGV-04',
        parameter: 'batteryResistance',
        to: 3,
        overMinutes: 360,
        minutes: 690,
      },
      truth: fault('batteryAgeing', 'AGV-04', ['batteryVoltage', 'batteryTemperature'], 20),
    },
  ],
}
