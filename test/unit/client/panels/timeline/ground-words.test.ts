import { describe, expect, it } from 'vitest'
import { groundWords } from '../../../../../client/panels/timeline/ground-words.ts'
import { speechOf } from '../../../../../client/text/speech.ts'

const speech = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })
const said = (shown: Partial<Parameters<typeof groundWords>[0]>) =>
  groundWords({ ground: undefined, trouble: undefined, damaged: 0, ...shown }, (at) => `t${at}`, speech)

describe('what the picture of the past rests on', () => {
  it('[PH-50] is said by how closely it is kept', () => {
    const words = (['full', 'second', 'minute'] as const).map(
      (exactness) => said({ ground: { kind: 'recorded', exactness, from: 0, to: 9 } })[0]?.words,
    )
    expect(words).toEqual(['Every reading', 'One reading a second', 'Means of minutes'])
  })

  it('[PH-90] is said to be of another Plant where nothing of the shown one was recorded', () => {
    const ground = { kind: 'recorded', exactness: 'full', from: 0, to: 9, plant: 'smt' } as const
    expect(said({ ground })).toEqual([{ words: 'Recorded of another plant: smt', isWarning: true }])
  })

  it('[PH-50] where nothing was recorded, says from when to when, and knows where there is something again', () => {
    const gap = (from: number | undefined, to: number | undefined) =>
      said({ ground: { kind: 'gap', from, to } })
    expect(gap(1, 5)).toEqual([{ words: 'No record t1 – t5', isWarning: true, next: 5 }])
    expect(gap(undefined, 5)[0]).toMatchObject({ words: 'No record before t5', next: 5 })
    expect(gap(1, undefined)).toEqual([{ words: 'No record after t1', isWarning: true }])
  })

  it('[PH-50] says what cannot be read, and nothing before anything is known', () => {
    expect(said({})).toEqual([])
    expect(said({ trouble: 'unreachable', damaged: 2 }).map(({ words }) => words)).toEqual([
      'The journal does not answer',
      '2 machines unreadable',
    ])
  })
})
