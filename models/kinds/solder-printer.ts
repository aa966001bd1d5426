import { bilingual } from '../text.ts'
import {
  beltSpeed,
  celsius,
  cycleTime,
  ENERGY,
  HOOD_OPEN,
  kindOf,
  PARTS,
  percent,
  power,
  quantity,
  SCRAP,
  VACUUM,
} from './channels.ts'

/** Stencil printer for solder paste: the table lifts the board to the stencil, a squeegee crosses it. */
export const solderPrinter = kindOf({
  id: 'solder-printer',
  name: bilingual('锡膏印刷机', 'Solder paste printer'),
  size: [1.4, 1.7, 1.6],
  channels: [
    quantity('squeegeePosition', bilingual('刮刀位置', 'Squeegee position'), 'mm', {
      min: 0,
      max: 500,
      resolution: 0.1,
    }),
    quantity('squeegeeSpeed', bilingual('刮刀速度', 'Squeegee speed'), 'mm/s', {
      min: 0,
      max: 200,
      resolution: 0.1,
      level: 3,
    }),
    quantity('squeegeeForce', bilingual('刮刀压力', 'Squeegee force'), 'N', {
      min: 0,
      max: 200,
      resolution: 0.1,
      level: 3,
    }),
    quantity('tableHeight', bilingual('印刷平台高度', 'Table height'), 'mm', {
      min: 0,
      max: 40,
      resolution: 0.01,
    }),
    percent('pasteLevel', bilingual('锡膏余量', 'Paste level'), { periodMillis: 5000 }),
    quantity('printsSinceWipe', bilingual('擦网后印刷次数', 'Prints since wipe'), '', {
      min: 0,
      max: 50,
      resolution: 1,
    }),
    VACUUM,
    celsius('roomTemperature', bilingual('环境温度', 'Room temperature'), 50),
    percent('humidity', bilingual('环境湿度', 'Room humidity'), { deadband: 0.5, periodMillis: 5000 }),
    beltSpeed(60),
    HOOD_OPEN,
    cycleTime(300),
    power(4),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'squeegeeBlade',
      name: bilingual('刮刀刀片', 'Squeegee blade'),
      lifeHours: 400,
      shownBy: ['squeegeeForce', 'partsScrapped'],
    },
    {
      id: 'stencil',
      name: bilingual('钢网', 'Stencil'),
      lifeHours: 1200,
      shownBy: ['partsScrapped', 'printsSinceWipe'],
    },
    {
      id: 'wipeVacuumPump',
      name: bilingual('擦网真空泵', 'Wipe vacuum pump'),
      lifeHours: 10_000,
      shownBy: ['vacuum'],
    },
  ],
})
