import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import {
  BEGIN,
  draft,
  HOUR,
  type MadeJournal,
  MINUTE,
  madeBatch,
  seal,
  writeHour,
} from '../../../../helpers/journal.ts'
import { madeStretch } from '../../../../helpers/journals.ts'
import type { Dice } from '../../../../helpers/seed.ts'

/** Where what was made ends. */
export const ENDS = BEGIN + HOUR + 1.5 * MINUTE

function madeEvents(chance: Dice, machines: number, from: number, to: number): PlacedEvent[] {
  const places = Array.from({ length: chance.below(30) }, () => from + chance.below(to - from))
  return places
    .sort((a, b) => a - b)
    .flatMap((place) => [place, place].slice(0, 1 + chance.below(2)))
    .map((place) => {
      const at = { place, time: place - chance.below(50), machine: chance.below(machines) }
      if (chance.below(2) === 0) return { ...at, event: 'stateChanged', to: chance.below(18) }
      return { ...at, event: 'alarmRaised', code: 'X"event":"partScrapped"', priority: 'low' }
    })
}

/** Two hours around their seam, the first over and told as an hour, with a gap in it, and a stretch that is open. */
export function madeHours(journal: MadeJournal, chance: Dice): MadeJournal {
  const machines = journal.dictionary.machines.length
  const stretch = (from: number, to: number) => ({
    ...madeStretch(chance, journal, from, to, 400),
    events: madeEvents(chance, machines, from, to),
  })
  seal(journal, stretch(BEGIN + 55 * MINUTE + 777, BEGIN + 56 * MINUTE))
  seal(journal, stretch(BEGIN + 56 * MINUTE, BEGIN + 57 * MINUTE))
  seal(journal, stretch(BEGIN + 59 * MINUTE, BEGIN + HOUR))
  writeHour(journal, BEGIN)
  seal(journal, stretch(BEGIN + HOUR, BEGIN + HOUR + MINUTE))
  const from = BEGIN + HOUR + MINUTE
  const writing = draft(journal, from)
  writing.readings(madeBatch(chance, journal.layout, from, from + 30_000, 300), from + 30_000)
  writing.events(madeEvents(chance, machines, from, from + 30_000), from + 30_000)
  return journal
}
