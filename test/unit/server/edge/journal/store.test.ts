import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Twin } from '../../../../../models/twin.ts'
import type { Broken } from '../../../../../server/edge/journal/reader-broken.ts'
import { type Moment, momentAt } from '../../../../../server/edge/journal/reader-moment.ts'
import {
  amend,
  BEGIN,
  HOUR,
  hourFile,
  isSameTwin,
  journalIn,
  MINUTE,
  madeBatch,
  seal,
  twinAt,
} from '../../../../helpers/journal.ts'
import { journals, madeStretch as stretch, twinOfFrame } from '../../../../helpers/journals.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const table = generatedTable(60)
const broken: Broken[] = []
const { empty: journalOf, opened } = journals(table, (each) => broken.push(each))
afterEach(() => {
  broken.length = 0
})

const twinOf = ({ frame }: Moment): Twin => twinOfFrame(frame, table.size)

describe('the files of the Journal, amended, written anew, gone or damaged', () => {
  it('[Y-32] takes each tile from the last record that has it', () => {
    const journal = journalOf()
    const chance = dice(SEED + 2)
    const first = stretch(chance, journal, BEGIN)
    seal(journal, first)
    const store = opened(journal)
    const at = BEGIN + MINUTE - 1
    const before = twinOf(momentAt(store, at))
    const whole = madeBatch(chance, journal.layout, BEGIN, BEGIN + MINUTE, 900)
    const second = { ...first, batch: whole }
    const { layout } = journal
    const amended = layout.tiles[1]!
    const inTile = (slot: number) => slot >= amended.firstSlot && slot < amended.endSlot
    amend(journal, second, [1])
    store.look(Date.now())
    const other = journalIn(join(journal.folder, 'other'), journal.dictionary)
    seal(other, second)
    const [known, meant] = [twinOf(momentAt(store, at)), twinAt(other, at)]
    for (let slot = 0; slot < table.size; slot++) {
      const from = inTile(slot) ? meant : before
      expect([known.qualities[slot], known.times[slot]]).toEqual([from.qualities[slot], from.times[slot]])
    }
  })

  it('[Y-32] finds that a file was written anew or has gone, though it is long done', () => {
    const journal = journalOf()
    const chance = dice(SEED + 6)
    for (let hour = 0; hour < 6; hour++) seal(journal, stretch(chance, journal, BEGIN + hour * HOUR))
    const store = opened(journal)
    const other = journalIn(join(journal.folder, 'other'), journal.dictionary)
    seal(other, stretch(chance, other, BEGIN))
    renameSync(join(other.folder, hourFile(BEGIN)), join(journal.folder, hourFile(BEGIN)))
    const at = BEGIN + 30_000
    store.look(Date.now(), { told: [hourFile(BEGIN)] })
    expect(store.shelves.segments.count).toBe(6)
    expect(isSameTwin(twinOf(momentAt(store, at)), twinAt(other, at))).toBe(true)
    rmSync(join(journal.folder, hourFile(BEGIN)))
    store.look(Date.now())
    expect(store.shelves.segments.count).toBe(5)
    expect(momentAt(store, at).head.ground).toEqual({ kind: 'gap', from: undefined, to: BEGIN + HOUR })
    expect(broken).toEqual([])
  })

  it('[Y-39] a flipped bit is named and leaves out the Machines of one tile; the rest is told', () => {
    const journal = journalOf()
    const chance = dice(SEED + 5)
    for (let minute = 0; minute < 3; minute++)
      seal(journal, stretch(chance, journal, BEGIN + minute * MINUTE))
    const path = join(journal.folder, hourFile(BEGIN))
    const whole = readFileSync(path)
    const seen = new Set<string>()
    for (let run = 0; run < 60; run++) {
      const flipped = Uint8Array.from(whole)
      flipped[chance.below(whole.length)]! ^= 1 << chance.below(8)
      writeFileSync(`${path}.new`, flipped)
      renameSync(`${path}.new`, path)
      broken.length = 0
      const store = opened(journal, Date.now() + 60_000)
      for (let minute = 0; minute < 3; minute++) {
        const at = BEGIN + minute * MINUTE + chance.below(MINUTE)
        const { head, ...moment } = momentAt(store, at)
        const [now, then] = [twinOf({ head, ...moment }), twinAt(journal, at)]
        const isRecorded = head.ground.kind === 'recorded'
        if (!isRecorded) expect(broken[0]?.what).toBe('head')
        const wrong = Array.from(now.times, (time, slot) => {
          const isLost = head.damaged.includes(table.machineOf[slot]!)
          return time === (isLost ? Number.NEGATIVE_INFINITY : then.times[slot]) ? [] : [slot]
        })
        expect(isRecorded ? wrong.flat() : []).toEqual([])
        if (head.damaged.length > 0) expect(head.damaged.length).toBeLessThan(table.machines.length)
      }
      expect(broken.length).toBeLessThanOrEqual(1)
      for (const each of broken) {
        seen.add(each.what)
        expect(each.file).toBe(hourFile(BEGIN))
        if (each.what === 'tile') expect(each.machines.length).toBeGreaterThan(0)
      }
      expect(store.shelves.segments.count).toBeGreaterThanOrEqual(broken[0]?.what === 'head' ? 2 : 3)
      store.close()
    }
    expect([...seen].sort()).toEqual(['head', 'plant', 'tile'])
  })
})
