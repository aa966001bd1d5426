import { AIR, type AlarmList, fault, LUBRICATION, warning } from './alarm.ts'
import {
  ASSEMBLING,
  GENERAL,
  HAND_WORK,
  LASER_CUTTING,
  MEASURING,
  PRESSING,
  WASHING,
} from './alarms-plain.ts'

const CUTTING: AlarmList = {
  faults: [
    fault('E204', '主轴过载', 'Spindle overload'),
    fault('E211', '刀具破损', 'Tool broken'),
    fault('E118', '伺服跟随误差过大', 'Servo following error too large'),
    fault('E131', '夹紧压力不足', 'Clamping pressure too low'),
    fault('E142', '切削液压力不足', 'Coolant pressure too low'),
  ],
  warnings: [
    LUBRICATION,
    AIR,
    warning('W305', '切削液液位低', 'Coolant level low'),
    warning('W322', '排屑器负载偏高', 'Chip conveyor load high', 'medium'),
    warning('W340', '刀具寿命即将到期', 'Tool near the end of its life'),
  ],
  worn: {
    spindleBearing: 'E204',
    endMill: 'E211',
    ballEndMill: 'E211',
    turningInsert: 'E211',
    hob: 'E211',
    grindingWheel: 'E211',
    diamondDresser: 'E211',
    chuckCylinder: 'E131',
    tableWormGear: 'E118',
    coolantPump: 'E142',
  },
}

const HANDLING: AlarmList = {
  faults: [
    fault('E520', '碰撞检测触发', 'Collision detected'),
    fault('E533', '抓取真空丢失', 'Gripper lost vacuum'),
    fault('E507', '安全光栅被遮挡', 'Safety light curtain interrupted'),
  ],
  warnings: [AIR, warning('W540', '减速器温度偏高', 'Reducer temperature high', 'medium')],
  worn: {
    suctionCup: 'E533',
  },
}

const TRANSPORT: AlarmList = {
  faults: [
    fault('E610', '卡料', 'Material jammed'),
    fault('E622', '驱动电机过热', 'Drive motor too hot'),
    fault('E601', '急停按钮被按下', 'Emergency stop pressed'),
  ],
  warnings: [
    warning('W630', '输送带跑偏', 'Belt running off centre', 'medium'),
    warning('W632', '光电开关脏污', 'Light barrier soiled'),
    warning('W634', '驱动负载偏高', 'Drive load high', 'medium'),
  ],
  worn: {
    gearMotor: 'E622',
    travelMotor: 'E622',
  },
}

const DISAGREEING = warning('W635', '占位信号不一致', 'Occupancy signals disagree', 'medium')

/** Without a belt: stops and lifts. */
const BUFFERING: AlarmList = {
  ...TRANSPORT,
  warnings: [DISAGREEING, AIR, warning('W636', '阻挡器动作偏慢', 'Stop slow to act')],
}

const STORING: AlarmList = {
  ...TRANSPORT,
  warnings: [
    DISAGREEING,
    warning('W637', '货物外形超限', 'Load out of profile', 'medium'),
    warning('W638', '货位定位多次修正', 'Position corrected several times'),
  ],
}

const VEHICLE: AlarmList = {
  faults: [
    fault('E710', '导航定位丢失', 'Navigation lost its position'),
    fault('E704', '安全触边触发', 'Safety bumper touched'),
  ],
  warnings: [
    warning('W720', '路径上有障碍物', 'Obstacle in the way', 'medium'),
    warning('W731', '电池温度偏高', 'Battery temperature high'),
  ],
  worn: {},
}

const HEATING: AlarmList = {
  faults: [
    fault('E810', '温区超温', 'Zone over temperature'),
    fault('E822', '循环风机故障', 'Circulation fan failed'),
    fault('E815', '温区欠温', 'Zone under temperature'),
  ],
  warnings: [
    warning('W830', '温区偏离设定值', 'Zone off its set point', 'medium'),
    warning('W841', '保护气体流量偏低', 'Protective gas flow low', 'medium'),
  ],
  worn: {
    heatingElement: 'E815',
    heater: 'E815',
    doorSeal: 'E815',
    oxygenProbe: 'E810',
    fanBearing: 'E822',
    fanMotor: 'E822',
  },
}

