import { describe, expect, it } from 'vitest'
import type { TwinEvent } from '../../models/event.ts'
import { type Batch, createBatch } from '../../models/segment/batch.ts'
import type { Dictionary } from '../../models/segment/dictionary.ts'
import type { PlacedEvent } from '../../models/segment/event-lines.ts'
import { NOTHING_STANDS, standingAfter, standingEvents } from '../../models/standing.ts'
import { createTwin, QUALITY, type Twin } from '../../models/twin.ts'
import { numberedEvents } from '../../server/core/journal/events.ts'
import { courseFrom } from '../../server/core/journal/stretch.ts'
import type { Page } from '../../server/edge/journal/news.ts'
import { type Dice, dice, SEED } from '../helpers/seed.ts'

/** A Reading as it was handed on, with its place on the axis. */
export interface Row {
  readonly slot: number
  readonly place: number
  readonly time: number
  readonly quantum: number
  readonly quality: number
}

/** Whatever keeps what comes and gives it back: what is handed to it is borrowed. */
export interface JournalLike {
  hand(page: Page): void
  /** Resolves once what was handed on so far would outlive the process. */
  kept(): Promise<void>
  /** Resolves once nothing more is to be done to what was handed on. */
  close(): Promise<void>
  /** By slot in the order of the axis, from, included, to, not included. */
  readings(from: number, to: number): readonly Row[]
  twinAt(at: number): Twin
  events(from: number, to: number): readonly PlacedEvent[]
  /** What stands after the Events up to an instant, as Events. */
  standingAt(at: number): readonly TwinEvent[]
  /** The axis that is told of, joined where one piece follows on another. */
  covered(): readonly (readonly [from: number, to: number])[]
}

/** A minute of UTC, so that stretches begin there. */
export const BEGIN = 1_770_000_000_000
const SLOTS_EACH = 5
const MACHINES = 7
const SIZE = SLOTS_EACH * MACHINES

export const CONTRACT_PLANT: Dictionary = {
  plant: 'contract',
  hash: 'contract-1',
  machines: Array.from({ length: MACHINES }, (_, i) => ({
    path: `contract/w/l/m${i}`,
    channels: Array.from({ length: SLOTS_EACH }, (_, k) => ({ key: `c${k}`, resolution: 0.1, unit: '' })),
  })),
}

/** What happens on a floor for some minutes: in time, a little late, an hour late, bad, and Events. */
export interface Tale {
  readonly pages: readonly Page[]
  readonly rows: readonly Row[]
  readonly events: readonly PlacedEvent[]
  readonly until: number
}

export function madeTale(chance: Dice, begin: number, pages: number): Tale {
  const rows: Row[] = []
  const events: PlacedEvent[] = []
  const told: Page[] = []
  let place = begin
  for (let i = 0; i < pages; i++) {
    const from = place
    const batch = createBatch(200, 40)
    const fresh: PlacedEvent[] = []
    for (let k = chance.below(30); k > 0; k--) {
      place += chance.below(4) === 0 ? chance.below(700) : 0
      const late = chance.below(6)
      const own = late === 0 ? chance.below(90_000) : late === 1 ? chance.below(2000) : 0
      addMade(chance, batch, Math.max(begin, place - own), rows)
    }
    if (chance.below(5) === 0) {
      const at = Math.max(begin, place - (chance.below(3) === 0 ? chance.below(90_000) : 0))
      for (let k = 1 + chance.below(3); k > 0; k--) fresh.push(madeEvent(chance, i, at))
    }
    place += 1 + chance.below(1500)
    events.push(...fresh)
    told.push({ batch, events: fresh, from, until: place })
  }
  return { pages: told, rows, events, until: place }
}

/** Few codes on few Machines, so that one is raised again, cleared, and cleared though it does not stand. */
function madeEvent(chance: Dice, i: number, place: number): PlacedEvent {
  const of = { machine: chance.below(MACHINES), time: place - chance.below(9), place }
  const code = `E${chance.below(3)}`
  switch (chance.below(5)) {
    case 0:
      return { ...of, event: 'partProduced', count: 1 + i }
    case 1:
      return { ...of, event: 'alarmCleared', code }
    case 2: {
      const reason = chance.below(2) === 0 ? {} : { reason: `why ${i}` }
      return { ...of, event: 'stateChanged', to: chance.below(9), ...reason }
    }
    default: {
      const text = chance.below(2) === 0 ? {} : { text: { 'zh-CN': `第 ${i} 次`, en: `time ${i}` } }
      return { ...of, event: 'alarmRaised', code, priority: chance.pick(['high', 'medium', 'low']), ...text }
    }
  }
}

function addMade(chance: Dice, batch: Batch, place: number, rows: Row[]): void {
  const machine = chance.below(MACHINES)
  const time = place - chance.below(50)
  batch.machines[batch.packets] = machine
  batch.firsts[batch.packets] = batch.count
  batch.axis[batch.packets] = place
  batch.times[batch.packets++] = time
  for (let slot = machine * SLOTS_EACH; slot < (machine + 1) * SLOTS_EACH; slot++) {
    if (chance.below(3) === 0) continue
    // No two are alike: what comes late and is there already is left out.
    const quantum = rows.length * 3 + chance.below(3)
    const quality = chance.below(9) === 0 ? QUALITY.bad : QUALITY.good
    batch.slots[batch.count] = slot
    batch.quanta[batch.count] = quantum
    batch.qualities[batch.count++] = quality
    rows.push({ slot, place, time, quantum, quality })
  }
  if (batch.firsts[batch.packets - 1] === batch.count) batch.packets--
}

