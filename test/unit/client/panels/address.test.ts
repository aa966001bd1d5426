import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksForLook,
  type Kept,
  keepsWhole,
  keptOf,
  type Look,
  queryOf,
  wholeFrom,
} from '../../../../client/panels/address.ts'
import { createAddressWriter } from '../../../../client/panels/address-writer.ts'
import { columnsOf, wishesOf } from '../../../../client/panels/keepsake.ts'
import { sameLook } from '../../../../client/panels/look.ts'
import { modeOf, modeText } from '../../../../client/panels/page-mode.ts'
import { drawnTheme, THEMES, themeAfter, themeOf } from '../../../../client/panels/theme.ts'
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

const kept: fc.Arbitrary<Kept> = fc.record({
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

describe('the mode of the page', () => {
  it('is told by the address, and stays in it [N-4]', () => {
    expect(modeOf('?machine=A')).toEqual({ kind: 'whole' })
    expect(modeOf('?view-only&machine=A')).toEqual({ kind: 'viewOnly' })
    expect(modeOf('?kiosk')).toEqual({ kind: 'kiosk', dwellMillis: 15_000, alternates: false })
    expect(modeOf('?kiosk=20&lang=both')).toEqual({ kind: 'kiosk', dwellMillis: 20_000, alternates: true })
    for (const text of ['?view-only', '?kiosk=20', ''])
      expect(modeOf(`?${modeText(modeOf(text))}`)).toEqual(modeOf(text))
  })

  it('has a pace within reason, whatever is asked [N-4]', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (text) => {
        const mode = modeOf(`?kiosk=${encodeURIComponent(text)}`)
        if (mode.kind !== 'kiosk') return expect(text).toBe('0')
        expect(mode.dwellMillis).toBeGreaterThanOrEqual(5000)
        expect(mode.dwellMillis).toBeLessThanOrEqual(3_600_000)
      }),
      { seed: SEED },
    )
  })
})

describe('the pen of the address', () => {
  interface Write {
    readonly at: number
    readonly query: string
    readonly step: boolean
  }
  const act = fc.record({
    afterMillis: fc.integer({ min: 0, max: 1500 }),
    query: fc.constantFrom('a', 'b', 'c', 'd'),
    step: fc.boolean(),
  })

  it('writes in place at most once a second, steps at once, and at last what holds [N-2]', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
        let clock = 0
        const writes: Write[] = []
        let steppedAt = Number.NEGATIVE_INFINITY
        let timers: { at: number; call: () => void }[] = []
        const passTo = (millis: number): void => {
          for (;;) {
            const next = timers.toSorted((a, b) => a.at - b.at)[0]
            if (next === undefined || next.at > millis) break
            timers = timers.filter((timer) => timer !== next)
            clock = next.at
            next.call()
          }
          clock = millis
        }
        const writer = createAddressWriter({
          now: () => clock,
          after: (delayMillis, call) => timers.push({ at: clock + delayMillis, call }),
          write: (query, step) => writes.push({ at: clock, query, step }) > 0,
        })
        for (const { afterMillis, query, step } of acts) {
          passTo(clock + afterMillis)
          const known = writes.at(-1)?.query
          writer.tell(query, step)
          const begins = step && query !== known && clock >= steppedAt + 1000
          if (step && query !== known) steppedAt = clock
          if (begins) expect(writes.at(-1)).toMatchObject({ query, step: true })
        }
        passTo(clock + 5000)
        expect(writes.at(-1)?.query).toBe(acts.at(-1)?.query)
        expect(timers).toEqual([])
        const stepsAt = new Set(writes.filter(({ step }) => step).map(({ at }) => at))
        for (const [i, write] of writes.entries()) {
          const before = writes[i - 1]
          if (write.step || before === undefined || stepsAt.has(write.at)) continue
          expect(write.at - before.at).toBeGreaterThanOrEqual(1000)
        }
      }),
      { seed: SEED },
    )
  })

  it('forgets what waited when the address was changed by the back button [N-2]', () => {
    const calls: (() => void)[] = []
    const writes: string[] = []
    const writer = createAddressWriter({
      now: () => 0,
      after: (_, call) => calls.push(call),
      write: (query) => writes.push(query) > 0,
    })
    writer.tell('a', true)
    writer.tell('b', false)
    writer.heard('back')
    for (const call of calls) call()
    writer.tell('back', false)
    expect(writes).toEqual(['a'])
  })
})

