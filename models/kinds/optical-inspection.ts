import { bilingual } from '../text.ts'
import {
  axis,
  beltSpeed,
  celsius,
  count,
  cycleTime,
  ENERGY,
  kindOf,
  PARTS,
  percent,
  power,
  SCRAP,
} from './channels.ts'

/** Automatic optical inspection: a camera moves in X and Y over the part. Parts made are parts passed. */
export const opticalInspection = kindOf({
  id: 'optical-inspection',
  name: bilingual('自动光学检测机', 'Optical inspection'),
  size: [1.2, 1.4, 1.7],
  channels: [
    axis('X', 510),
    axis('Y', 460),
    beltSpeed(60),
    percent('lightLevel', bilingual('光源亮度', 'Light level'), { deadband: 0.2 }),
    celsius('cameraTemperature', bilingual('相机温度', 'Camera temperature'), 80),
    percent('firstPassYield', bilingual('直通率', 'First-pass yield'), {
      resolution: 0.01,
      periodMillis: 5000,
      level: 2,
    }),
    percent('falseCallRate', bilingual('误报率', 'False-call rate'), {
      resolution: 0.01,
      periodMillis: 5000,
    }),
    count('defectsFound', bilingual('缺陷数', 'Defects found')),
    percent('diskUsed', bilingual('图像存储占用率', 'Image disk used'), { periodMillis: 5000 }),
    cycleTime(300),
    power(3),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'lightSource',
      name: bilingual('光源', 'Light source'),
      lifeHours: 20_000,
      shownBy: ['lightLevel', 'falseCallRate'],
    },
    {
      id: 'cameraFan',
      name: bilingual('相机散热风扇', 'Camera fan'),
      lifeHours: 30_000,
      shownBy: ['cameraTemperature'],
    },
  ],
})
