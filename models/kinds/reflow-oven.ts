import { bilingual } from '../text.ts'
import {
  beltSpeed,
  celsius,
  ENERGY,
  filterPressureDrop,
  HOOD_OPEN,
  itemCount,
  kindOf,
  PARTS,
  power,
  quantity,
  SCRAP,
} from './channels.ts'

/** Nitrogen reflow oven. Zones and belt together are the profile, so both are held closely [K-9]. */
export const reflowOven = kindOf({
  id: 'reflow-oven',
  name: bilingual('回流焊炉', 'Reflow oven'),
  size: [6.0, 1.5, 1.6],
  channels: [
    celsius('preheatTemperature', bilingual('预热区温度', 'Preheat zone'), 300, 3),
    celsius('soakTemperature', bilingual('恒温区温度', 'Soak zone'), 300, 3),
    celsius('reflowTemperature', bilingual('回流区温度', 'Reflow zone'), 350, 3),
    celsius('coolingTemperature', bilingual('冷却区温度', 'Cooling zone'), 200, 3),
    beltSpeed(2, 3),
    quantity('oxygen', bilingual('残氧量', 'Residual oxygen'), 'ppm', {
      min: 0,
      max: 5000,
      resolution: 1,
      deadband: 5,
    }),
    quantity('fanSpeed', bilingual('热风风机转速', 'Hot-air fan speed'), 'r/min', {
      min: 0,
      max: 3000,
      resolution: 1,
      deadband: 5,
    }),
    filterPressureDrop(2),
    itemCount(20),
    HOOD_OPEN,
    power(60),
    ENERGY,
    PARTS,
    SCRAP,
  ],
  wearParts: [
    {
      id: 'fanMotor',
      name: bilingual('热风电机', 'Hot-air motor'),
      lifeHours: 25_000,
      shownBy: ['fanSpeed', 'reflowTemperature'],
    },
    {
      id: 'heater',
      name: bilingual('加热器', 'Heater'),
      lifeHours: 20_000,
      shownBy: ['reflowTemperature', 'power'],
    },
    {
      id: 'fluxFilter',
      name: bilingual('助焊剂过滤器', 'Flux filter'),
      lifeHours: 700,
      shownBy: ['filterPressureDrop'],
    },
    {
      id: 'beltChain',
      name: bilingual('导轨链条', 'Rail chain'),
      lifeHours: 15_000,
      shownBy: ['beltSpeed'],
    },
  ],
})
