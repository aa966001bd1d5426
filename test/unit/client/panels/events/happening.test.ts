import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../../../../../client/panels/events/happening.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Happening } from '../../../../../models/event.ts'
import { LANGUAGES } from '../../../../../models/text.ts'

const held = (reason: string): Happening => ({ event: 'stateChanged', from: 6, to: 10, reason })

const said = (happening: Happening): readonly string[] =>
  LANGUAGES.map((language) => sentenceOf(happening, speechOf({ language, timeZone: 'Asia/Shanghai' })))

describe('why it happened', () => {
  it('[E-4] a reason that has a word is said in the language of the screen', () => {
    expect(said(held('starved'))).toEqual(['执行中 → 保持中（上游缺料）', 'Execute → Holding (starved)'])
    expect(said({ event: 'partScrapped', count: 1, reason: 'surface' })).toEqual([
      '报废 1 件（表面缺陷）',
      '1 part scrapped (surface defect)',
    ])
  })

  it('[E-12] why it stood is said of where it stood, not of its going on', () => {
    expect(said({ event: 'stateChanged', from: 11, to: 6, reason: 'starved' })).toEqual([
      '已保持（上游缺料） → 执行中',
      'Held (starved) → Execute',
    ])
    expect(said({ event: 'stateChanged', to: 9, reason: 'E-7' })).toEqual([
      '状态：已中止（E-7）',
      'State: Aborted (E-7)',
    ])
  })

  it('[E-4] any other reason is shown as the device said it', () => {
    for (const reason of ['chuck pressure', 'Starved', 'constructor', '__proto__', '{text}']) {
      for (const sentence of said(held(reason))) expect(sentence).toContain(reason)
    }
  })
})

describe('the end of an alarm', () => {
  it('[E-16] says where nobody cleared it but its machine began anew', () => {
    expect(said({ event: 'alarmCleared', code: 'E204' })).toEqual(['报警 E204 已解除', 'Alarm E204 cleared'])
    expect(said({ event: 'alarmCleared', code: 'E204', reason: 'restart' })).toEqual([
      '报警 E204 已解除（设备重启后未再报出）',
      'Alarm E204 cleared (not told again after a restart)',
    ])
  })
})

describe('the end of a hold', () => {
  it('[E-9] is said as the shop floor does, any other change by its states', () => {
    expect(said({ event: 'stateChanged', from: 11, to: 12 })).toEqual(['保持结束', 'Hold ends'])
    expect(said({ event: 'stateChanged', from: 12, to: 6 })).toEqual([
      '解除保持中 → 执行中',
      'Unholding → Execute',
    ])
  })
})
