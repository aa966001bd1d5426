import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedTime } from '../../../../../client/panels/timeline/typed-time.ts'
import { wallClock } from '../../../../../client/panels/timeline/wall-clock.ts'

const CLOCK = wallClock('Asia/Shanghai')
/** 12:00 on Saturday 21 November 2026 in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 4)
const at = (text: string): string | undefined => {
  const found = typedTime(text, NOW, CLOCK)
  return found === undefined ? undefined : new Date(found + 8 * 3_600_000).toISOString().slice(0, -1)
}

describe('a time that is typed', () => {
  it.each([
    ['10:30', '2026-11-21T10:30:00.000'],
    ['9:05:07', '2026-11-21T09:05:07.000'],
    ['9:05:07.25', '2026-11-21T09:05:07.250'],
    ['12:01', '2026-11-20T12:01:00.000'],
    ['yesterday 22:00', '2026-11-20T22:00:00.000'],
    ['Yesterday', '2026-11-20T00:00:00.000'],
    ['昨天 22:00', '2026-11-20T22:00:00.000'],
    ['昨天22：00', '2026-11-20T22:00:00.000'],
    ['前天 8:00', '2026-11-19T08:00:00.000'],
    ['today 0:00', '2026-11-21T00:00:00.000'],
    ['今天 11:59', '2026-11-21T11:59:00.000'],
    ['-15m', '2026-11-21T11:45:00.000'],
    ['-1h 30m', '2026-11-21T10:30:00.000'],
    ['-1h30m', '2026-11-21T10:30:00.000'],
    ['-1.5h', '2026-11-21T10:30:00.000'],
    ['-2d', '2026-11-19T12:00:00.000'],
    ['90s ago', '2026-11-21T11:58:30.000'],
    ['15 分钟前', '2026-11-21T11:45:00.000'],
    ['2小时前', '2026-11-21T10:00:00.000'],
    ['3天以前', '2026-11-18T12:00:00.000'],
    ['11-20 22:00', '2026-11-20T22:00:00.000'],
    ['11/20', '2026-11-20T00:00:00.000'],
    ['11月20日 8:05', '2026-11-20T08:05:00.000'],
    ['2026-11-20 22:00:15', '2026-11-20T22:00:15.000'],
    ['2026-11-20T22:00', '2026-11-20T22:00:00.000'],
    ['12-24 18:00', '2025-12-24T18:00:00.000'],
    ['2026-11-20T22:00:00Z', '2026-11-21T06:00:00.000'],
    ['2026-11-20T22:00:00.500+08:00', '2026-11-20T22:00:00.500'],
    [String(NOW - 1000), '2026-11-21T11:59:59.000'],
  ])('[PH-44] %s', (text, told) => {
    expect(at(text)).toBe(told)
  })

  it.each([
    '',
    'soon',
    '25:00',
    '10:60',
    '-',
    '-5',
    '-5x',
    '- 5m nonsense',
    'ago',
    'tomorrow 10:00',
    '2027-01-01 10:00',
    '13-01 10:00',
    '02-30 10:00',
    'today 23:00',
    '2026-11-21T23:00:00Z',
    '昨天 25:00',
  ])('[PH-44] %j is none, or has not been yet', (text) => {
    expect(at(text)).toBeUndefined()
  })

  it('[PH-44] whatever is typed gives an instant of the past or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const found = typedTime(text, NOW, CLOCK)
        expect(found === undefined || (found >= 0 && found <= NOW)).toBe(true)
      }),
    )
  })
})
