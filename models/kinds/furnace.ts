import { bilingual } from '../text.ts'
import { celsius, ENERGY, flag, kindOf, PARTS, power, quantity, SCRAP } from './channels.ts'
import type { ChannelSpec } from './kind.ts'

// Steel at 930 °C is told to a degree; finer is the noise of the thermocouple.
const zone = (number: number): ChannelSpec =>
  celsius(
    `zone${number}Temperature`,
    bilingual(`${number} 区炉温`, `Zone ${number} temperature`),
    1100,
    3,
    0.5,
  )

/** Controlled-atmosphere carburising furnace with an oil quench; heat is electric, the atmosphere is gas. */
export const furnace = kindOf({
  id: 'furnace',
  name: bilingual('可控气氛渗碳炉', 'Carburising furnace'),
  size: [6.0, 3.2, 3.6],
  channels: [
    zone(1),
    zone(2),
    zone(3),
    quantity('carbonPotential', bilingual('碳势', 'Carbon potential'), '%', {
      min: 0,
      max: 1.6,
      resolution: 0.01,
      level: 3,
    }),
    celsius('quenchOilTemperature', bilingual('淬火油温度', 'Quench oil temperature'), 180, 3),
    quantity('furnacePressure', bilingual('炉膛压力', 'Furnace pressure'), 'Pa', {
      min: -50,
      max: 450,
      resolution: 1,
      deadband: 2,
    }),
    quantity('gasFlow', bilingual('工艺气体流量', 'Process gas flow'), 'm³/h', {
      min: 0,
      max: 30,
      resolution: 0.1,
      level: 3,
    }),
    quantity('fanCurrent', bilingual('循环风机电流', 'Circulation fan current'), 'A', {
      min: 0,
      max: 25,
      resolution: 0.1,
      deadband: 0.2,
    }),
    quantity('fanVibration', bilingual('循环风机振动', 'Circulation fan vibration'), 'mm/s', {
      min: 0,
      max: 18,
      resolution: 0.01,
      deadband: 0.02,
    }),
    quantity('chargeMass', bilingual('装炉量', 'Charge mass'), 'kg', {
      min: 0,
      max: 1500,
      resolution: 1,
      periodMillis: 5000,
    }),
    flag('furnaceDoorOpen', bilingual('炉门打开', 'Furnace door open')),
    power(180),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'heatingElement',
      name: bilingual('加热元件', 'Heating element'),
      lifeHours: 15_000,
      shownBy: ['zone1Temperature', 'zone2Temperature', 'zone3Temperature', 'power'],
    },
    {
      id: 'fanBearing',
      name: bilingual('循环风机轴承', 'Circulation fan bearing'),
      lifeHours: 12_000,
      shownBy: ['fanVibration', 'fanCurrent'],
    },
    {
      id: 'oxygenProbe',
      name: bilingual('氧探头', 'Oxygen probe'),
      lifeHours: 8000,
      shownBy: ['carbonPotential'],
    },
    {
      id: 'doorSeal',
      name: bilingual('炉门密封件', 'Door seal'),
      lifeHours: 5000,
      shownBy: ['furnacePressure', 'gasFlow'],
    },
  ],
})
