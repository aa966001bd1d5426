import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { openStore, type Store } from '../../../../../server/edge/journal/reader-store.ts'
import {
  BEGIN,
  draft,
  emptyJournal,
  HOUR,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
  writeHour,
} from '../../../../helpers/journal.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import type { Dice } from '../../../../helpers/seed.ts'

export const table = generatedTable(60)
export const made: MadeJournal[] = []
const stores: Store[] = []
export function removeMade(): void {
  for (const store of stores.splice(0)) store.close()
  for (const journal of made.splice(0)) remove(journal)
}

export const pace = createPace(new AbortController().signal)
export const opened = ({ folder, dictionary }: MadeJournal): Store => {
  const store = openStore(folder, dictionary, (broken) => {
    throw new Error(JSON.stringify(broken))
  })
  stores.push(store)
  store.look(Date.now(), { all: true })
  return store
}

function madeEvents(chance: Dice, from: number, to: number): PlacedEvent[] {
  const places = Array.from({ length: chance.below(30) }, () => from + chance.below(to - from))
  return places
    .sort((a, b) => a - b)
    .flatMap((place) => [place, place].slice(0, 1 + chance.below(2)))
    .map((place) => {
      const at = { place, time: place - chance.below(50), machine: chance.below(table.machines.length) }
      if (chance.below(2) === 0) return { ...at, event: 'stateChanged', to: chance.below(18) }
      return { ...at, event: 'alarmRaised', code: 'X"event":"partScrapped"', priority: 'low' }
    })
}

/** Two hours around their seam, the first over and told as an hour, with a gap in it, and a stretch that is open. */
export function madeJournal(chance: Dice): MadeJournal {
  const journal = emptyJournal(table)
  made.push(journal)
  const stretch = (from: number, to: number, packets = 400) => ({
    ...{ from, to, batch: madeBatch(chance, journal.layout, from, to, packets) },
    events: madeEvents(chance, from, to),
  })
  seal(journal, stretch(BEGIN + 55 * MINUTE + 777, BEGIN + 56 * MINUTE))
  seal(journal, stretch(BEGIN + 56 * MINUTE, BEGIN + 57 * MINUTE))
  seal(journal, stretch(BEGIN + 59 * MINUTE, BEGIN + HOUR))
  writeHour(journal, BEGIN)
  seal(journal, stretch(BEGIN + HOUR, BEGIN + HOUR + MINUTE))
  const from = BEGIN + HOUR + MINUTE
  const writing = draft(journal, from)
  writing.readings(madeBatch(chance, journal.layout, from, from + 30_000, 300), from + 30_000)
  writing.events(madeEvents(chance, from, from + 30_000), from + 30_000)
  return journal
}

export const ENDS = BEGIN + HOUR + 1.5 * MINUTE
