import type { Kind } from '../../../models/kinds/kind.ts'
import { type Bilingual, bilingual } from '../../../models/text.ts'
import type { Nature } from './nature.ts'
import { natureOf } from './natures.ts'

/** A quantity of a machine's physics that a Story may move [W-48]. */
export interface Parameter {
  readonly name: ParameterName
  readonly unit: string
  /** What it is while nothing is wrong. */
  readonly usual: number
  readonly low: number
  readonly high: number
  readonly meaning: Bilingual
  /** Follows from the wear of the machine, and cannot be set. */
  readonly readOnly: boolean
}

export type ParameterName =
  | 'ambient'
  | 'workload'
  | 'coolantFlow'
  | 'spindleCooling'
  | 'motorCooling'
  | 'lubrication'
  | 'imbalance'
  | 'bearingDamage'
  | 'toolWearRate'
  | 'cuttingSpeed'
  | 'hydraulicLeak'
  | 'airLeak'
  | 'airSupply'
  | 'beltSlip'
  | 'backlash'
  | 'heaterPower'
  | 'thermocoupleOffset'
  | 'coolingWater'
  | 'mouldCooling'
  | 'batteryResistance'

/** What each parameter is at present. */
export type Settings = Record<ParameterName, number>

interface Row {
  readonly unit: string
  readonly usual: number
  readonly low: number
  readonly high: number
  readonly meaning: Bilingual
  readonly readOnly?: true
  readonly applies: (nature: Nature, kind: Kind) => boolean
}

const tells = (kind: Kind, key: string): boolean => kind.channels.some((spec) => spec.key === key)

/** A share of what is usual: 1 is all of it. */
const share = (high: number, zh: string, en: string, applies: Row['applies']): Row => ({
  unit: '',
  usual: 1,
  low: 0,
  high,
  meaning: bilingual(zh, en),
  applies,
})

const ROWS: Readonly<Record<ParameterName, Row>> = {
  ambient: {
    unit: '°C',
    usual: 23,
    low: -10,
    high: 45,
    meaning: bilingual('车间气温', 'Temperature of the hall'),
    applies: () => true,
  },
  workload: share(
    2,
    '加工负荷与正常之比,毛坯偏硬时升高',
    'Load of the work against the usual; harder blanks raise it',
    (nature) => nature.kilowatts > 0.5,
  ),
  coolantFlow: share(1.2, '切削液流量与正常之比', 'Coolant flow against the usual', (nature) => nature.cuts),
  spindleCooling: share(
    1.2,
    '主轴冷却能力与正常之比',
    'Cooling of the spindle against the usual',
    (nature) => nature.cuts,
  ),
  motorCooling: share(
    1.2,
    '电机与电控散热能力与正常之比',
    'Cooling of the motor or electronics against the usual',
    (nature) => !nature.cuts && nature.heat !== undefined,
  ),
  lubrication: share(
    1.2,
    '润滑程度,1 为充分',
    'How well it is lubricated; 1 is fully',
    (nature) => nature.shaft !== undefined,
  ),
  imbalance: share(
    5,
    '旋转部件不平衡量与正常之比',
    'Imbalance of what turns against the usual',
    (nature) => nature.shaft !== undefined,
  ),
  bearingDamage: {
    ...share(1, '轴承损伤,由磨损得出', 'Damage of the bearing, as its wear has it', (nature) =>
      Object.values(nature.parts).some((part) => part.bearing === true),
    ),
    usual: 0,
    readOnly: true,
  },
  toolWearRate: share(
    5,
    '刀具磨损速度与计划之比',
    'How fast the tool blunts against the plan',
    (nature) => nature.cuts,
  ),
  cuttingSpeed: {
    ...share(
      1.5,
      '切削速度与计划之比,提高会缩短刀具寿命',
      'Cutting speed against the plan; more of it shortens the life of tools',
      (nature) => nature.cuts,
    ),
    low: 0.5,
  },
  hydraulicLeak: {
    ...share(60, '液压系统泄漏量', 'Leak of the hydraulics', (nature) => nature.hydraulic !== undefined),
    unit: 'L/min',
    usual: 0,
  },
  airLeak: {
    ...share(2000, '压缩空气泄漏量', 'Leak of compressed air', (_, kind) => tells(kind, 'airPressure')),
    unit: 'L/min',
    usual: 0,
  },
  airSupply: {
    ...share(
      0.8,
      '车间压缩空气供气压力',
      'Pressure of the compressed air supplied',
      (nature, kind) => nature.airLitresPerMinute > 0 || tells(kind, 'airPressure'),
    ),
    unit: 'MPa',
    usual: 0.6,
  },
  beltSlip: {
    ...share(20, '输送带额外打滑', 'Slip of the belt beyond the usual', (_, kind) => tells(kind, 'beltSlip')),
    unit: '%',
    usual: 0,
  },
  backlash: {
    ...share(1, '关节反向间隙', 'Backlash of the joints', (_, kind) => tells(kind, 'j1')),
    unit: '°',
    usual: 0,
  },
  heaterPower: share(
    1.2,
    '加热功率与正常之比',
    'Power of the heaters against the usual',
    (nature) => nature.zones.length > 0,
  ),
  thermocoupleOffset: {
    ...share(
      80,
      '主加热区热电偶示值偏差',
      'What the thermocouple of the main zone reads too much',
      (nature) => nature.zones.length > 0,
    ),
    unit: 'K',
    usual: 0,
    low: -80,
  },
  coolingWater: share(1.2, '冷却水流量与正常之比', 'Flow of cooling water against the usual', (nature) =>
    nature.baths.some((bath) => bath.cooledBy === 'coolingWater'),
  ),
  mouldCooling: share(1.2, '模具冷却水流量与正常之比', 'Flow through the mould against the usual', (nature) =>
    nature.baths.some((bath) => bath.cooledBy === 'mouldCooling'),
  ),
  batteryResistance: {
    ...share(
      5,
      '电池内阻与正常之比',
      'Inner resistance of the battery against the usual',
      (nature) => nature.battery,
    ),
    low: 0.5,
  },
}

export const PARAMETER_NAMES = Object.keys(ROWS) as readonly ParameterName[]

export const isParameter = (name: string): name is ParameterName => Object.hasOwn(ROWS, name)

export function parameterNamed(name: ParameterName): Parameter {
  const { applies: _, readOnly, ...row } = ROWS[name]
  return { name, ...row, readOnly: readOnly === true }
}

/** Those that a Kind has. */
export function parametersOf(kind: Kind): readonly Parameter[] {
  const nature = natureOf(kind)
  return PARAMETER_NAMES.filter((name) => ROWS[name].applies(nature, kind)).map(parameterNamed)
}

/** Everything as it is while nothing is wrong. */
export function usualSettings(): Settings {
  const settings = {} as Settings
  for (const name of PARAMETER_NAMES) settings[name] = ROWS[name].usual
  return settings
}