const inOrder = (rows: readonly Row[], from: number, to: number): readonly Row[] =>
  rows
    .filter(({ place }) => place >= from && place < to)
    .map((row, i) => ({ row, i }))
    .sort((a, b) => a.row.slot - b.row.slot || a.row.place - b.row.place || a.i - b.i)
    .map(({ row }) => row)

export function plainTwinAt(known: Twin, rows: readonly Row[], at: number): Twin {
  const { twin, places } = courseFrom(known)
  places.fill(Number.NEGATIVE_INFINITY)
  for (const { slot, place, time, quantum, quality } of rows) {
    if (place > at || place < (places[slot] ?? 0)) continue
    places[slot] = place
    twin.quanta[slot] = quantum
    twin.times[slot] = time
    twin.qualities[slot] = quality
  }
  return twin
}

/** One Event after another from the beginning: the plainest way to what stands at an instant. */
export const plainStandingAt = (events: readonly PlacedEvent[], at: number): readonly TwinEvent[] =>
  standingEvents(
    standingAfter(
      NOTHING_STANDS,
      numberedEvents(events.filter(({ place }) => place <= at).sort((a, b) => a.place - b.place)),
    ),
  )

/** As whoever lent the page may do once the call returns. */
function scribbleOver({ batch, events }: Page): void {
  batch.slots.fill(-1)
  batch.quanta.fill(666)
  batch.axis.fill(Number.NaN)
  batch.times.fill(-1)
  ;(events as PlacedEvent[]).length = 0
}

const copyOf = (page: Page): Page => ({
  ...page,
  batch: {
    ...page.batch,
    slots: page.batch.slots.slice(),
    quanta: page.batch.quanta.slice(),
    axis: page.batch.axis.slice(),
    times: page.batch.times.slice(),
  },
  events: [...page.events],
})

const TALES = 8
const PAGES = 220

/** What a Journal must satisfy; `open` goes on with what an earlier one of that name has closed. */
export function journalContract(
  name: string,
  open: (folder: string, known: Twin) => Promise<JournalLike> | JournalLike,
): void {
  const tales = async (holds: (journal: JournalLike, tale: Tale, chance: Dice) => Promise<void>) => {
    for (let run = 0; run < TALES; run++) {
      const chance = dice(SEED + run)
      const tale = madeTale(chance, BEGIN, PAGES)
      const journal = await open(`tale-${run}-${Math.floor(performance.now() * 1000)}`, createTwin(SIZE))
      for (const page of tale.pages) {
        const lent = copyOf(page)
        journal.hand(lent)
        scribbleOver(lent)
        if (chance.below(150) === 0) await journal.kept()
      }
      await journal.close()
      await holds(journal, tale, chance)
    }
  }

  describe(name, () => {
    it('[Y-2, Y-4, Y-11] gives back every Reading where it lies on the axis, whenever it came', async () => {
      await tales(async (journal, { rows, until }, chance) => {
        expect(journal.readings(BEGIN, until + 1)).toEqual(inOrder(rows, BEGIN, until + 1))
        const from = BEGIN + chance.below(until - BEGIN)
        expect(journal.readings(from, from + 20_000)).toEqual(inOrder(rows, from, from + 20_000))
      })
    }, 60_000)

    it('[Y-3] gives the Twin at every instant', async () => {
      await tales(async (journal, { rows, until }, chance) => {
        for (let i = 0; i < 20; i++) {
          const at = BEGIN + chance.below(until - BEGIN)
          expect(journal.twinAt(at), `at ${at - BEGIN}`).toEqual(plainTwinAt(createTwin(SIZE), rows, at))
        }
      })
    }, 60_000)

    it('[Y-11, Y-34] gives back every Event where it lies on the axis', async () => {
      await tales(async (journal, { events, until }) => {
        const known = events
          .map((event, i) => ({ event, i }))
          .sort((a, b) => a.event.place - b.event.place || a.i - b.i)
        expect(journal.events(BEGIN, until + 1)).toEqual(known.map(({ event }) => event))
      })
    }, 60_000)

    it('[Y-43, Y-45] knows at every instant what stands, though it was told before or came late', async () => {
      let stood = 0
      await tales(async (journal, { events, until }, chance) => {
        for (let i = 0; i < 20; i++) {
          const at = BEGIN + chance.below(until - BEGIN)
          const standing = plainStandingAt(events, at)
          stood += standing.filter(({ time }) => time < at - 60_000).length
          expect(journal.standingAt(at), `at ${at - BEGIN}`).toEqual(standing)
        }
      })
      expect(stood).toBeGreaterThan(100)
    }, 60_000)

    it('[Y-15] covers the time that it was there, and the rest is a gap', async () => {
      const first = madeTale(dice(SEED), BEGIN, 60)
      const again = first.until + 3_600_000
      const second = madeTale(dice(SEED + 1), again, 60)
      const journal = await open('twice', createTwin(SIZE))
      for (const page of first.pages) journal.hand(copyOf(page))
      await journal.close()
      const next = await open('twice', plainTwinAt(createTwin(SIZE), first.rows, first.until))
      for (const page of second.pages) next.hand(copyOf(page))
      await next.close()
      const covered = next.covered()
      expect(covered.length).toBe(2)
      expect(covered.map(([from]) => from)).toEqual([BEGIN, again])
      covered.forEach(([, to], i) => {
        const end = i === 0 ? first.until : second.until
        expect(Math.abs(to - end)).toBeLessThanOrEqual(1)
      })
      for (const at of [first.until - 1, again - 1, again, second.until])
        expect(next.standingAt(at)).toEqual(plainStandingAt([...first.events, ...second.events], at))
      expect(next.readings(BEGIN, second.until + 1)).toEqual(
        inOrder([...first.rows, ...second.rows], BEGIN, second.until + 1),
      )
    }, 60_000)
  })
}
