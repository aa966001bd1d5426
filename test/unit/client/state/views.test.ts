import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  joinedViews,
  LARGEST_PICTURE_BYTES,
  MOST_VIEWS,
  movedView,
  NO_VIEWS,
  renamedView,
  type SavedView,
  startingWith,
  type Views,
  viewAfter,
  viewsOf,
  viewsText,
  withoutView,
  withView,
} from '../../../../client/state/views.ts'
import { SEED } from '../../../helpers/seed.ts'

const viewNamed = (id: string): SavedView => ({ id, name: `View ${id}`, address: 'at=1' })
const viewsNamed = (...ids: readonly string[]): Views => ({ list: ids.map(viewNamed), start: undefined })
const idsOf = ({ list }: Views): readonly string[] => list.map(({ id }) => id)

const saved: fc.Arbitrary<SavedView> = fc
  .record({
    id: fc.stringMatching(/^[\w-]{1,12}$/),
    name: fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name.trim() !== ''),
    address: fc.string({ maxLength: 200 }),
    picture: fc.constantFrom(undefined, 'data:image/webp;base64,UklGRg=='),
  })
  .map(({ picture, ...view }) => (picture === undefined ? view : { ...view, picture }))

describe('the saved views', () => {
  it('come back from what the browser keeps [N-7]', () => {
    fc.assert(
      fc.property(fc.uniqueArray(saved, { selector: ({ id }) => id, maxLength: MOST_VIEWS }), (list) => {
        const start = list[0]?.id
        expect(viewsOf(viewsText({ list, start }))).toEqual({ list, start })
      }),
      { seed: SEED },
    )
  })

  it('are only what we would have written, whatever the storage holds [N-7]', () => {
    for (const text of [
      null,
      '',
      '{',
      '[]',
      '7',
      '{"views":[]}',
      '{"format":"twinfloor-views-1","views":{}}',
    ])
      expect(viewsOf(text)).toBeUndefined()
    const told = (...views: unknown[]) =>
      viewsOf(JSON.stringify({ format: 'twinfloor-views-1', views, start: 'gone' }))
    expect(
      told({ id: 'a' }, null, 7, viewNamed('b'), viewNamed('b'), { ...viewNamed('c'), name: ' ' }),
    ).toEqual(viewsNamed('b'))
    for (const picture of [
      'https://elsewhere.example/spy.png',
      'data:image/svg+xml;base64,PHN2Zz4=',
      `data:image/png;base64,${'A'.repeat(LARGEST_PICTURE_BYTES)}`,
      7,
    ])
      expect(told({ ...viewNamed('a'), picture })).toEqual(viewsNamed('a'))
    const many = Array.from({ length: 80 }, (_, i) => viewNamed(`v${i}`))
    expect(told(...many)?.list.length).toBe(MOST_VIEWS)
  })

  it('may be any text [N-7]', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = viewsOf(text)
        if (read !== undefined) expect(viewsOf(viewsText(read))).toEqual(read)
      }),
      { seed: SEED },
    )
  })

  it('are put in another order and none is lost [N-7]', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.integer({ min: -9, max: 9 }), (at, by) => {
        const now = viewsNamed('a', 'b', 'c', 'd', 'e', 'f')
        const id = idsOf(now)[at] ?? 'a'
        const moved = movedView(now, id, by)
        expect(idsOf(moved).toSorted()).toEqual(idsOf(now).toSorted())
        expect(idsOf(moved).indexOf(id)).toBe(Math.min(5, Math.max(0, at + by)))
      }),
      { seed: SEED },
    )
  })

  it('are added, renamed, taken away and begun with [N-7]', () => {
    const now = startingWith(viewsNamed('a', 'b'), 'b')
    expect(now.start).toBe('b')
    expect(startingWith(now, 'b').start).toBeUndefined()
    expect(withoutView(now, 'b')).toEqual(viewsNamed('a'))
    expect(withoutView(now, 'a').start).toBe('b')
    expect(renamedView(now, 'a', `  ${'长'.repeat(90)}`).list[0]?.name).toBe('长'.repeat(60))
    expect(renamedView(now, 'a', '   ')).toBe(now)
    const full = Array.from({ length: MOST_VIEWS }, (_, i) => `v${i}`)
    expect(withView(viewsNamed(...full), viewNamed('x'))).toEqual(viewsNamed(...full))
  })

  it('take in those of others under ids that are free [N-7]', () => {
    let turn = 0
    const joined = joinedViews(viewsNamed('a', 'b'), viewsNamed('b', 'c'), () => `new${++turn}`)
    expect(idsOf(joined)).toEqual(['a', 'b', 'new1', 'c'])
    const full = viewsNamed(...Array.from({ length: MOST_VIEWS - 1 }, (_, i) => `v${i}`))
    expect(joinedViews(full, viewsNamed('x', 'y'), () => 'n').list.length).toBe(MOST_VIEWS)
  })

  it('follow one another round and round [N-7]', () => {
    const now = viewsNamed('a', 'b', 'c')
    expect(viewAfter(now, undefined, 1)?.id).toBe('a')
    expect(viewAfter(now, undefined, -1)?.id).toBe('c')
    expect(viewAfter(now, 'c', 1)?.id).toBe('a')
    expect(viewAfter(now, 'a', -1)?.id).toBe('c')
    expect(viewAfter(NO_VIEWS, 'a', 1)).toBeUndefined()
  })
})
