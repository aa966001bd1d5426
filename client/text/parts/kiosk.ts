import type { Words } from '../words.ts'

export const kioskWords = {
  'kiosk.label': { zh: '大屏', en: 'Kiosk' },
  'kiosk.fault': { zh: '故障', en: 'Fault' },
  'kiosk.faults': { zh: '{shown} 台故障', en: { one: '{shown} fault', other: '{shown} faults' } },
  'kiosk.noFaults': { zh: '无故障', en: 'No faults' },
  'kiosk.stale': { zh: '{shown} 台数据过期', en: { one: '{shown} stale', other: '{shown} stale' } },
} as const satisfies Words
