import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JournalReading } from '../../../models/journal-answer.ts'
import { type AskedPlant, plantToAsk } from '../../../models/journal-plant.ts'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { PlantAnswer } from '../../../models/protocol.ts'
import { type Recording, recordingSchema } from '../../../models/recording.ts'
import { dictionaryOf } from '../../../models/segment/dictionary.ts'
import { slotTable } from '../../../models/slots.ts'
import { type Bilingual, bilingual } from '../../../models/text.ts'
import type { Log } from '../log.ts'
import { openDisk } from './disk.ts'
import { type JournalReader, openReader } from './reader.ts'
import { takeInThread } from './recording-taker.ts'
import { troubleOf } from './state.ts'

/** A recording as it is asked: who answers, and how things are called in its own Plant. */
export interface OpenRecording {
  readonly reading: JournalReading
  readonly plant: AskedPlant
}

export type Taken =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly why: 'refused' | 'busy' | 'full' | 'disk'; readonly error: Bilingual }

/** Stretches of Journals that were brought here, each in a folder of its own [Y-48]. */
export interface Recordings {
  list(): readonly Recording[]
  take(bytes: AsyncIterable<Uint8Array>, name: string | undefined): Promise<Taken>
  remove(id: string): Promise<boolean>
  /** What its page is told of its Plant, as JSON. */
  plantAnswer(id: string): string | undefined
  open(id: string): OpenRecording | undefined
  close(): Promise<void>
}

export interface RecordingsPlan {
  readonly folder: string
  readonly log: Pick<Log, 'info' | 'warn' | 'warnRarely'>
  /** A name that nothing else has. */
  readonly freshName: () => string
}

const ABOUT = 'recording.json'
const ANSWER = 'plant.json'
const FRESH = '.fresh-'
/** Nothing else is part of a path. */
const ID = /^[0-9a-f]{16}$/
const MOST_RECORDINGS = 100
const LONGEST_NAME = 100
/** Each has a thread while it is looked at; of one more the one that was asked longest ago answers what it was asked, and ends. */
const MOST_OPEN = 3

const BUSY = bilingual(
  '正在导入另一个录像：请稍后再试。',
  'Another recording is being brought in: try again in a moment.',
)
const FULL = bilingual(
  `最多保存 ${MOST_RECORDINGS} 个录像：请先删除不需要的。`,
  `At most ${MOST_RECORDINGS} recordings are kept: remove one first.`,
)

export function openRecordings({ folder, log, freshName }: RecordingsPlan): Recordings {
  const open = new Map<string, OpenRecording & { readonly reading: JournalReader }>()
  /** No longer open, but what was asked of them is still being answered. */
  const leaving = new Set<JournalReader>()
  let isTaking = false
  for (const name of namesIn(folder)) if (name.startsWith(FRESH)) remove(join(folder, name))

  const about = (id: string): Recording | undefined => {
    if (!ID.test(id)) return undefined
    const text = textOf(join(folder, id, ABOUT))
    const recording = text === undefined ? undefined : recordingSchema.safeParse(parsed(text)).data
    return recording?.id === id ? recording : undefined
  }
  const list = (): readonly Recording[] =>
    namesIn(folder)
      .flatMap((id) => about(id) ?? [])
      .sort((a, b) => b.from - a.from)

  const keep = (fresh: string, recording: Recording): Recording => {
    writeFileSync(join(fresh, ABOUT), JSON.stringify(recording), { mode: 0o600, flush: true })
    const had = about(recording.id)
    if (had !== undefined) remove(fresh)
    else {
      // What cannot be read any more is not listed, and would stand in the way for ever.
      remove(join(folder, recording.id))
      renameSync(fresh, join(folder, recording.id))
    }
    openDisk(folder).syncNames()
    return had ?? recording
  }

  const untaken = (reason: Bilingual, detail: string): Taken => {
    log.warn({ detail }, `a recording could not be taken: ${reason.en}`)
    return { ok: false, why: 'disk', error: reason }
  }

  const letGo = async (id: string): Promise<void> => {
    const reading = open.get(id)?.reading
    if (reading === undefined) return
    open.delete(id)
    leaving.add(reading)
    await reading.leave()
    leaving.delete(reading)
  }

  const closeOne = async (id: string): Promise<void> => {
    const had = open.get(id)
    open.delete(id)
    await had?.reading.close()
  }

  return {
    list,
    async take(bytes, name) {
      if (isTaking) return { ok: false, why: 'busy', error: BUSY }
      if (list().length >= MOST_RECORDINGS) return { ok: false, why: 'full', error: FULL }
      isTaking = true
      const fresh = join(folder, `${FRESH}${freshName()}`)
      try {
        mkdirSync(fresh, { recursive: true })
        const became = await takeInThread(bytes, { folder: fresh, answerName: ANSWER })
        if (became.kind === 'taken') {
          const { recording } = became
          const called = name ?? recording.plant.name['zh-CN'].slice(0, LONGEST_NAME)
          return { ok: true, recording: keep(fresh, { ...recording, name: called }) }
        }
        remove(fresh)
        if (became.kind === 'refused') return { ok: false, why: 'refused', error: became.reason }
        return untaken(became.reason, became.detail)
      } catch (error) {
        remove(fresh)
        const { reason, detail } = troubleOf(error, 0)
        return untaken(reason, detail)
      } finally {
        isTaking = false
      }
    },
    async remove(id) {
      if (about(id) === undefined) return false
      // From here on nobody finds it, whoever still reads it; what a crash leaves of it is removed at the next start.
      const gone = join(folder, `${FRESH}${freshName()}`)
      renameSync(join(folder, id), gone)
      await closeOne(id)
      remove(gone)
      return true
    },
    plantAnswer: (id) => (about(id) === undefined ? undefined : textOf(join(folder, id, ANSWER))),
    open(id) {
      const had = open.get(id)
      if (had !== undefined) {
        open.delete(id)
        open.set(id, had)
        return had
      }
      const text = about(id) === undefined ? undefined : textOf(join(folder, id, ANSWER))
      if (text === undefined) return undefined
      // It was parsed when it came in, and has been ours since.
      const { plant, hash } = JSON.parse(text) as PlantAnswer
      const today = dictionaryOf(plant.id, hash, slotTable(plant, KINDS))
      const opened = {
        reading: openReader({ folder: join(folder, id), today, log }),
        plant: plantToAsk(today),
      }
      open.set(id, opened)
      const [oldest] = open.keys()
      if (open.size > MOST_OPEN && oldest !== undefined) void letGo(oldest)
      return opened
    },
    async close() {
      const last = [...leaving].map((reading) => reading.close())
      await Promise.all([...last, ...[...open.keys()].map(closeOne)])
    },
  }
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true })

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
