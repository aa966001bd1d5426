import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { pretence } from './truth-plans.ts'

export const strangerDevice: Story = {
  id: 'stranger-device',
  name: bilingual('来路不明的设备', 'A device nobody knows'),
  plot: bilingual(
    '实习生把一块调试板接进了车间网络。它先往一个没人登记的主题上报温度，然后冒充回流焊 S1-RF，发来半截的 JSON、荒唐的数字和一串乱码。产线什么事也没有，服务器该数的数、该扔的扔。',
    'A trainee has plugged a development board into the shop’s network. First it tells temperatures on a topic that nobody registered; then it speaks in the name of oven S1-RF, in halves of JSON, absurd numbers and gibberish. The line is perfectly well; what comes must be counted and thrown away.',
  ),
  plant: 'smt',
  hours: 1,
  acts: [
    {
      id: 'unregistered',
      atMinutes: 3,
      effect: {
        do: 'stranger',
        topic: 'twinfloor/smt/smt-hall/bench/devboard-7',
        payloads: ['{"temp":21.4}', '{"temp":21.5,"rssi":-61}', 'hello world', '21.6'],
        perMinute: 30,
        minutes: 50,
      },
      truth: pretence('unknownDevice', 'S1-RF'),
    },
    {
      id: 'in-another-name',
      atMinutes: 12,
      effect: {
        do: 'stranger',
        topic: 'twinfloor/smt/smt-hall/smt-1/S1-RF',
        payloads: [
          '{"reflowTemperature":',
          '{"reflowTemperature":1e999}',
          '{"reflowTemperature":"hot"}',
          '{"refloTemperature":246.1}',
          '[[[[[]]]]]',
          '\u0000\u0001\u0002\ufffd\u007f',
          '{"t":"yesterday","beltSpeed":0.9}',
          '',
        ],
        perMinute: 60,
        minutes: 30,
      },
      truth: pretence('unknownDevice', 'S1-RF'),
    },
  ],
}
