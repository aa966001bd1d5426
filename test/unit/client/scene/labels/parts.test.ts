import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFading } from '../../../../../client/scene/labels/fading.ts'
import { createRuler } from '../../../../../client/scene/labels/ruler.ts'
import { densityOf, labelScale } from '../../../../../client/scene/labels/scale.ts'
import { createShelves } from '../../../../../client/scene/labels/shelves.ts'
import { spriteOf } from '../../../../../client/scene/labels/sprite.ts'
import { keyOf, type Telling } from '../../../../../client/scene/labels/telling.ts'
import { SEED } from '../../../../helpers/seed.ts'

/** A Han letter is as wide as the font is high, any other about half of that. */
const measure = (letter: string): number => (/\p{Script=Han}/u.test(letter) ? 1 : 0.55)

describe('a ruler', () => {
  it('measures each letter once, Chinese and Latin [L-6]', () => {
    let asked = 0
    const ruler = createRuler((letter) => {
      asked++
      return measure(letter)
    })
    expect(ruler.widthOf('滚齿机12')).toBeCloseTo(4.1)
    expect(ruler.widthOf('滚齿机21')).toBeCloseTo(4.1)
    expect(asked).toBe(5)
  })

  it('shortens what is too long to what fits, and keeps the number at its end [L-6]', () => {
    const ruler = createRuler(measure)
    expect(ruler.fitted('五轴加工中心', 6)).toBe('五轴加工中心')
    expect(ruler.fitted('五轴立式加工中心 12', 6)).toMatch(/^五轴.*… ?12$/u)
    const texts = fc.string({ unit: fc.constantFrom(...'五轴加工中心OP10 lathe-7齿轮'), maxLength: 60 })
    fc.assert(
      fc.property(texts, fc.double({ min: 4, max: 20, noNaN: true }), (text, most) => {
        const fitted = ruler.fitted(text, most)
        expect(ruler.widthOf(fitted)).toBeLessThanOrEqual(most + 1e-9)
        if (ruler.widthOf(text) <= most) expect(fitted).toBe(text)
      }),
      { seed: SEED },
    )
  })
})

const telling = (text: string, more = ''): Telling => ({
  style: 'machine',
  text,
  more,
  state: undefined,
  alarmed: false,
  chosen: false,
})

describe('a label', () => {
  it('writes at most 220 pixels, whatever it is called [L-6]', () => {
    const rulers = { plain: createRuler(measure), strong: createRuler((letter) => measure(letter) * 1.1) }
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (text, more) => {
        expect(spriteOf(telling(text, more), rulers).width).toBeLessThanOrEqual(12 + 220 + 5)
      }),
      { seed: SEED },
    )
  })

  it('is another where it says or shows anything else [L-7]', () => {
    const plain = telling('GH-202', '滚齿 1')
    const others: Telling[] = [
      { ...plain, text: 'GH-203' },
      { ...plain, more: 'Gear hobbing 1' },
      { ...plain, state: 'waiting' },
      { ...plain, state: 'unknown' },
      { ...plain, alarmed: true },
      { ...plain, chosen: true },
      { ...plain, style: 'zone' },
    ]
    expect(new Set([plain, ...others].map(keyOf)).size).toBe(8)
  })

  it('is as large as the wall is far [L-5]', () => {
    expect(labelScale(390, 844) * 12).toBe(12)
    expect(labelScale(1920, 1080) * 12).toBeCloseTo(13)
    expect(labelScale(3840, 2160) * 12).toBeCloseTo(26)
    expect(densityOf(labelScale(3840, 2160), 2)).toBeLessThanOrEqual(3)
  })
})

describe('the shelves', () => {
  const sizes = { width: 400, height: 200, row: 20, tallRow: 30, tallRows: 2, most: 24 }

  it('hold what is asked for, bounded, never two in one place, and never drop what stays [L-8]', () => {
    const step = fc.record({
      key: fc.nat(60),
      width: fc.integer({ min: 10, max: 180 }),
      tall: fc.boolean(),
      held: fc.array(fc.nat(60), { maxLength: 4 }),
    })
    let dropped = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
        const shelves = createShelves(sizes)
        const stand = new Map<string, { x: number; y: number; width: number; high: number }>()
        for (const { key, width, tall, held } of steps) {
          const name = `${key}`
          const stays = new Set(
            held.map(String).filter((each) => shelves.find(each) !== undefined && each !== name),
          )
          const spot = shelves.put(name, width, tall, (each) => stays.has(each))
          if (spot !== undefined) stand.set(name, { ...spot, high: tall ? 30 : 20 })
          for (const each of [...stand.keys()]) {
            if (shelves.find(each) !== undefined) continue
            expect(stays.has(each)).toBe(false)
            stand.delete(each)
            dropped++
          }
          expect(shelves.size).toBe(stand.size)
          expect(shelves.size).toBeLessThanOrEqual(24)
          const all = [...stand.values()]
          const inside = all.every((a) => a.x + a.width <= 400 && a.y + a.high <= 200)
          const apart = all.every((a, i) =>
            all
              .slice(i + 1)
              .every(
                (b) =>
                  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.high <= b.y || b.y + b.high <= a.y,
              ),
          )
          expect(inside && apart).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 40 },
    )
    expect(dropped).toBeGreaterThan(100)
  })

  it('give up the longest unused first [L-8]', () => {
    const shelves = createShelves({ ...sizes, most: 2 })
    const nobody = (): boolean => false
    shelves.put('a', 50, false, nobody)
    shelves.put('b', 50, false, nobody)
    shelves.find('a')
    shelves.put('c', 50, false, nobody)
    expect(['a', 'b', 'c'].map((key) => shelves.find(key) !== undefined)).toEqual([true, false, true])
  })
})

describe('fading', () => {
  const ready = (): boolean => true
  const want = (fading: ReturnType<typeof createFading>, ...anchors: number[]): void =>
    fading.want(anchors.length, Int32Array.from(anchors), new Uint8Array(anchors.length))
  const alphas = (fading: ReturnType<typeof createFading>): number[] =>
    [...fading.entries].map(({ alpha }) => alpha)

  it('takes 150 ms in and out, and then nothing [L-9]', () => {
    const fading = createFading(8)
    want(fading, 5)
    expect(fading.step(75, false, ready)).toBe(true)
    expect(alphas(fading)).toEqual([0.5])
    expect(fading.step(75, false, ready)).toBe(true)
    expect(fading.step(75, false, ready)).toBe(false)
    want(fading)
    fading.step(75, false, ready)
    expect(alphas(fading)).toEqual([0.5])
    fading.step(76, false, ready)
    expect(fading.size).toBe(0)
  })

  it('is a cut where nothing shall move [L-9]', () => {
    const fading = createFading(8)
    want(fading, 5)
    fading.step(1, true, ready)
    expect(alphas(fading)).toEqual([1])
    want(fading)
    fading.step(1, true, ready)
    expect(fading.size).toBe(0)
  })

  it('waits for a picture, and never keeps more than it may [L-8]', () => {
    const fading = createFading(3)
    want(fading, 1, 2, 3, 4, 5)
    expect(fading.size).toBe(3)
    fading.step(500, false, ({ anchor }) => anchor === 2)
    expect(alphas(fading)).toEqual([0, 1, 0])
  })
})
