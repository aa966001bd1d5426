import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksForLook,
  type Kept,
  keepsWhole,
  keptOf,
  type Look,
  queryOf,
  untied,
  wholeFrom,
} from '../../../../client/panels/address.ts'
import { sameLook } from '../../../../client/panels/look.ts'
import { MOST_AT_A_SIDE, PANELS } from '../../../../client/state/docks.ts'
import { poseOf, poseText } from '../../../../client/state/pose-text.ts'
import { historyOf, noted, undone } from '../../../../client/state/undo.ts'
import { SORT_KEYS } from '../../../../client/state/view.ts'
import { FLOOR_STATES, LINK_STATES } from '../../../../models/state.ts'
import { SEED } from '../../../helpers/seed.ts'

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/)
const path = fc.stringMatching(/^[a-z]{1,9}\/[a-z]{1,9}(\/[a-z]{1,9})?$/)
const optional = <Of>(of: fc.Arbitrary<Of>) => fc.option(of, { nil: undefined })
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Poses as an address rounds them, so that they come back to the last bit. */
const pose = fc
  .record({
    target: fc.tuple(within(-999, 999), within(-999, 999), within(0, 9)),
    azimuth: within(-7, 7),
    polar: within(0, 1.5),
    distance: within(1.5, 3000),
    lens: within(5, 80),
  })
  .map((any) => poseOf(poseText(any)))

const panels = fc
  .shuffledSubarray([...PANELS], { maxLength: 2 * MOST_AT_A_SIDE })
  .chain((open) =>
    fc
      .integer({ min: 0, max: open.length })
      .map((cut) => ({ left: open.slice(0, cut), right: open.slice(cut) })),
  )
  .filter(({ left, right }) => left.length <= MOST_AT_A_SIDE && right.length <= MOST_AT_A_SIDE)

const instant = fc.record({
  at: fc.integer({ min: 0, max: 253_402_300_799_999 }),
  speed: fc.constantFrom(0, 0.1, 1, -1, 600, -600, 2.5),
})

const kept: fc.Arbitrary<Kept> = fc.record({
  instant: optional(instant),
  tie: optional(
    fc.record({
      id: fc.stringMatching(/^[a-z0-9]{4,20}$/),
      shares: fc.constantFrom(['time', 'look'] as const, ['time'] as const, ['look'] as const),
    }),
  ),
  beside: fc.constantFrom(undefined, 'live', 't:2026-11-20T08:00:00.000Z'),
  pose: optional(pose.filter((one) => one !== undefined)),
  chosen: fc.uniqueArray(id, { maxLength: 20 }),
  area: optional(path),
  stage: fc.constantFrom('scene' as const, 'list' as const),
  overlay: fc.constantFrom('state', 'freshness', 'heat:power', 'heat:spindleLoad@-2.5~80'),
  muted: fc.uniqueArray(fc.constantFrom('fault', 'running', 'bin-3', 'state:idle'), { maxLength: 4 }),
  panels: optional(panels),
  charted: fc.uniqueArray(fc.constantFrom('L1.power', 'GT-101.spindleLoad', 'a_b.t1'), { maxLength: 3 }),
  search: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => text.length <= 100),
  states: fc.subarray([...FLOOR_STATES]),
  links: fc.subarray(LINK_STATES.map(({ code }) => code)),
  kind: optional(fc.constantFrom('lathe', 'agv')),
  stale: fc.boolean(),
  alarmed: fc.boolean(),
  within: optional(path),
  sort: fc.oneof(
    fc.constant({ by: 'plant' as const, descending: false }),
    fc.record({ by: fc.constantFrom(...SORT_KEYS.slice(1)), descending: fc.boolean() }),
  ),
  language: fc.constantFrom('zh-CN' as const, 'en' as const, undefined),
  theme: fc.constantFrom('light' as const, 'dark' as const, 'contrast' as const, undefined),
})

describe('the address', () => {
  it('brings back what it keeps [N-1]', () => {
    fc.assert(
      fc.property(kept, (look) => {
        expect(keptOf(`?${queryOf(look)}`)).toEqual(look)
      }),
      { seed: SEED },
    )
  })

  it('may be anything, and what is read stays within its bounds [N-1]', () => {
    const key = fc.constantFrom('at', 'machine', 'panels', 'chart', 'mute', 'in', 'area', 'overlay', 'search')
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(key, fc.string({ maxLength: 9000 }))), (text, pairs) => {
        const query = new URLSearchParams([...pairs])
        const read = keptOf(`?${query}&${text}&state=fault,nonsense&sort=-${text}&lang=${text}&theme=${text}`)
        expect(read.search.length).toBeLessThanOrEqual(100)
        for (const state of read.states) expect(FLOOR_STATES).toContain(state)
        expect(queryOf(read).length).toBeLessThan(20_000)
        expect(keptOf(queryOf(read))).toEqual(read)
      }),
      { seed: SEED },
    )
  })

  it('opens no panel twice and no more than there is room for [N-1]', () => {
    expect(keptOf('panels=tree,tree,help,events/help,tree,status,views,nonsense').panels).toEqual({
      left: ['tree', 'help'],
      right: ['status', 'views'],
    })
    expect(keptOf('panels=/').panels).toEqual({ left: [], right: [] })
    expect(keptOf('').panels).toBeUndefined()
  })

  it('leaves out what would turn or break a line [N-1]', () => {
    const rude = keptOf('machine=a%00b,ok,x%E2%80%AEy&area=a%0Ab&overlay=heat%0D')
    expect(rude).toMatchObject({ chosen: ['ok'], area: undefined, overlay: 'state' })
  })

  it('keeps of a selection that is too large the last, which is told of [N-1]', () => {
    const chosen = Array.from({ length: 10_000 }, (_, i) => `machine-${i}`)
    const query = queryOf({ ...keptOf(''), chosen })
    expect(query.length).toBeLessThan(3200)
    expect(keptOf(query).chosen.at(-1)).toBe('machine-9999')
    expect(keptOf(query).chosen.length).toBeGreaterThan(200)
  })

  it('asks for a look only where it names one [N-3]', () => {
    for (const text of ['', '?', '?kiosk=20', '?lang=en&theme=dark', '?view-only'])
      expect(asksForLook(text)).toBe(false)
    for (const text of ['?machine=A', '?view=list', '?panels=/', '?at=1'])
      expect(asksForLook(text)).toBe(true)
  })
})

