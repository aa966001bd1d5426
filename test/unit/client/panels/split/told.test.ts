import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channelsOf, plantTold, sameSide, sideTold } from '../../../../../client/panels/split/side.ts'
import {
  type Dress,
  type FromPane,
  readFromPane,
  readToPane,
  type ToldSide,
} from '../../../../../client/panels/split/told.ts'
import { NO_ALARMS } from '../../../../../client/state/alarms.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { stateSlot } from '../../../../../models/slots.ts'
import { FLOOR_STATES } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { floorOf, reach, read } from '../floor.ts'

const speech = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })
const floor = floorOf(12)
const { model, now } = floor
const [first] = model.table.machines
if (first === undefined) throw new Error('the plant has no machine')
reach(floor)
read(now, stateSlot(first), 6)

const seen = { now, alarms: NO_ALARMS, at: 5000, live: false, made: 12, scrapped: Number.NaN }
const side = sideTold({ ...seen, chosen: first.machine.id }, speech)
/** As the browser hands it over. */
const handed = (told: unknown): unknown => structuredClone(told)

const dress: Dress = {
  kind: 'dress',
  language: 'zh-CN',
  theme: 'auto',
  wishes: { motion: 'system', labels: 'few', names: 'both' },
  quality: 'auto',
  stage: 'scene',
  asks: true,
}

describe('what the two pages say to one another', () => {
  it('[PH-116] arrives as it was said', () => {
    const said: readonly FromPane[] = [
      { kind: 'hello' },
      { kind: 'shows', beside: 'live' },
      { kind: 'wish', beside: undefined },
      { kind: 'wish', beside: 'live' },
      plantTold(model, speech),
      side,
    ]
    for (const message of said) expect(readFromPane(handed(message))).toEqual(message)
    expect(readToPane(handed(dress))).toEqual(dress)
    expect(readToPane(handed({ kind: 'choose', machine: 'A' }))).toEqual({ kind: 'choose', machine: 'A' })
  })

  it('[PH-116] is not used where a part of it makes no sense', () => {
    const states = side.states.with(0, FLOOR_STATES.length)
    const broken: readonly Partial<Record<keyof ToldSide, unknown>>[] = [
      { at: Number.NaN },
      { hash: 7 },
      { states },
      { states: [...side.states] },
      { counts: [1, 2] },
      { alarms: '1' },
      { values: side.values.slice(1) },
      { keys: side.keys.slice(1) },
      { texts: side.texts.map(() => 'x'.repeat(10_000)) },
      { chosen: undefined },
    ]
    for (const part of broken)
      expect(readFromPane({ ...side, ...part }), Object.keys(part)[0]).toBeUndefined()
    const plant = plantTold(model, speech)
    expect(readFromPane({ ...plant, ids: plant.ids.slice(1) })).toBeUndefined()
    expect(readToPane({ ...dress, wishes: { ...dress.wishes, labels: 'many' } })).toBeUndefined()
    expect(readToPane({ ...dress, language: 'xx' })).toBeUndefined()
  })

  it('[PH-116] never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('plant', 'side', 'dress', 'choose', 'wish'), (any, kind) => {
        readFromPane(any)
        readToPane(any)
        const told =
          typeof any === 'object' && any !== null ? { ...any, kind } : { kind, hash: any, paths: any }
        readFromPane(told)
        readToPane(told)
      }),
      { seed: SEED },
    )
  })
})

describe('a side', () => {
  it('[PH-114] tells the state of every Machine, the counts, and the Channels of the one selected', () => {
    expect(side.states).toHaveLength(12)
    expect(FLOOR_STATES[side.states[0] ?? -1]).not.toBe('unknown')
    expect(side.counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12)
    expect(side.chosen).toBe(first.path)
    const channels = channelsOf(side)
    expect(channels.map(({ key }) => key)).toEqual(first.channels.map(({ key }) => key))
    expect(channels[0]?.value, 'a word is no number').toBeNaN()
    expect(sideTold({ ...seen, chosen: 'nobody' }, speech)).toMatchObject({ chosen: '', keys: [] })
  })

  it('[PH-116] is told again only where something of it changed', () => {
    const again = sideTold({ ...seen, chosen: first.machine.id }, speech)
    expect(sameSide(side, again)).toBe(true)
    expect(sameSide(side, { ...again, at: 6000 })).toBe(false)
    expect(sameSide(side, { ...again, made: Number.NaN })).toBe(false)
    expect(sameSide(side, { ...again, states: again.states.with(3, 1) })).toBe(false)
    expect(sameSide(side, { ...again, texts: again.texts.with(0, 'x') })).toBe(false)
  })
})
