import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docksOf, docksText } from '../../../../../client/panels/docks/kept-docks.ts'
import { sheetNear } from '../../../../../client/panels/docks/sheet.tsx'
import {
  type Docks,
  FIRST_DOCKS,
  isOpenIn,
  MOST_AT_A_SIDE,
  PANELS,
  type PanelName,
  SHARE_RANGE,
  SIDES,
  shareIn,
  sideOf,
  WIDTH_RANGE,
  withMoved,
  withOpen,
  withShare,
  withShut,
  withWidth,
} from '../../../../../client/state/docks.ts'
import { SEED } from '../../../../helpers/seed.ts'

const openIn = ({ left, right }: Docks): readonly PanelName[] => [...left, ...right]

type Act = (docks: Docks) => Docks
const panel = fc.constantFrom(...PANELS)
const side = fc.constantFrom(...SIDES)
const act: fc.Arbitrary<Act> = fc.oneof(
  panel.map(
    (name): Act =>
      (docks) =>
        withOpen(docks, name),
  ),
  panel.map(
    (name): Act =>
      (docks) =>
        withShut(docks, name),
  ),
  fc.tuple(panel, side, fc.boolean()).map(
    ([name, to, first]): Act =>
      (docks) =>
        withMoved(docks, name, to, first),
  ),
  fc.tuple(side, fc.double({ noNaN: true })).map(
    ([of, width]): Act =>
      (docks) =>
        withWidth(docks, of, width),
  ),
  fc.tuple(side, fc.double({ noNaN: true })).map(
    ([of, share]): Act =>
      (docks) =>
        withShare(docks, of, share),
  ),
)
const lowered = fc.boolean().map(
  (low): Act =>
    (docks) => ({ ...docks, low }),
)
const acts = fc.array(fc.oneof({ weight: 9, arbitrary: act }, lowered), { maxLength: 40 })
const done = (all: readonly Act[]): Docks => all.reduce((docks, each) => each(docks), FIRST_DOCKS)

describe('the docks', () => {
  it('never hold a panel twice, nor more than two at a side, whatever is done [A-1, A-4]', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const docks = done(all)
        expect(new Set(openIn(docks)).size).toBe(openIn(docks).length)
        for (const of of SIDES) {
          expect(docks[of].length).toBeLessThanOrEqual(MOST_AT_A_SIDE)
          expect(docks.widths[of]).toBeGreaterThanOrEqual(WIDTH_RANGE[0])
          expect(docks.widths[of]).toBeLessThanOrEqual(WIDTH_RANGE[1])
          expect(docks.shares[of]).toBeGreaterThanOrEqual(SHARE_RANGE[0])
          expect(docks.shares[of]).toBeLessThanOrEqual(SHARE_RANGE[1])
        }
        if (docks.front !== undefined) expect(openIn(docks)).toContain(docks.front)
        const behind = Object.values(docks.behind)
        if (behind.length > 0) expect(openIn(docks)).toContain('machine')
        for (const name of behind) expect(openIn(docks)).not.toContain(name)
      }),
      { seed: SEED },
    )
  })

  it('keep the set of open panels when one is moved, and open it there again [A-2, A-3]', () => {
    let moved = 0
    fc.assert(
      fc.property(acts, panel, side, fc.boolean(), (all, name, to, first) => {
        const before = done(all)
        const now = withMoved(before, name, to, first)
        expect(openIn(now).toSorted()).toEqual(openIn(before).toSorted())
        if (!isOpenIn(before, name)) return
        moved++
        expect(sideOf(now, name)).toBe(to)
        expect(now[to].indexOf(name)).toBe(first ? 0 : now[to].length - 1)
        expect(sideOf(withOpen(withShut(now, name), name), name)).toBe(to)
      }),
      { seed: SEED, numRuns: 300 },
    )
    expect(moved).toBeGreaterThan(10)
  })

  it('shut the panel opened longest ago for a third, and leave an open one where it is [A-1, A-2]', () => {
    const three = ['status', 'rejected', 'help'] as const
    const docks = three.reduce<Docks>(withOpen, FIRST_DOCKS)
    expect(docks.right).toEqual(['help', 'rejected'])
    const again = withOpen(docks, 'rejected')
    expect(again.right).toEqual(['help', 'rejected'])
    expect(again.front).toBe('rejected')
    expect(withShut(again, 'rejected').front).toBeUndefined()
  })

  it('give a Machine two thirds beside another panel, until a person says otherwise [A-20]', () => {
    const docks = withOpen(withOpen(FIRST_DOCKS, 'events'), 'machine')
    expect(docks.right).toEqual(['machine', 'events'])
    expect(shareIn(docks, 'right')).toBeCloseTo(2 / 3, 2)
    expect(shareIn(withMoved(docks, 'machine', 'right', false), 'right')).toBeCloseTo(1 / 3, 2)
    expect(shareIn(withShare(docks, 'right', 0.4), 'right')).toBe(0.4)
    expect(shareIn(withOpen(withShut(docks, 'machine'), 'status'), 'right')).toBe(0.5)
  })

  it('on a low page tell of a Machine alone, and what it put away comes back after it [A-21]', () => {
    const low = withOpen({ ...FIRST_DOCKS, low: true }, 'events')
    const told = withOpen(low, 'machine')
    expect(told.right).toEqual(['machine'])
    expect(told.left).toEqual(['tree'])
    expect(withShut(told, 'machine').right).toEqual(['events'])
    const asked = withOpen(told, 'events')
    expect(asked.right).toEqual(['events', 'machine'])
    expect(withShut(asked, 'machine').right).toEqual(['events'])
    expect(withShut(withShut(asked, 'events'), 'machine').right).toEqual([])
    expect(withShut(withOpen(told, 'help'), 'machine').right).toEqual(['help', 'events'])
  })

  it('are remembered as they were, but for what was asked for last [A-5]', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const docks = done(all)
        expect(docksOf(docksText(docks))).toEqual({ ...docks, front: undefined, low: false })
      }),
      { seed: SEED },
    )
  })

  it('take from a memory only what makes sense [A-5]', () => {
    expect(docksOf(null)).toBeUndefined()
    for (const text of ['', '7', 'null', '[]', '{"left":', `"${'x'.repeat(5000)}"`])
      expect(docksOf(text), text.slice(0, 20)).toBeUndefined()
    const nonsense = {
      left: ['tree', 'tree', 'attic', 7, 'events', 'help'],
      right: ['events', 'status'],
      widths: { left: 1e9, right: 'wide' },
      shares: { left: -3, right: Number.NaN },
      homes: { tree: 'above', events: 'left', attic: 'left' },
      sheet: 'enormous',
    }
    expect(docksOf(JSON.stringify(nonsense))).toEqual({
      ...FIRST_DOCKS,
      left: ['tree', 'events'],
      right: ['status'],
      widths: { left: WIDTH_RANGE[1], right: FIRST_DOCKS.widths.right },
      shares: { left: SHARE_RANGE[0], right: FIRST_DOCKS.shares.right },
      homes: { events: 'left' },
    })
  })

  it('read anything without harm [A-5]', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const docks = docksOf(JSON.stringify(value))
        if (docks !== undefined) expect(new Set(openIn(docks)).size).toBe(openIn(docks).length)
      }),
      { seed: SEED },
    )
  })
})

describe('the sheet of a phone', () => {
  it('comes to rest at the nearest height [A-6]', () => {
    expect([0, 0.2, 0.4, 0.6, 0.8, 1].map(sheetNear)).toEqual([
      'peek',
      'peek',
      'half',
      'half',
      'full',
      'full',
    ])
  })
})
