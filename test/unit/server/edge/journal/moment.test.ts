import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventId } from '../../../../../models/event-id.ts'
import { addPacket, addReading } from '../../../../../models/segment/batch.ts'
import { createTwin, type Twin } from '../../../../../models/twin.ts'
import { type Moment, momentAt } from '../../../../../server/edge/journal/reader-moment.ts'
import { skim } from '../../../../../server/edge/journal/reader-skim.ts'
import {
  BEGIN,
  draft,
  HOUR,
  isSameTwin,
  journalIn,
  MINUTE,
  madeBatch,
  seal,
  twinAt,
  writeHour,
} from '../../../../helpers/journal.ts'
import { journals, madeStretch as stretch, twinOfFrame } from '../../../../helpers/journals.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const table = generatedTable(60)
const { empty: journalOf, opened } = journals(table)

const twinOf = ({ frame }: Moment): Twin => twinOfFrame(frame, table.size)

describe('a moment of the Journal', () => {
  it('[Y-33] is the Twin at that instant, to the last bit, and says whether it was written', () => {
    const journal = journalOf()
    const chance = dice(SEED)
    const begins = BEGIN + 58 * MINUTE + 1234
    seal(journal, stretch(chance, journal, begins, BEGIN + 59 * MINUTE))
    seal(journal, stretch(chance, journal, BEGIN + 59 * MINUTE))
    seal(journal, stretch(chance, journal, BEGIN + HOUR + 5 * MINUTE))
    const store = opened(journal)
    const spans = [
      [begins, BEGIN + HOUR, 'recorded'],
      [BEGIN + HOUR, BEGIN + HOUR + 5 * MINUTE, 'gap'],
      [BEGIN + HOUR + 5 * MINUTE, BEGIN + HOUR + 6 * MINUTE, 'recorded'],
    ] as const
    for (const [from, to, kind] of spans) {
      for (const at of [from, from + chance.below(to - from), from + chance.below(to - from), to - 1]) {
        const moment = momentAt(store, at)
        expect(isSameTwin(twinOf(moment), twinAt(journal, at))).toBe(true)
        expect(moment.head).toMatchObject({ at, damaged: [], ground: { kind } })
      }
    }
    expect(momentAt(store, BEGIN + 59.5 * MINUTE).head.ground).toEqual({
      ...{ kind: 'recorded', exactness: 'full', from: BEGIN + 59 * MINUTE, to: BEGIN + HOUR },
    })
    const gap = { kind: 'gap', from: BEGIN + HOUR, to: BEGIN + HOUR + 5 * MINUTE }
    expect(momentAt(store, BEGIN + HOUR + MINUTE).head.ground).toEqual(gap)
    const before = momentAt(store, begins - 1)
    expect(before.head.ground).toEqual({ kind: 'gap', from: undefined, to: begins })
    expect(isSameTwin(twinOf(before), createTwin(table.size))).toBe(true)
    const after = momentAt(store, BEGIN + 9 * HOUR)
    expect(after.head.ground).toEqual({ kind: 'gap', from: BEGIN + HOUR + 6 * MINUTE, to: undefined })
    expect(isSameTwin(twinOf(after), twinAt(journal, BEGIN + 9 * HOUR))).toBe(true)
  })

  it('[Y-33] of an empty Journal is a Twin of nothing', () => {
    const moment = momentAt(opened(journalOf()), BEGIN)
    expect(moment.head.ground).toEqual({ kind: 'gap', from: undefined, to: undefined })
    expect(isSameTwin(twinOf(moment), createTwin(table.size))).toBe(true)
  })

  it('[Y-33] reads what is not sealed yet out of the draft as far as it is written, until it is sealed', () => {
    const journal = journalOf()
    const chance = dice(SEED + 1)
    seal(journal, stretch(chance, journal, BEGIN))
    const from = BEGIN + MINUTE
    const writing = draft(journal, from)
    const store = opened(journal)
    expect(isSameTwin(twinOf(momentAt(store, from + 10)), twinAt(journal, from))).toBe(true)
    for (let second = 0; second < 20; second++) {
      const begins = from + second * 1000
      writing.readings(madeBatch(chance, journal.layout, begins, begins + 1000, 40), begins + 1000)
      // What came late for what is sealed lies in the draft as well, and waits for its amendment.
      const late = madeBatch(chance, journal.layout, BEGIN, BEGIN + MINUTE, 2)
      if (second === 7) {
        const known = journal.readings.slice()
        writing.readings(late, begins + 1000)
        journal.readings.splice(0, Number.POSITIVE_INFINITY, ...known)
      }
      store.look(Date.now())
      const at = from + chance.below(second * 1000 + 1000)
      const moment = momentAt(store, at)
      expect(isSameTwin(twinOf(moment), twinAt(journal, at))).toBe(true)
      expect(moment.head.ground).toMatchObject({ kind: 'recorded', exactness: 'full', from })
    }
    const path = join(journal.folder, writing.name)
    const whole = readFileSync(path)
    writeFileSync(path, Buffer.concat([whole, whole.subarray(100, 180)]))
    store.look(Date.now())
    expect(isSameTwin(twinOf(momentAt(store, from + 20_000)), twinAt(journal, from + 20_000))).toBe(true)

    const known = journal.readings.filter(({ place }) => place >= from)
    const sealed = stretch(chance, journal, from)
    Object.assign(journal, {
      readings: journal.readings.filter(({ place }) => place < from),
      twin: twinAt(journal, from - 1),
    })
    seal(journal, sealed)
    store.look(Date.now())
    expect(known.length).toBeGreaterThan(0)
    expect(isSameTwin(twinOf(momentAt(store, from + 20_000)), twinAt(journal, from + 20_000))).toBe(true)
    rmSync(path)
    store.look(Date.now())
    expect(isSameTwin(twinOf(momentAt(store, from + 20_000)), twinAt(journal, from + 20_000))).toBe(true)
    expect(momentAt(store, from + 20_000).head.ground).toMatchObject({ to: from + MINUTE })
  })

  it('[Y-43] tells what stands there, the oldest first, and a reason only while its Machine is in that state', () => {
    const journal = journalOf()
    const first = stretch(dice(SEED + 8), journal, BEGIN)
    const slot = journal.layout.machineSlots[4]!
    const { batch } = first
    batch.count = batch.packets = 0
    for (const [place, code] of [
      [BEGIN + 1000, 11],
      [BEGIN + 9000, 6],
    ] as const) {
      addPacket(batch, 4, place, place)
      addReading(batch, slot, code, 1)
    }
    const of = { machine: 4, time: 7, place: BEGIN + 1000 }
    const held = { ...of, event: 'stateChanged', to: 11, reason: 'no material' } as const
    const alarm = { ...of, event: 'alarmRaised', code: 'E1', priority: 'low' } as const
    const cleared = { ...of, event: 'alarmCleared', code: 'E1', place: BEGIN + 12_000 } as const
    seal(journal, { ...first, events: [held, alarm, cleared] })
    seal(journal, stretch(dice(SEED + 9), journal, BEGIN + MINUTE))
    const store = opened(journal)
    const { place, ...told } = held
    const { place: _, ...raised } = alarm
    const id = eventId(place, 0)
    const all = [
      { ...told, id },
      { ...raised, id: id + 1 },
    ]
    for (const [at, standing] of [
      [BEGIN + 999, []],
      [BEGIN + 1000, all],
      [BEGIN + 8999, all],
      // The Event that told of the change to it was lost: the state alone says that it is over.
      [BEGIN + 9000, all.slice(1)],
      [BEGIN + 12_000, []],
      [BEGIN + MINUTE + 5, []],
    ] as const) {
      const moment = momentAt(store, at).head
      expect(moment.standing).toEqual(standing)
      const { head } = skim(store, { from: at, to: at + 1, stepMillis: 1 }, { turn: async () => undefined })
      const { ground, damaged } = moment
      expect(head).toMatchObject({ ground, damaged, standing })
    }
  })

  it('[Y-31] brings the slots of another Plant to where they are today', () => {
    const journal = journalOf()
    const chance = dice(SEED + 3)
    seal(journal, stretch(chance, journal, BEGIN))
    const { machines } = journal.dictionary
    const today = { ...journal.dictionary, hash: 'new', machines: machines.slice(3).reverse() }
    const store = opened({ ...journal, dictionary: today })
    const at = BEGIN + 30_000
    const [now, then] = [twinOf(momentAt(store, at)), twinAt(journal, at)]
    let to = 0
    for (const { path, channels } of today.machines) {
      const machine = machines.findIndex((each) => each.path === path)
      const from = journal.layout.machineSlots[machine]!
      for (let i = 0; i < channels.length; i++, to++) {
        expect([now.quanta[to], now.times[to]]).toEqual([
          then.qualities[from + i] === 0 ? 0 : then.quanta[from + i],
          then.times[from + i],
        ])
      }
    }
    expect(to).toBeGreaterThan(100)
    expect(then.qualities.some((quality) => quality !== 0)).toBe(true)
  })

  it('[Y-33] names the Plant that was recorded where today has no Machine of it, and only there', () => {
    const journal = journalOf()
    const chance = dice(SEED + 5)
    seal(journal, stretch(chance, journal, BEGIN))
    draft(journal, BEGIN + MINUTE)
    writeHour(journal, BEGIN - HOUR)
    const { machines } = journal.dictionary
    const other = machines.map((machine) => ({ ...machine, path: `other/${machine.path}` }))
    const grounds = (machines: typeof other) => {
      const store = opened({ ...journal, dictionary: { plant: 'new', hash: 'new', machines } })
      return [BEGIN + 5, BEGIN + MINUTE, BEGIN - 5].map((at) => momentAt(store, at).head.ground)
    }
    const { plant } = journal.dictionary
    for (const ground of grounds(other)) expect(ground).toMatchObject({ kind: 'recorded', plant })
    for (const ground of grounds([...machines.slice(0, 1), ...other])) {
      expect(ground.kind).toBe('recorded')
      expect(ground).not.toHaveProperty('plant')
    }
  })

  it('[Y-33] of an age that is kept by the minute is what the minute before ended with', () => {
    const journal = journalOf()
    const chance = dice(SEED + 4)
    for (let minute = 0; minute < 3; minute++)
      seal(journal, stretch(chance, journal, BEGIN + minute * MINUTE))
    writeHour(journal, BEGIN)
    const at = BEGIN + 2 * MINUTE + 5000
    expect(momentAt(opened(journal), at).head.ground).toMatchObject({ exactness: 'full' })
    const thinned = journalIn(join(journal.folder, 'thinned'), journal.dictionary)
    thinned.readings.push(...journal.readings)
    writeHour(thinned, BEGIN)
    const moment = momentAt(opened(thinned), at)
    expect(moment.head.ground).toEqual({
      ...{ kind: 'recorded', exactness: 'minute', from: BEGIN, to: BEGIN + HOUR },
    })
    const known = twinOf(moment)
    const last = new Map<number, number>()
    for (const { slot, place, quantum, quality } of journal.readings)
      if (place < BEGIN + 2 * MINUTE && quality !== 3) last.set(slot, quantum)
    expect(last.size).toBeGreaterThan(100)
    for (let slot = 0; slot < table.size; slot++)
      expect([slot, known.qualities[slot] === 0 ? undefined : known.quanta[slot]]).toEqual([
        slot,
        last.get(slot),
      ])
  })
})
