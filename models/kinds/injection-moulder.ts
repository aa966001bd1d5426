import { bilingual } from '../text.ts'
import { celsius, cycleTime, DOOR_OPEN, ENERGY, kindOf, PARTS, power, quantity, SCRAP } from './channels.ts'

/** Hydraulic injection moulding machine of 250 t clamping force. */
export const injectionMoulder = kindOf({
  id: 'injection-moulder',
  name: bilingual('注塑机', 'Injection moulding machine'),
  size: [6.2, 1.8, 2.2],
  channels: [
    quantity('mouldPosition', bilingual('开模位置', 'Mould opening'), 'mm', {
      min: 0,
      max: 600,
      resolution: 0.1,
    }),
    quantity('clampForce', bilingual('锁模力', 'Clamp force'), 'kN', {
      min: 0,
      max: 2500,
      resolution: 1,
      deadband: 5,
    }),
    quantity('screwPosition', bilingual('螺杆位置', 'Screw position'), 'mm', {
      min: 0,
      max: 250,
      resolution: 0.1,
    }),
    quantity('screwSpeed', bilingual('螺杆转速', 'Screw speed'), 'r/min', {
      min: 0,
      max: 300,
      resolution: 1,
    }),
    quantity('injectionPressure', bilingual('注射压力', 'Injection pressure'), 'MPa', {
      min: 0,
      max: 250,
      resolution: 0.1,
      level: 3,
    }),
    quantity('cushion', bilingual('料垫', 'Melt cushion'), 'mm', { min: 0, max: 30, resolution: 0.01 }),
    celsius('barrelTemperature', bilingual('料筒温度', 'Barrel temperature'), 400, 3),
    celsius('mouldTemperature', bilingual('模具温度', 'Mould temperature'), 160, 3),
    quantity('hydraulicPressure', bilingual('系统油压', 'Hydraulic pressure'), 'MPa', {
      min: 0,
      max: 25,
      resolution: 0.1,
      deadband: 0.2,
    }),
    celsius('oilTemperature', bilingual('液压油温度', 'Hydraulic oil temperature'), 80),
    DOOR_OPEN,
    cycleTime(180),
    power(60),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'checkRing',
      name: bilingual('止逆环', 'Check ring'),
      lifeHours: 8000,
      shownBy: ['cushion', 'injectionPressure'],
    },
    {
      id: 'screw',
      name: bilingual('螺杆', 'Screw'),
      lifeHours: 25_000,
      shownBy: ['cushion', 'cycleTime'],
    },
    {
      id: 'hydraulicPump',
      name: bilingual('液压泵', 'Hydraulic pump'),
      lifeHours: 20_000,
      shownBy: ['hydraulicPressure', 'oilTemperature'],
    },
    {
      id: 'heaterBand',
      name: bilingual('加热圈', 'Heater band'),
      lifeHours: 10_000,
      shownBy: ['barrelTemperature', 'power'],
    },
  ],
})