describe('a key that is held', () => {
  /** A pen that lets time pass by itself; `takes` says whether the browser takes a write. */
  const pen = (takes: (at: number) => boolean = () => true) => {
    let clock = 0
    const writes: { query: string; step: boolean; chosen: readonly string[] | undefined }[] = []
    let timers: { at: number; call: () => void }[] = []
    const writer = createAddressWriter({
      now: () => clock,
      after: (delayMillis, call) => timers.push({ at: clock + delayMillis, call }),
      write: (query, step, chosen) => takes(clock) && writes.push({ query, step, chosen }) > 0,
    })
    const pass = (millis: number): void => {
      clock += millis
      const due = timers.filter(({ at }) => at <= clock)
      timers = timers.filter(({ at }) => at > clock)
      for (const { call } of due) call()
    }
    return { writer, writes, pass }
  }

  it('is one step, written over at most once a second, and the last is what holds [N-2]', () => {
    const { writer, writes, pass } = pen()
    for (let i = 0; i < 330; i++) {
      writer.tell(`machine=M${i}`, true)
      pass(33)
    }
    pass(2000)
    expect(writes.filter(({ step }) => step).map(({ query }) => query)).toEqual(['machine=M0'])
    expect(writes.length).toBeLessThan(15)
    expect(writes.at(-1)?.query).toBe('machine=M329')
    writer.tell('machine=other', true)
    expect(writes.at(-1)).toMatchObject({ query: 'machine=other', step: true })
  })

  it('is written again where the browser took no more for a while [N-2]', () => {
    const { writer, writes, pass } = pen((at) => at > 2500)
    writer.tell('machine=A', true)
    for (let i = 0; i < 5; i++) pass(1000)
    expect(writes.map(({ query }) => query)).toEqual(['machine=A'])
  })

  it('a selection beyond the room of the address is a step though the address tells the same [N-2]', () => {
    const { writer, writes, pass } = pen()
    const [all, but] = [['a', 'b'], ['b']]
    writer.tell('machine=b', true, all)
    pass(2000)
    writer.tell('machine=b', true, but)
    pass(2000)
    writer.heard('machine=b', all)
    writer.tell('machine=b', true, all)
    expect(writes).toEqual([
      { query: 'machine=b', step: true, chosen: all },
      { query: 'machine=b', step: true, chosen: but },
    ])
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

describe('what the browser remembers', () => {
  it('of columns is only what we would have written', () => {
    expect(columnsOf('{"lathe":["power","energy"]}')).toEqual({ lathe: ['power', 'energy'] })
    expect(columnsOf('{"lathe":["a","a","b","c","d",7]}')).toEqual({ lathe: ['a', 'b', 'c'] })
    for (const text of [null, '', '{', '[]', '7', 'null', '{"lathe":"power"}', '{"__proto__":["a"]}'])
      expect(columnsOf(text)).toEqual({})
  })

  it('of wishes is only what can be wished for [N-16]', () => {
    const first = { motion: 'system', labels: 'few', names: 'both', quality: 'auto' }
    expect(wishesOf('{"motion":"reduced","labels":"none","names":"id","quality":"low"}')).toEqual({
      motion: 'reduced',
      labels: 'none',
      names: 'id',
      quality: 'low',
    })
    for (const text of [null, '', '{', '[]', '"all"', '{"labels":"many","names":7,"quality":null}'])
      expect(wishesOf(text)).toEqual(first)
  })
})

describe('the theme', () => {
  it('follows the system until one is chosen, more contrast before dark', () => {
    expect(drawnTheme('auto', { dark: false, contrast: false })).toBe('light')
    expect(drawnTheme('auto', { dark: true, contrast: false })).toBe('dark')
    expect(drawnTheme('auto', { dark: true, contrast: true })).toBe('contrast')
    expect(drawnTheme('light', { dark: true, contrast: true })).toBe('light')
  })

  it('comes round, and is automatic where nothing known is stored', () => {
    expect(THEMES.map(themeAfter).toSorted()).toEqual([...THEMES].toSorted())
    expect(themeOf('neon')).toBe('auto')
    expect(themeOf('dark')).toBe('dark')
  })
})
