import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const gatewayReboot: Story = {
  id: 'gateway-reboot',
  name: bilingual('网关重启后补传', 'A gateway reboots and fills the gap'),
  plot: bilingual(
    'GW-02 半夜自动升级，重启了六分钟。它后面的几十台设备一下子全“失联”，机床照常干活。网关回来以后把存下的数据按原来的时间补上来，曲线上的空白被填平。一小时后又来了一次，这回只有两分钟。',
    'GW-02 updates itself and is away for six minutes. Dozens of machines behind it go dark at once and work on as if nothing were. When it is back it sends on what it has kept, with the old times, and the gap in every curve closes. An hour later it happens once more, for two minutes.',
  ),
  plant: 'gearbox',
  hours: 2,
  acts: [
    {
      id: 'update',
      atMinutes: 10,
      effect: { do: 'reboot', gateway: 'GW-02', minutes: 6 },
      truth: fault('gatewayReboot', 'GW-02', ['messageRate', 'devicesOnline'], 1),
    },
    {
      id: 'once-more',
      atMinutes: 70,
      effect: { do: 'reboot', gateway: 'GW-02', minutes: 2 },
      truth: fault('gatewayReboot', 'GW-02', ['messageRate', 'devicesOnline'], 1),
    },
  ],
}
