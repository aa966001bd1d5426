import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

const DAY_MINUTES = 24 * 60

export const nightAirLeak: Story = {
  id: 'night-air-leak',
  name: bilingual('夜里跑掉的气', 'Air that leaks at night'),
  plot: bilingual(
    '门板包覆压合机 DP-203 的一根气管接头，夜里天凉就松，白天热了又紧。没有一件产品因此报废，没有一条报警，只有这台设备的气压每天夜里低下去一截，压缩机多转，电费悄悄往上爬。连着三夜。',
    'A hose fitting at cover press DP-203 loosens in the cool of the night and is tight again by day. No part is lost by it and nothing raises an alarm; only the air at this machine sags every night, the compressor runs longer and the energy bill creeps up. Three nights in a row.',
  ),
  plant: 'moulding',
  hours: 72,
  acts: [
    {
      id: 'leaks-by-night',
      atMinutes: 16 * 60,
      everyMinutes: DAY_MINUTES,
      effect: {
        do: 'drift',
        machine: 'DP-203',
        parameter: 'airLeak',
        to: 400,
        overMinutes: 60,
        minutes: 7 * 60,
      },
      truth: fault('airLeak', 'DP-203', ['airPressure'], 20),
    },
  ],
}
