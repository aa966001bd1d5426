import { describe, expect, it } from 'vitest'
import { firstLanguage } from '../../../../client/text/locale.ts'
import { fill } from '../../../../client/text/phrase.ts'
import { speechOf } from '../../../../client/text/speech.ts'

const chinese = speechOf({ language: 'zh-CN', timeZone: 'Asia/Shanghai' })
const english = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })
const NOON = Date.UTC(2026, 10, 20, 4, 0, 5)

describe('the language of a page that is opened', () => {
  it.each([
    ['en', ['zh-CN'], 'en'],
    [null, ['zh-TW', 'en'], 'zh-CN'],
    [null, ['de', 'en-GB'], 'en'],
    [null, ['de'], 'en'],
    [null, [], 'en'],
    ['klingon', ['zh'], 'zh-CN'],
  ] as const)('stored %s, wished for %j: %s', (stored, wishes, language) => {
    expect(firstLanguage(stored, wishes)).toBe(language)
  })
})

describe('a Speech', () => {
  it('tells the time where the plant is', () => {
    expect(chinese.time(NOON)).toBe('12:00:05')
    expect(speechOf({ language: 'en', timeZone: 'Europe/Berlin' }).time(NOON)).toBe('05:00:05')
    expect(chinese.time(Number.NEGATIVE_INFINITY)).toBe('—')
  })

  it('names the zone of its clock', () => {
    expect(english.zone(NOON)).toBe('GMT+8')
    expect(speechOf({ language: 'en', timeZone: 'UTC' }).zone(NOON)).toBe('UTC')
  })

  it.each([
    [0, 'just now', '刚刚'],
    [999, 'just now', '刚刚'],
    [1000, '1s', '1秒'],
    [60_000, '1m', '1分钟'],
    [61_000, '1m 1s', '1分钟 1秒'],
    [3_600_000, '1h', '1小时'],
    [90_000_000, '1d 1h', '1天 1小时'],
    [Number.POSITIVE_INFINITY, '—', '—'],
  ])('an age of %d ms is %s, %s', (millis, inEnglish, inChinese) => {
    expect(english.age(millis)).toBe(inEnglish)
    expect(chinese.age(millis)).toBe(inChinese)
  })

  it('writes a number with the decimals that are asked for', () => {
    expect(english.number(1234.5, 2)).toBe('1,234.50')
    expect(chinese.number(3, 0)).toBe('3')
  })

  it('counts', () => {
    expect(english.t('event.partProduced', { count: 1, shown: '1' })).toBe('1 part made')
    expect(english.t('event.partProduced', { count: 2, shown: '2' })).toBe('2 parts made')
    expect(chinese.t('event.partProduced', { count: 1, shown: '1' })).toBe('产出 1 件')
  })

  it('says bytes in the unit that fits', () => {
    expect(english.bytes(999)).toBe('999 B')
    expect(english.bytes(1500)).toBe('1.5 kB')
    expect(english.bytes(2_000_000)).toBe('2.0 MB')
  })
})

describe('a Phrase', () => {
  it('shows the name of a value that was not given, and takes nothing from a value as a place', () => {
    const plural = new Intl.PluralRules('en')
    expect(fill('{a} and {b}', { a: '{b}' }, plural)).toBe('{b} and {b}')
    expect(fill('{a}', undefined, plural)).toBe('{a}')
  })
})