const MOULDING: AlarmList = {
  faults: [
    fault('E905', '模具保护触发', 'Mould protection triggered'),
    fault('E917', '锁模力未达到设定值', 'Clamping force not reached'),
    fault('E926', '料筒加热故障', 'Barrel heating failed'),
  ],
  warnings: [
    warning('W921', '料筒温度偏离设定值', 'Barrel temperature off its set point', 'medium'),
    warning('W934', '液压油温偏高', 'Hydraulic oil temperature high', 'medium'),
    warning('W940', '料斗料位低', 'Hopper level low'),
  ],
  worn: {
    checkRing: 'E917',
    screw: 'E917',
    hydraulicPump: 'E917',
    heaterBand: 'E926',
  },
}

const CLAMPING = fault('E330', '基板夹持失败', 'Board clamping failed')
const REGISTRATION = fault('E341', '图像定位失败', 'Image could not be registered')

const PLACING: AlarmList = {
  faults: [CLAMPING, REGISTRATION, fault('E355', '吸嘴真空不足', 'Nozzle vacuum too low')],
  warnings: [
    warning('W350', '供料器即将缺料', 'Feeder nearly empty'),
    warning('W362', '抛料率偏高', 'Pick-up error rate high', 'medium'),
    AIR,
  ],
  worn: {
    nozzle: 'E355',
    feeder: 'E355',
    vacuumPump: 'E355',
    headGuide: 'E341',
  },
}

const PRINTING: AlarmList = {
  faults: [CLAMPING, REGISTRATION, fault('E358', '钢网清洁真空不足', 'Stencil wiper vacuum too low')],
  warnings: [
    warning('W351', '锡膏余量低', 'Solder paste low'),
    warning('W364', '钢网需要清洁', 'Stencil due for cleaning'),
    AIR,
  ],
  worn: {
    squeegeeBlade: 'E341',
    stencil: 'E341',
    wipeVacuumPump: 'E358',
  },
}

const VIEWING: AlarmList = {
  faults: [CLAMPING, REGISTRATION, fault('E371', '光源亮度不足', 'Light source too dim')],
  warnings: [
    warning('W366', '误报率偏高', 'False calls high', 'medium'),
    warning('W372', '相机温度偏高', 'Camera temperature high'),
  ],
  worn: {
    lightSource: 'E371',
    cameraFan: 'E341',
  },
}

const NETWORK: AlarmList = {
  faults: [fault('E051', '设备硬件故障', 'Hardware fault')],
  warnings: [warning('W067', '设备温度偏高', 'Device temperature high')],
  worn: {},
}

const BY_KIND: ReadonlyMap<string, AlarmList> = new Map([
  ['machining-centre-3', CUTTING],
  ['machining-centre-5', CUTTING],
  ['lathe', CUTTING],
  ['grinder', CUTTING],
  ['gear-hobber', CUTTING],
  ['robot', HANDLING],
  ['palletiser', HANDLING],
  ['conveyor', TRANSPORT],
  ['storage', STORING],
  ['buffer', BUFFERING],
  ['press', PRESSING],
  ['laser-cutter', LASER_CUTTING],
  ['washer', WASHING],
  ['assembly-station', ASSEMBLING],
  ['workstation', HAND_WORK],
  ['coordinate-measuring', MEASURING],
  ['agv', VEHICLE],
  ['furnace', HEATING],
  ['reflow-oven', HEATING],
  ['injection-moulder', MOULDING],
  ['pick-and-place', PLACING],
  ['solder-printer', PRINTING],
  ['optical-inspection', VIEWING],
  ['gateway', NETWORK],
  ['radio-unit', NETWORK],
])

/** What the network says of itself when it is so, and at no other time. */
export const UPLINK_LOST = warning('W051', '上行链路中断', 'Uplink lost', 'medium')
export const LATENCY_HIGH = warning('W060', '空口时延偏高', 'Radio latency high', 'medium')
export const INTERFERENCE_HIGH = warning('W064', '上行干扰偏高', 'Uplink interference high', 'medium')
export const OFF_AIR = warning('W066', '射频输出中断', 'Off the air', 'medium')

/** What every controller says when the mains sagged under it. */
export const POWER_DIP = fault('E090', '供电电压跌落', 'Mains voltage dip')

export const alarmsOf = (kindId: string): AlarmList => BY_KIND.get(kindId) ?? GENERAL

/** The fault by which a controller tells that a part has failed. */
export function wornAlarm(kindId: string, part: string): string {
  const { faults, worn } = alarmsOf(kindId)
  return worn[part] ?? faults[0].code
}
