import { bilingual } from '../text.ts'
import { AIR_PRESSURE, count, flag, itemCount, kindOf, percent, quantity } from './channels.ts'

/** A small store between two machines, first in and first out. */
export const buffer = kindOf({
  id: 'buffer',
  name: bilingual('线间缓存', 'Buffer'),
  size: [1.6, 1.2, 1.4],
  channels: [
    itemCount(500),
    percent('fillLevel', bilingual('库位占用率', 'Fill level')),
    flag('entryOccupied', bilingual('入口有料', 'Entry occupied')),
    flag('exitOccupied', bilingual('出口有料', 'Exit occupied')),
    quantity('longestWait', bilingual('最长等待时间', 'Longest wait'), 's', {
      min: 0,
      max: 86_400,
      resolution: 1,
      periodMillis: 5000,
    }),
    AIR_PRESSURE,
    count('itemsIn', bilingual('入料件数', 'Items in')),
    count('itemsOut', bilingual('出料件数', 'Items out')),
  ],
  wearParts: [
    {
      id: 'stopCylinder',
      name: bilingual('阻挡气缸', 'Stop cylinder'),
      lifeHours: 12_000,
      shownBy: ['airPressure'],
    },
  ],
})