describe('a selection that an address has no room for', () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `machine-${i}`)
  const held = keptOf(queryOf({ ...keptOf(''), chosen: ids })).chosen

  it('comes back whole with a step of the history, and with none that is another [N-2]', () => {
    expect(keepsWhole(ids)).toBe(ids)
    expect(keepsWhole(held)).toBeUndefined()
    expect(keepsWhole(Array.from({ length: 10_000 }, (_, i) => `${i}`.padStart(64, 'x')))).toBeUndefined()
    expect(wholeFrom(structuredClone({ chosen: ids }), held)).toEqual(ids)
    for (const state of [
      null,
      7,
      {},
      { chosen: 'a' },
      { chosen: [...ids, 7] },
      { chosen: ids.slice(0, 9000) },
    ])
      expect(wholeFrom(state, held)).toBeUndefined()
  })

  it('is another look with one Machine less, and can be undone [N-5]', () => {
    const look = { ...keptOf(''), chosen: ids }
    expect(sameLook(look, { ...look, chosen: [...ids] })).toBe(true)
    expect(sameLook(look, { ...look, chosen: ids.slice(1) })).toBe(false)
    const gone = noted(historyOf<Look>(look), { ...look, chosen: ids.slice(1) }, 0, sameLook)
    expect(undone(gone).present.chosen).toBe(ids)
  })
})

describe('an address of a tie', () => {
  it('[PH-100] names it, and what is shared where that is not both', () => {
    const tie = (shares: readonly ('time' | 'look')[]): string =>
      queryOf({ ...keptOf(''), tie: { id: 'k3x9', shares } })
    expect(tie(['time', 'look'])).toBe('tie=k3x9')
    expect(tie(['look'])).toBe('tie=k3x9&tied=look')
    expect(tie(['time'])).toBe('tie=k3x9&tied=time')
  })

  it.each(['tie=', 'tie=abc', 'tie=A%20B%20C', `tie=${'a'.repeat(21)}`, 'tied=look'])(
    '[PH-100] is none where it is %s',
    (query) => expect(keptOf(query).tie).toBe(undefined),
  )

  it.each([
    ['http://floor/?tie=k3x9', 'http://floor/'],
    ['http://floor/?lang=en&tie=k3x9&tied=look', 'http://floor/?lang=en'],
    ['http://floor/?tie=k3x9&tied=time&lang=en', 'http://floor/?lang=en'],
    ['http://floor/?kiosk&search=tie=1&tie=k3x9&t=5', 'http://floor/?kiosk&search=tie=1&t=5'],
  ])('[PH-100] is left out of one that is copied: %s', (address, copied) => {
    expect(untied(address)).toBe(copied)
  })

  it('[PH-100] shares both where it does not say what', () => {
    expect(keptOf('tie=k3x9&tied=nonsense').tie).toEqual({ id: 'k3x9', shares: ['time', 'look'] })
  })
})

describe('an address of an instant', () => {
  const at = Date.UTC(2026, 10, 20, 14, 0, 0, 250)

  it('[PH-51] names it as a person reads it, with the pace where it plays', () => {
    const query = (speed: number): string => queryOf({ ...keptOf(''), instant: { at, speed } })
    expect(query(0)).toBe('t=2026-11-20T14:00:00.250Z')
    expect(query(-60)).toBe('t=2026-11-20T14:00:00.250Z&speed=-60')
    expect(queryOf(keptOf(''))).toBe('')
  })

  it.each([
    ['t=2026-11-20T14:00:00.250Z', 0],
    ['t=2026-11-20T22:00:00.250%2B08:00', 0],
    [`t=${at}`, 0],
    [`t=${at}&speed=0.1`, 0.1],
    [`t=${at}&speed=-600`, -600],
    [`t=${at}&speed=601`, 0],
    [`t=${at}&speed=0.01`, 0],
    [`t=${at}&speed=fast`, 0],
  ])('[PH-51] is read from %s', (text, speed) => {
    expect(keptOf(text).instant).toEqual({ at, speed })
  })

  it.each([
    't=',
    't=yesterday',
    't=-1',
    't=999999999999999',
    't=2026-13-40T99:00Z',
    'speed=2',
    't=2026-11-20',
  ])('[PH-51] is none in %s', (text) => {
    expect(keptOf(text).instant).toBeUndefined()
  })

  it('[PH-51] is no part of a look', () => {
    const look = keptOf('machine=L1')
    expect(sameLook(look, { ...look, ...keptOf('machine=L1&t=5') })).toBe(true)
    expect(asksForLook('t=5')).toBe(false)
  })
})
