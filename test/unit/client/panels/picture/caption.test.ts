import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Caption,
  cut,
  type Laid,
  layOut,
  letterFor,
  type Measure,
} from '../../../../../client/panels/picture/caption.ts'
import { captionOf, type Taken } from '../../../../../client/panels/picture/caption-words.ts'
import { overlayBy } from '../../../../../client/state/overlays/catalogue.ts'
import { entriesOf } from '../../../../../client/state/overlays/entries.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel()
const AT = Date.UTC(2026, 10, 21, 3, 4, 5)
const timeZone = 'Asia/Shanghai'
const [chinese, english] = (['zh-CN', 'en'] as const).map((language) => speechOf({ language, timeZone }))

const takenOf = (overlayId: string, counted: number, more: Partial<Taken> = {}): Taken => {
  const overlay = overlayBy(MODEL, overlayId)
  const entries = entriesOf(overlay)
  return {
    plant: { 'zh-CN': '示范工厂', en: 'Model plant' },
    machines: 12_000,
    apart: 0,
    overlay,
    entries,
    counts: entries.map((_, i) => (i === 0 ? counted : 0)),
    muted: [],
    connection: { kind: 'live' },
    at: AT,
    timeZone,
    ...more,
  }
}

describe('the caption of a picture', () => {
  it('names plant, day, time, zone and colours, in the language of the page [N-19]', () => {
    if (english === undefined || chinese === undefined) throw new Error('no speech')
    expect(captionOf(takenOf('state', 3), english).caption).toMatchObject({
      plant: 'Model plant',
      when: ['November 21, 2026', '11:04:05 GMT+8'],
      warning: '',
      overlay: ['Coloured by Machine state', '12,000 machines'],
    })
    expect(captionOf(takenOf('state', 3), chinese).caption).toMatchObject({
      plant: '示范工厂',
      when: ['2026年11月21日', '11:04:05 GMT+8'],
    })
  })

  it('tells of the legend what the legend tells, with counts and what is switched off [N-19]', () => {
    if (english === undefined) throw new Error('no speech')
    const state = captionOf(takenOf('state', 12_000, { muted: ['fault'] }), english).caption
    expect(state.entries).toHaveLength(7)
    expect(state.entries[0]).toEqual({ words: 'Fault', count: '12,000', muted: true })
    expect(state.entries.filter(({ muted }) => muted)).toHaveLength(1)
    const freshness = captionOf(takenOf('freshness', 3), english)
    expect(
      freshness.shown.map(({ id }) => id),
      'losses that nobody has',
    ).toEqual(['fresh', 'aging', 'stale'])
    const heat = captionOf(takenOf('heat:power@0~12', 3), english)
    expect(heat.caption.entries[0]).toEqual({ words: '0 to 2 kW', count: '3', muted: false })
    expect(heat.shown.filter(({ kind }) => kind === 'bin').length).toBeGreaterThan(3)
    expect(heat.shown).toHaveLength(heat.caption.entries.length)
  })

  it('says how much infrastructure it left out [A-25]', () => {
    if (english === undefined) throw new Error('no speech')
    expect(captionOf(takenOf('state', 3, { apart: 7 }), english).caption.overlay[1]).toBe(
      '12,000 machines · 7 of infrastructure are not counted',
    )
  })

  it('says that the server is lost, and since when [N-19]', () => {
    if (english === undefined) throw new Error('no speech')
    const connection = {
      kind: 'lost',
      reason: 'silent',
      sinceMillis: AT,
      attempt: 1,
      retryAtMillis: AT,
    } as const
    expect(captionOf(takenOf('state', 3, { connection }), english).caption.warning).toBe(
      'Server lost since 11:04:05',
    )
  })
})

/** Chinese letters are square, Latin ones half as wide; bold is wider. */
const measureIn =
  (letter: number): Measure =>
  (text, bold) =>
    Array.from(text).reduce((wide, sign) => wide + (sign > '⺀' || sign === '…' ? 1 : 0.55), 0) *
    letter *
    (bold ? 1.06 : 1)

const words = fc.string({
  unit: fc.constantFrom(...'abcde 工厂车间设备运行'),
  minLength: 1,
  maxLength: 200,
})

