import { join } from 'node:path'
import { plantToAsk } from '../models/journal-plant.ts'
import { type Dictionary, dictionaryOf } from '../models/segment/dictionary.ts'
import type { Floor } from './core/floor.ts'
import type { Config } from './edge/config/config.ts'
import type { JournalDoor } from './edge/http/journal.ts'
import { type Journal, openJournal } from './edge/journal/journal.ts'
import { type JournalReader, openReader } from './edge/journal/reader.ts'
import type { Log } from './edge/log.ts'

/** The Journal of a running server: who writes it, who reads it, and how HTTP asks. */
export interface OpenedJournal {
  readonly journal: Journal
  readonly reader: JournalReader
  readonly door: JournalDoor
  close(): Promise<void>
}

export interface JournalOpening {
  readonly config: Config
  readonly floor: Floor
  readonly plant: { readonly id: string; readonly hash: string }
  readonly log: Log
  readonly steadyNow: () => number
}

/** What was played is kept apart from what was. */
const folderOf = ({ dataFolder, simulators }: Config): string =>
  join(dataFolder, simulators.kind === 'on' ? 'journal-simulated' : 'journal')

export async function openTheJournal(opening: JournalOpening): Promise<OpenedJournal> {
  const { config, floor, plant, log, steadyNow } = opening
  const folder = folderOf(config)
  const dictionary: Dictionary = dictionaryOf(plant.id, plant.hash, floor.table)
  let reader: JournalReader | undefined
  const journal = await openJournal({
    ...{ folder, floor, dictionary, log, steadyNow },
    keep: config.journal,
    wallNow: Date.now,
    onWritten: (file) => reader?.told(file),
  })
  const reading = openReader({ folder, today: dictionary, log })
  reader = reading
  return {
    journal,
    reader: reading,
    door: { reading, plant: plantToAsk(dictionary) },
    async close() {
      await reading.close()
      await journal.close()
    },
  }
}
