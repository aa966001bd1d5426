import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const kioskWords = {
  'kiosk.label': { zh: '大屏', en: 'Kiosk' },
  'kiosk.fault': { zh: '故障', en: 'Fault' },
  'kiosk.faults': { zh: '{shown} 台故障', en: { one: '{shown} fault', other: '{shown} faults' } },
  'kiosk.held': { zh: '{shown} 台保持', en: { one: '{shown} held', other: '{shown} held' } },
  'kiosk.heldNoFaults': {
    zh: '{shown} 台保持，无故障',
    en: { one: '{shown} held, no faults', other: '{shown} held, no faults' },
  },
  'kiosk.waiting': {
    zh: '{shown} 台等待（缺料或堵料）',
    en: { one: '{shown} starved or blocked', other: '{shown} starved or blocked' },
  },
  'kiosk.alarms': {
    zh: '{shown} 台有报警',
    en: { one: '{shown} with an alarm', other: '{shown} with alarms' },
  },
  'kiosk.simulated': { zh: '模拟', en: 'Simulated' },
  'kiosk.unknown': { zh: '{shown} 台未知', en: { one: '{shown} unknown', other: '{shown} unknown' } },
  'kiosk.noFaults': { zh: '无故障', en: 'No faults' },
  'kiosk.stale': { zh: '{shown} 台数据过期', en: { one: '{shown} stale', other: '{shown} stale' } },
} as const satisfies Words

learn(kioskWords)
