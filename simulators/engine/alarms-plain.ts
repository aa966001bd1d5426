import { AIR, type AlarmList, type Alarms, fault, LUBRICATION, warning } from './alarm.ts'

/* What controllers with few faults of their own cry. */

const DOOR = fault('E101', '防护门安全回路断开', 'Safety door circuit open')
const DRIVE = fault('E110', '驱动器报警', 'Drive alarm')

/** Of a controller that has two faults; its wear parts all stop a drive. */
const plain = (worn: readonly string[], ...warnings: Alarms): AlarmList => ({
  faults: [DOOR, DRIVE],
  warnings,
  worn: Object.fromEntries(worn.map((part) => [part, DRIVE.code])),
})

export const PRESSING = plain(
  ['die', 'clutchLining', 'crankBearing'],
  LUBRICATION,
  AIR,
  warning('W451', '离合器温度偏高', 'Clutch temperature high', 'medium'),
  warning('W453', '送料步距偏差', 'Feed length off'),
)

export const LASER_CUTTING = plain(
  ['laserSource'],
  warning('W460', '保护镜片脏污', 'Protective lens soiled'),
  warning('W462', '冷水机温度偏高', 'Chiller temperature high', 'medium'),
  warning('W464', '辅助气体压力偏低', 'Assist gas pressure low', 'medium'),
)

export const WASHING = plain(
  ['sprayPump'],
  warning('W470', '清洗液浓度偏低', 'Detergent concentration low'),
  warning('W472', '过滤器压差偏高', 'Filter pressure drop high', 'medium'),
  warning('W474', '水槽液位低', 'Tank level low'),
)

export const ASSEMBLING = plain(
  ['indexingDrive', 'spindleBit'],
  AIR,
  warning('W480', '拧紧结果待复核', 'Tightening to be checked', 'medium'),
  warning('W482', '螺钉余量低', 'Screws running low'),
)

export const HAND_WORK = plain(
  ['nutrunner'],
  warning('W484', '物料盒余量低', 'Bin running low'),
  warning('W486', '拧紧枪校准即将到期', 'Nutrunner due for calibration'),
)

export const MEASURING = plain(
  [],
  AIR,
  warning('W490', '测头校验即将到期', 'Probe due for qualification'),
  warning('W492', '测量室温度偏离', 'Measuring room off its temperature', 'medium'),
)

export const GENERAL = plain([], AIR)
