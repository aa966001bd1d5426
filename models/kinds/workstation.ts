import { bilingual } from '../text.ts'
import { cycleTime, flag, itemCount, kindOf, PARTS, percent, power, quantity, SCRAP } from './channels.ts'

/** A person's place with a bench and an electric nutrunner. It tells that someone is there, never who. */
export const workstation = kindOf({
  id: 'workstation',
  name: bilingual('人工工位', 'Manual workstation'),
  size: [1.8, 1.0, 2.1],
  channels: [
    flag('operatorPresent', bilingual('人员在岗', 'Operator present')),
    flag('callRaised', bilingual('安灯呼叫', 'Andon call')),
    quantity('stepNumber', bilingual('当前工步', 'Work step'), '', { min: 0, max: 40, resolution: 1 }),
    itemCount(20),
    percent('materialLevel', bilingual('线边物料余量', 'Line-side stock'), { periodMillis: 5000 }),
    quantity('torque', bilingual('拧紧扭矩', 'Tightening torque'), 'N·m', {
      min: 0,
      max: 120,
      resolution: 0.01,
    }),
    quantity('tighteningAngle', bilingual('拧紧角度', 'Tightening angle'), '°', {
      min: 0,
      max: 720,
      resolution: 0.1,
    }),
    quantity('illuminance', bilingual('工位照度', 'Illuminance'), 'lx', {
      min: 0,
      max: 2000,
      resolution: 1,
      deadband: 10,
      periodMillis: 5000,
    }),
    cycleTime(900),
    power(1),
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'nutrunner',
      name: bilingual('电动拧紧枪', 'Nutrunner'),
      lifeHours: 6000,
      shownBy: ['torque', 'tighteningAngle'],
    },
  ],
})
