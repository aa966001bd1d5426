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
  'kiosk.unknown': { zh: '{shown} 台未知', en: { one: '{shown} unknown', other: '{shown} unknown' } },
  'kiosk.noFaults': { zh: '无故障', en: 'No faults' },
  'kiosk.stale': { zh: '{shown} 台数据过期', en: { one: '{shown} stale', other: '{shown} stale' } },
} as const satisfies Words
