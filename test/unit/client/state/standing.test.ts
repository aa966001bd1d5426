import { describe, expect, it } from 'vitest'
import { NO_ALARMS } from '../../../../client/state/alarms.ts'
import { applyFrame, createNow } from '../../../../client/state/now.ts'
import { shownBy } from '../../../../client/state/overlays/shown.ts'
import { refreshTint } from '../../../../client/state/overlays/tint.ts'
import { leftOut, toldCounts } from '../../../../client/state/overlays/told.ts'
import { namesOf } from '../../../../client/state/search.ts'
import { allOf, amissOf, worstAmiss } from '../../../../client/state/standing.ts'
import { type Filters, NO_FILTERS } from '../../../../client/state/view.ts'
import { wantedOf } from '../../../../client/state/wanted.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../models/slots.ts'
import { FLOOR_STATES, LINK } from '../../../../models/state.ts'
import { frameOf, type ReadingRow } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel(60)
const { machines } = MODEL.table
const gateways = machines.filter(({ kind }) => kind.id === 'gateway')
const T = 1_700_000_000_000
const EXECUTE = 6
const ABORTED = 9

/** All run, but the first gateway, which is aborted, and the second, which nobody reaches. */
function told() {
  const now = createNow(MODEL)
  const rows = machines.flatMap((placed): ReadingRow[] => [
    [stateSlot(placed), placed === gateways[0] ? ABORTED : EXECUTE, T, 1],
    [linkSlot(placed), placed === gateways[1] ? LINK.deviceLost : LINK.online, T, 1],
  ])
  applyFrame(now, frameOf(FORM.delta, 1, rows))
  return now
}

const wanted = (filters: Partial<Filters>) => {
  const isWanted = wantedOf(told(), NO_ALARMS, namesOf(MODEL), { ...NO_FILTERS, ...filters })
  return machines.filter(isWanted)
}

describe('what produces and what serves it', () => {
  it('[A-25] are counted apart, and of infrastructure what is not well', () => {
    const { stateCounts, servingCounts } = told()
    const serving = machines.filter(({ kind }) => kind.infrastructure === true).length
    expect(gateways.length).toBeGreaterThan(1)
    expect(stateCounts).toMatchObject({ running: machines.length - serving, fault: 0, unknown: 0 })
    const counts = servingCounts.get('gateway')
    if (counts === undefined) throw new Error('no gateway was counted')
    expect([allOf(counts), amissOf(counts), worstAmiss(counts)]).toEqual([gateways.length, 2, 'fault'])
    const radio = servingCounts.get('radio-unit')
    expect(radio === undefined ? 'none' : worstAmiss(radio)).toBeUndefined()
  })

  it('[A-25] the legend of states counts as the header does, and says how many it leaves out', () => {
    const now = told()
    const serving = machines.filter(({ kind }) => kind.infrastructure === true).length
    const state = shownBy(now, 'state').tint
    refreshTint(state, now, T)
    expect(toldCounts(state, now)).toEqual(FLOOR_STATES.map((each) => now.stateCounts[each]))
    expect(leftOut(state, now)).toBe(serving)
    const freshness = shownBy(now, 'freshness').tint
    refreshTint(freshness, now, T)
    expect(toldCounts(freshness, now).reduce((sum, count) => sum + count, 0)).toBe(machines.length)
    expect(leftOut(freshness, now)).toBe(0)
  })

  it('[A-25] who asks for a state sees as many as were counted, and infrastructure by its Kind', () => {
    expect(wanted({ states: ['running'] })).toHaveLength(told().stateCounts.running)
    expect(wanted({ states: ['fault'] })).toEqual([])
    expect(wanted({ kind: 'gateway' })).toEqual(gateways)
    expect(wanted({ kind: 'gateway', states: ['fault'] })).toEqual([gateways[0]])
  })
})
