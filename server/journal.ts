import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { plantToAsk } from '../models/journal-plant.ts'
import { type Dictionary, dictionaryOf } from '../models/segment/dictionary.ts'
import type { Floor } from './core/floor.ts'
import { recallStanding } from './core/happenings.ts'
import { recallTwin } from './core/keep.ts'
import type { Config } from './edge/config/config.ts'
import type { JournalDoor } from './edge/http/journal.ts'
import { type Journal, openJournal } from './edge/journal/journal.ts'
import { type JournalReader, openReader } from './edge/journal/reader.ts'
import { openRecordings, type Recordings } from './edge/journal/recordings.ts'
import type { Recovered } from './edge/journal/recover.ts'
import type { Log } from './edge/log.ts'

/** The Journal of a running server: who writes it, who reads it, and how HTTP asks. */
export interface OpenedJournal {
  readonly journal: Journal
  readonly reader: JournalReader
  readonly door: JournalDoor
  readonly recordings: Recordings
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
    onRecovered: (recovered) => recall(floor, recovered, log),
    onWritten: (file) => reader?.told(file),
  })
  const reading = openReader({ folder, today: dictionary, log })
  reader = reading
  const recordings = openRecordings({
    folder: join(config.dataFolder, 'recordings'),
    log,
    freshName: randomUUID,
  })
  return {
    journal,
    reader: reading,
    door: { reading, plant: plantToAsk(dictionary) },
    recordings,
    async close() {
      await recordings.close()
      await reading.close()
      await journal.close()
    },
  }
}

/** The Journal knows more than the last Snapshot where the server was not ended but killed [T-6, Y-46]. */
function recall(floor: Floor, { known, standing }: Recovered, log: Log): void {
  recallStanding(floor.happenings, standing, Date.now())
  if (floor.bridge.readings > 0) return // what comes by now is newer than what was
  const recalled = recallTwin(floor, known, Date.now())
  if (recalled > 0) log.info({ recalled }, `recalled ${recalled} Readings from the Journal`)
}