const captions: fc.Arbitrary<Caption> = fc.record({
  plant: words,
  when: fc.constant(['November 21, 2026', '11:04:05 GMT+8'] as const),
  warning: fc.constantFrom('', 'Server lost since 11:04:05'),
  overlay: fc.tuple(words, fc.constant('12,000 machines')),
  entries: fc.array(fc.record({ words, count: fc.nat(20_000).map(String), muted: fc.boolean() }), {
    maxLength: 12,
  }),
})

interface Box {
  readonly left: number
  readonly right: number
  readonly upper: number
  readonly lower: number
}

const boxOf = (item: Laid, mark: number, letter: number): Box =>
  item.kind === 'mark'
    ? { left: item.x, right: item.x + mark, upper: item.y, lower: item.y + mark }
    : { left: item.x, right: item.x + item.width, upper: item.y - letter / 2, lower: item.y + letter / 2 }

describe('the layout of a caption', () => {
  it('keeps every text and mark within it, over nothing else, whatever its width [N-19]', () => {
    let wrapped = 0
    fc.assert(
      fc.property(captions, fc.integer({ min: 240, max: 7680 }), (caption, width) => {
        const letter = letterFor(width)
        const { height, mark, laid } = layOut(caption, width, letter, measureIn(letter))
        const boxes = laid.map((item) => boxOf(item, mark, letter))
        for (const { left, right, upper, lower } of boxes) {
          expect(left).toBeGreaterThanOrEqual(letter - 0.001)
          expect(right).toBeLessThanOrEqual(width - letter + 0.001)
          expect(upper).toBeGreaterThan(0)
          expect(lower).toBeLessThan(height)
        }
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1))
            expect(
              a.right <= b.left + 0.001 ||
                b.right <= a.left + 0.001 ||
                a.lower <= b.upper ||
                b.lower <= a.upper,
            ).toBe(true)
        })
        const marks = laid.filter(({ kind }) => kind === 'mark')
        expect(marks).toHaveLength(caption.entries.length)
        if (new Set(marks.map(({ y }) => y)).size > 1) wrapped++
      }),
      { seed: SEED },
    )
    expect(wrapped).toBeGreaterThan(10)
  })

  it('says all of what has room, and ends what has none with an ellipsis [N-19]', () => {
    fc.assert(
      fc.property(captions, fc.integer({ min: 240, max: 3840 }), (caption, width) => {
        const letter = letterFor(width)
        const { laid } = layOut(caption, width, letter, measureIn(letter))
        const told = laid.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
        const inOneOr = (parts: readonly string[], between: string): readonly string[] =>
          told.includes(parts.join(between)) ? [parts.join(between)] : parts
        const meant = [
          caption.plant,
          ...inOneOr(caption.when, ' '),
          ...(caption.warning === '' ? [] : [caption.warning]),
          ...inOneOr(caption.overlay, ' · '),
          ...caption.entries.flatMap(({ words, count }) => [words, count]),
        ]
        expect(told).toHaveLength(meant.length)
        told.forEach((text, i) => {
          const whole = meant[i] ?? ''
          if (text !== whole) expect(whole.startsWith(text.slice(0, -1)) && text.endsWith('…')).toBe(true)
        })
        expect(told.join(' ')).toContain('2026')
        expect(told.join(' '), 'the zone is never cut off').toContain('11:04:05 GMT+8')
        for (const { count } of caption.entries) expect(told).toContain(count)
      }),
      { seed: SEED },
    )
  })

  it('is whole on the picture of a phone too [N-19]', () => {
    const caption: Caption = {
      plant: 'Gearbox works',
      when: ['November 21, 2026', '23:42:02 GMT+8'],
      warning: '',
      overlay: ['Coloured by Data freshness', '85 machines'],
      entries: [{ words: 'On time', count: '85', muted: false }],
    }
    const { laid } = layOut(caption, 250, letterFor(250), measureIn(letterFor(250)))
    expect(laid.flatMap((item) => (item.kind === 'text' ? [item.text] : []))).toEqual([
      'Gearbox works',
      'November 21, 2026',
      '23:42:02 GMT+8',
      'Coloured by Data freshness',
      '85 machines',
      'On time',
      '85',
    ])
  })

  it('cuts between letters, never within one [N-19]', () => {
    const measure = (text: string): number => Array.from(text).length
    expect(cut('𠮷𠮷𠮷𠮷', 3, measure)).toBe('𠮷𠮷…')
    expect(cut('Fault', 5, measure)).toBe('Fault')
    expect(cut('Fault now', 7, measure)).toBe('Fault…')
  })
})
