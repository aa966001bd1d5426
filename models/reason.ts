import { type Bilingual, bilingual } from './text.ts'

/** Reasons that a shop floor gives so often that they have a word, and how a screen says them [E-4]. */
const REASONS = {
  starved: bilingual('上游缺料', 'starved'),
  blocked: bilingual('下游堵料', 'blocked'),
  noOrder: bilingual('无生产任务', 'no order'),
  setup: bilingual('调机', 'setting up'),
  toolChange: bilingual('更换刀具或工装', 'tool change'),
  gauging: bilingual('抽检测量', 'gauging'),
  materialCheck: bilingual('物料核对', 'material check'),
  dressing: bilingual('修整砂轮', 'wheel dressing'),
  cleaning: bilingual('清洁', 'cleaning'),
  refill: bilingual('补充耗材', 'refill'),
  reelChange: bilingual('更换料盘', 'reel change'),
  calibration: bilingual('校准', 'calibration'),
  recipeCheck: bilingual('核对工艺参数', 'recipe check'),
  clearing: bilingual('清理物料', 'clearing of material'),
  operatorCall: bilingual('呼叫操作员', 'operator called'),
  noMission: bilingual('无搬运任务', 'no mission'),
  charging: bilingual('充电', 'charging'),
  maintenance: bilingual('计划保养', 'planned maintenance'),
  offShift: bilingual('休息/不在班', 'break or off shift'),
  dimension: bilingual('尺寸超差', 'out of tolerance'),
  surface: bilingual('表面缺陷', 'surface defect'),
  material: bilingual('材料不良', 'bad material'),
  restart: bilingual('设备重启后未再报出', 'not told again after a restart'),
} as const satisfies Readonly<Record<string, Bilingual>>

export type ReasonWord = keyof typeof REASONS

const BY_WORD: ReadonlyMap<string, Bilingual> = new Map(Object.entries(REASONS))

/** Undefined for a device's own words, which are shown as they came. */
export const reasonNamed = (reason: string): Bilingual | undefined => BY_WORD.get(reason)
