import { type Bilingual, bilingual } from './text.ts'

/** One word of a state Channel: the code that travels, the word a device may send, and its name on a screen. */
export interface StateWord {
  readonly code: number
  readonly word: string
  readonly name: Bilingual
}

const word = (code: number, text: string, zh: string): StateWord => ({
  code,
  word: text,
  name: bilingual(zh, text),
})

/** PackML StateCurrent, numbered as ISA-TR88.00.02 numbers it [P-7]. */
export const PACKML_STATES: readonly StateWord[] = [
  word(0, 'Undefined', '未定义'),
  word(1, 'Clearing', '清除中'),
  word(2, 'Stopped', '已停止'),
  word(3, 'Starting', '启动中'),
  word(4, 'Idle', '空闲'),
  word(5, 'Suspended', '已挂起'),
  word(6, 'Execute', '执行中'),
  word(7, 'Stopping', '停止中'),
  word(8, 'Aborting', '中止中'),
  word(9, 'Aborted', '已中止'),
  word(10, 'Holding', '保持中'),
  word(11, 'Held', '已保持'),
  word(12, 'Unholding', '解除保持中'),
  word(13, 'Suspending', '挂起中'),
  word(14, 'Unsuspending', '解除挂起中'),
  word(15, 'Resetting', '复位中'),
  word(16, 'Completing', '完成中'),
  word(17, 'Complete', '已完成'),
]

/** What the server knows of the way to a Machine, worst news last. */
export const LINK_STATES: readonly StateWord[] = [
  { code: 0, word: 'unheard', name: bilingual('未收到数据', 'Not heard yet') },
  { code: 1, word: 'online', name: bilingual('在线', 'Online') },
  { code: 2, word: 'silent', name: bilingual('静默', 'Silent') },
  { code: 3, word: 'deviceLost', name: bilingual('设备离线', 'Device lost') },
  { code: 4, word: 'gatewayLost', name: bilingual('网关离线', 'Gateway lost') },
  { code: 5, word: 'brokerLost', name: bilingual('消息代理断开', 'Broker lost') },
]

export const LINK = {
  unheard: 0,
  online: 1,
  silent: 2,
  deviceLost: 3,
  gatewayLost: 4,
  brokerLost: 5,
} as const

export const BOOLEAN_STATES: readonly StateWord[] = [
  { code: 0, word: 'false', name: bilingual('否', 'No') },
  { code: 1, word: 'true', name: bilingual('是', 'Yes') },
]

/** The few states a person on the floor tells apart; each PackML state is one of them [P-8]. */
export type FloorState = 'running' | 'setup' | 'waiting' | 'held' | 'idle' | 'fault' | 'unknown'

export const FLOOR_STATES: readonly FloorState[] = [
  'fault',
  'held',
  'waiting',
  'setup',
  'running',
  'idle',
  'unknown',
]

const FLOOR_STATE_OF: readonly FloorState[] = [
  'unknown', // Undefined
  'fault', // Clearing
  'idle', // Stopped
  'setup', // Starting
  'idle', // Idle
  'waiting', // Suspended: the cause is outside, starved or blocked
  'running', // Execute
  'idle', // Stopping
  'fault', // Aborting
  'fault', // Aborted
  'held', // Holding
  'held', // Held: the cause is inside
  'held', // Unholding
  'waiting', // Suspending
  'waiting', // Unsuspending
  'setup', // Resetting
  'running', // Completing
  'idle', // Complete
]

export const floorStateOf = (packml: number): FloorState => FLOOR_STATE_OF[packml] ?? 'unknown'
