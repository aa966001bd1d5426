import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_ALARMS, type StandingAlarms } from '../../../../../client/state/alarms.ts'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { overlayBy } from '../../../../../client/state/overlays/catalogue.ts'
import { createFaded, type FadingView, refreshFaded } from '../../../../../client/state/overlays/faded.ts'
import { createTint, refreshTint } from '../../../../../client/state/overlays/tint.ts'
import { namesOf } from '../../../../../client/state/search.ts'
import {
  chooseOverlay,
  FIRST_VIEW,
  mute,
  muteOthers,
  NO_FILTERS,
  view,
} from '../../../../../client/state/view.ts'
import { wantedOf } from '../../../../../client/state/wanted.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { FLOOR_STATES } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf, readingRows } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel(40)
const NAMES = namesOf(MODEL)
const NOBODY: FadingView = { ...NO_FILTERS, muted: [] }
const lines = MODEL.table.lines.map(({ path }) => path)
const maybe = <Of>(arbitrary: fc.Arbitrary<Of>): fc.Arbitrary<Of | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

const views: fc.Arbitrary<FadingView> = fc.record({
  search: fc.constantFrom('', '', 'jg1', 'a', 'no such thing'),
  states: fc.subarray([...FLOOR_STATES], { maxLength: 3 }),
  links: fc.subarray([0, 1, 2, 3, 4, 5, 77], { maxLength: 3 }),
  kind: maybe(fc.constantFrom(...new Set(MODEL.table.machines.map(({ kind }) => kind.id)))),
  stale: fc.boolean(),
  alarmed: fc.boolean(),
  within: maybe(fc.constantFrom(...lines)),
  muted: fc.subarray(['running', 'unknown', 'idle', 'bin1', 'noValue', 'unmeasured', 'nonsense']),
})
const alarmed: fc.Arbitrary<StandingAlarms> = fc
  .subarray(MODEL.table.machines.map(({ index }) => index))
  .map((machines) => new Map(machines.map((machine) => [machine, []])))
const turn = fc.record({
  rows: fc.oneof(fc.constant([]), readingRows(MODEL.table.size)),
  view: maybe(views),
  alarms: maybe(alarmed),
  stale: maybe(fc.nat(39)),
  overlay: maybe(fc.constantFrom('state', 'heat:power', 'freshness')),
})

describe('the Machines that step back', () => {
  it('are those that the filters leave out or whose entry is muted, after anything that happens [O-8]', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
        const now = createNow(MODEL)
        const faded = createFaded(MODEL)
        let tint = createTint(MODEL, overlayBy(MODEL, 'state'))
        let wish = NOBODY
        let alarms = NO_ALARMS
        for (const step of turns) {
          if (step.rows.length > 0) applyFrame(now, frameOf(FORM.delta, 1, step.rows))
          if (step.stale !== undefined) now.stale[step.stale] = 1
          if (step.overlay !== undefined) tint = createTint(MODEL, overlayBy(MODEL, step.overlay))
          wish = step.view ?? wish
          alarms = step.alarms ?? alarms
          refreshTint(tint, now, 0)
          const { version } = faded
          const before = [...faded.back]
          const changed = refreshFaded(faded, now, alarms, wish, tint)
          const wanted = wantedOf(now, alarms, NAMES, wish)
          const expected = MODEL.table.machines.map((placed) => {
            const entry = tint.entries[tint.entry[placed.index]!]
            return wanted(placed) && !wish.muted.includes(entry!.id) ? 0 : 1
          })
          expect([...faded.back]).toEqual(expected)
          expect(faded.count).toBe(expected.filter((back) => back === 1).length)
          expect(changed).toBe(before.some((back, i) => back !== expected[i]))
          expect(faded.version).toBe(version + (changed ? 1 : 0))
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('are none, and nothing is looked at, while nothing is filtered or muted [O-8]', () => {
    const now = createNow(MODEL)
    const faded = createFaded(MODEL)
    const tint = createTint(MODEL, overlayBy(MODEL, 'state'))
    expect(refreshFaded(faded, now, NO_ALARMS, NOBODY, tint)).toBe(false)
    faded.back[3] = 1
    applyFrame(now, frameOf(FORM.delta, 1, [[0, 6, 0, 1]]))
    expect(refreshFaded(faded, now, NO_ALARMS, NOBODY, tint)).toBe(false)
    expect(faded.back[3]).toBe(1)
  })
})

describe('the entries that are switched off', () => {
  beforeEach(() => view.setState(FIRST_VIEW))
  const { muted } = { muted: () => view.getState().muted }

  it('are one more or one less with each press [O-10]', () => {
    mute('running')
    mute('idle')
    expect(muted()).toEqual(['running', 'idle'])
    mute('running')
    expect(muted()).toEqual(['idle'])
  })

  it('are all others where one is wished for alone, and none when it is wished for again [O-10]', () => {
    mute('running')
    muteOthers('fault', ['fault', 'running', 'idle'])
    expect(muted()).toEqual(['running', 'idle'])
    muteOthers('idle', ['fault', 'running', 'idle'])
    expect(muted()).toEqual(['fault', 'running'])
    muteOthers('idle', ['fault', 'running', 'idle'])
    expect(muted()).toEqual([])
  })

  it('are forgotten with the overlay that they belong to, and only then [O-10]', () => {
    mute('running')
    chooseOverlay('state')
    expect(muted()).toEqual(['running'])
    chooseOverlay('freshness')
    expect(view.getState()).toMatchObject({ overlay: 'freshness', muted: [] })
  })
})
