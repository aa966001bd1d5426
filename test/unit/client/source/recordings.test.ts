import { describe, expect, it } from 'vitest'
import {
  broughtBy,
  readRecording,
  readRecordings,
  readRefusal,
} from '../../../../client/source/recordings.ts'
import { liveQuery } from '../../../../client/state/recorded.ts'

const NAME = { 'zh-CN': '厂', en: 'plant' }
const TOLD = {
  id: '0123456789abcdef',
  name: 'night',
  plant: { id: 'p', hash: 'h', name: NAME },
  from: 1,
  to: 2,
  size: 3,
}
const SENTENCE = { 'zh-CN': '不行。', en: 'No.' }

describe('recordings, as the server tells them', () => {
  it('[PH-124] what is no recording is left out, and what is more than is known', () => {
    expect(readRecordings({ recordings: [{ ...TOLD, more: 1 }] })).toEqual([TOLD])
    for (const wrong of [
      undefined,
      null,
      'x',
      [],
      {},
      { ...TOLD, id: '../../etc' },
      { ...TOLD, name: 7 },
      { ...TOLD, plant: undefined },
      { ...TOLD, plant: { id: 'p', hash: 'h', name: 'plant' } },
      { ...TOLD, from: '1' },
      { ...TOLD, from: 3 },
      { ...TOLD, to: Number.NaN },
      { ...TOLD, size: undefined },
    ]) {
      expect(readRecording(wrong)).toBeUndefined()
      expect(readRecordings({ recordings: [wrong, TOLD] })).toEqual([TOLD])
    }
    for (const wrong of [undefined, [], { recordings: {} }, 'x'])
      expect(readRecordings(wrong)).toBeUndefined()
  })

  it('[PH-125] what the server refuses it refuses in its own words, and what cannot be read has none', () => {
    expect(broughtBy(201, JSON.stringify(TOLD))).toEqual({ ok: true, done: TOLD })
    expect(broughtBy(201, '{')).toEqual({ ok: false, why: undefined })
    expect(broughtBy(201, '{}')).toEqual({ ok: false, why: undefined })
    expect(broughtBy(400, JSON.stringify({ error: SENTENCE }))).toEqual({ ok: false, why: SENTENCE })
    for (const text of ['', '<html>', '{"error":"twoHosts"}', '{"error":{"en":"No."}}', 'null'])
      expect(readRefusal(text)).toBeUndefined()
  })
})

describe('the way back to the live page', () => {
  it('[PH-122] leaves what was looked at in the recording, and keeps what the page is', () => {
    expect(
      liveQuery(
        '?recording=ab&t=2026-11-20T10:00:00Z&speed=2&at=1,2,3&machine=A&view=list&lang=en&view-only&tie=x',
      ),
    ).toBe('view=list&lang=en&view-only=&tie=x')
    expect(liveQuery('?recording=ab')).toBe('')
  })
})
