import { describe, expect, it } from 'vitest'
import { kept, rowViewOf, trustAt } from '../../../../../client/panels/list/row-view.ts'
import {
  CHOSEN_CHANNELS,
  chosenKeys,
  TELLING,
  withChoice,
} from '../../../../../client/panels/list/telling.ts'
import { sayAge } from '../../../../../client/panels/say-age.ts'
import { NO_ALARMS } from '../../../../../client/state/alarms.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { floorOf, read } from '../floor.ts'

const speech = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })
const NOON = Date.UTC(2026, 10, 20, 4)
const live = sayAge({ kind: 'live' }, NOON, speech)

const { model, now } = floorOf(20)
const centre = model.table.machines.find(({ kind }) => kind.id === 'machining-centre-3')
if (centre === undefined) throw new Error('no machining centre in the generated plant')
const slotOf = (key: string): number =>
  centre.firstSlot + centre.channels.findIndex((channel) => channel.key === key)
const look = (at = NOON, age = live) =>
  rowViewOf(model, now, NO_ALARMS, centre, ['spindleLoad'], at, speech, age)

describe('a row of the list', () => {
  it('of a Machine never heard says so', () => {
    expect(look()).toMatchObject({
      state: 'unknown',
      link: 0,
      age: '—',
      values: [{ text: '—', trust: 'none' }],
    })
  })

  it('[Q-6] of a Machine out of reach tells what it was as past, and trusts none of its values', () => {
    read(now, slotOf('spindleLoad'), 405, NOON)
    read(now, stateSlot(centre), 6, NOON)
    for (const link of [LINK.unheard, LINK.silent, LINK.deviceLost, LINK.gatewayLost, LINK.brokerLost]) {
      read(now, linkSlot(centre), link)
      expect(look()).toMatchObject({ state: 'unknown', was: 'running', values: [{ trust: 'past' }] })
    }
    read(now, linkSlot(centre), LINK.online)
    expect(look()).toMatchObject({ state: 'running', was: undefined, values: [{ trust: 'good' }] })
  })

  it('prints a value with the decimals that its Channel resolves', () => {
    read(now, stateSlot(centre), 6, NOON - 3000)
    read(now, slotOf('spindleLoad'), 405, NOON - 2000)
    expect(look()).toMatchObject({ age: '2s', values: [{ text: '40.5', unit: '%', trust: 'good' }] })
  })

  it('[Q-2] trusts a value no longer than its Channel allows', () => {
    read(now, slotOf('spindleLoad'), 405, NOON - 3000)
    expect(look().values[0]?.trust).toBe('good')
    expect(look(NOON + 1).values[0]?.trust).toBe('stale')
  })

  it('[Q-1] tells bad from uncertain', () => {
    const slot = slotOf('spindleLoad')
    read(now, slot, 1, NOON, QUALITY.bad)
    expect(trustAt(model, now, slot, NOON)).toBe('bad')
    read(now, slot, 1, NOON, QUALITY.uncertain)
    expect(trustAt(model, now, slot, NOON)).toBe('uncertain')
  })

  it('marks a number beyond what a healthy sensor reads, and neither words nor counters', () => {
    read(now, slotOf('spindleLoad'), 2500, NOON)
    expect(look().values[0]).toMatchObject({ text: '250.0', outside: true })
    read(now, slotOf('spindleLoad'), -1, NOON)
    expect(look().values[0]).toMatchObject({ outside: true })
    read(now, slotOf('spindleLoad'), 405, NOON)
    expect(look().values[0]).toMatchObject({ outside: false })
    read(now, slotOf('partsMade'), 2_000_000, NOON - 5000)
    const keys = ['partsMade']
    expect(rowViewOf(model, now, NO_ALARMS, centre, keys, NOON, speech, live).values[0]?.outside).toBe(false)
  })

  it('[Q-5] says as of when, once the server is lost', () => {
    const lost = {
      kind: 'lost',
      sinceMillis: NOON,
      attempt: 1,
      retryAtMillis: NOON,
      reason: 'closed',
    } as const
    read(now, slotOf('spindleLoad'), 405, NOON - 4000)
    read(now, stateSlot(centre), 6, NOON - 4000)
    expect(look(NOON, sayAge(lost, NOON, speech)).age).toBe('as of 11:59:56')
  })

  it('is left alone where nothing that it prints has changed', () => {
    const before = look()
    expect(kept(before, look())).toBe(before)
    read(now, slotOf('spindleLoad'), 411, NOON - 4000)
    expect(kept(before, look())).not.toBe(before)
  })
})

describe('the Channels of a row', () => {
  it.each([...KINDS.values()])('of Kind $id are Channels that it has', (kind) => {
    const keys = TELLING[kind.id]
    expect(keys).toHaveLength(CHOSEN_CHANNELS)
    for (const key of keys ?? []) expect(kind.channels.map((channel) => channel.key)).toContain(key)
  })

  it("are the person's choice, without those that the Machine has not", () => {
    expect(chosenKeys(centre, {})).toEqual(TELLING['machining-centre-3'])
    expect(chosenKeys(centre, { 'machining-centre-3': ['power', 'gone', 'link'] })).toEqual(['power'])
    expect(chosenKeys(centre, { 'machining-centre-3': [] })).toEqual([])
  })

  it('make room for the newest choice', () => {
    expect(withChoice(['a', 'b', 'c'], 'd')).toEqual(['b', 'c', 'd'])
    expect(withChoice(['a', 'b'], 'a')).toEqual(['b'])
  })
})
