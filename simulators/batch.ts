import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Batch } from './command-line.ts'
import type { Message } from './engine/post.ts'
import { type Outlet, OutletProblem, openOutlet } from './outlet.ts'
import type { Stage } from './stage.ts'

const HOUR_MILLIS = 3_600_000
const STEP_MILLIS = 1000
/** So much is written at once. */
const CHUNK_LETTERS = 256 * 1024
const PROGRESS_MILLIS = 2000

const lineOf = (atMillis: number, topic: string, payload: string): string =>
  `{"t":${atMillis},"topic":${JSON.stringify(topic)},"payload":${JSON.stringify(payload)}}\n`

/** Every message as it would have gone over the air, a line each, in pieces worth writing [W-80]. */
export function* airOf(stage: Stage, startMillis: number, hours: number): Generator<Piece> {
  const endMillis = startMillis + hours * HOUR_MILLIS
  let text = ''
  let messages = 0
  const add = ({ topic, payload, atMillis }: Pick<Message, 'topic' | 'payload' | 'atMillis'>): void => {
    text += lineOf(Math.floor(atMillis), topic, payload)
    messages += 1
  }
  for (const { linkTopic } of stage.speakers) {
    if (linkTopic !== undefined) add({ topic: linkTopic, payload: 'online', atMillis: startMillis })
  }
  for (let now = startMillis; now < endMillis; ) {
    now = Math.min(endMillis, now + STEP_MILLIS)
    for (const message of stage.step(now)) add(message)
    if (text.length < CHUNK_LETTERS && now < endMillis) continue
    yield { text, messages, playedMillis: now - startMillis }
    text = ''
    messages = 0
  }
}

interface Piece {
  readonly text: string
  readonly messages: number
  readonly playedMillis: number
}

export interface Surroundings {
  /** The clock on the wall, for what is told of progress; nothing that is written knows it. */
  readonly now: () => number
  readonly say: (line: string) => void
  /** How the process ends where it is told to end now; asked after every piece, so that lines are whole. */
  readonly stopped: () => number | undefined
}

/** Plays into files; answers how the process ends [W-81]. */
export async function playIntoFile(batch: Batch, stage: Stage, around: Surroundings): Promise<number> {
  const { now, say, stopped } = around
  const outlets: Outlet[] = []
  const begun = now()
  let messages = 0
  let toldAt = begun
  let playedMillis = 0
  let code: number | undefined
  try {
    if (batch.truth !== undefined && isSamePlace(batch.out, batch.truth))
      throw new OutletProblem('--out and --truth are the same file; each needs one of its own.', false)
    const lost = [batch.plant, batch.story].find(
      (source) => source !== undefined && isOverwritten(source, batch),
    )
    if (lost !== undefined) throw new OutletProblem(`${lost} is played; it is not written over.`, false)
    // The truth first: where it cannot be written, what an earlier run told stays as it is.
    const truth = batch.truth === undefined ? undefined : await openOutlet(batch.truth)
    if (truth !== undefined) outlets.push(truth)
    const out = await openOutlet(batch.out)
    outlets.push(out)
    let truths = 0
    for (const piece of airOf(stage, batch.startMillis, batch.hours)) {
      await out.write(piece.text)
      messages += piece.messages
      playedMillis = piece.playedMillis
      const lines = truth === undefined ? [] : stage.truth().slice(truths)
      truths += lines.length
      if (lines.length > 0) await truth?.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      code = stopped()
      if (code !== undefined) break
      if (batch.quiet || now() - toldAt < PROGRESS_MILLIS) continue
      toldAt = now()
      say(`${hoursOf(playedMillis)} of ${batch.hours} h, ${messages} messages`)
    }
    for (const outlet of outlets.splice(0)) await outlet.end()
  } catch (error) {
    if (!(error instanceof OutletProblem)) throw error
    for (const outlet of outlets) await outlet.end().catch(() => undefined)
    if (error.gone) return 0
    say(messages > 0 ? `${error.message} ${messages} messages were written before.` : error.message)
    return 1
  }
  const where = `${messages} messages in ${placeOf(batch.out)}`
  if (code !== undefined) {
    say(`Stopped after ${hoursOf(playedMillis)} of ${batch.hours} h: ${where}.`)
    return code
  }
  if (!batch.quiet) {
    const seconds = ((now() - begun) / 1000).toFixed(1)
    say(`${batch.hours} h played in ${seconds} s: ${where}.`)
  }
  return 0
}

const hoursOf = (millis: number): string => (millis / HOUR_MILLIS).toFixed(2)

const placeOf = (path: string): string => (path === '-' ? 'what is printed' : path)

/** Links lead where they lead. */
const truePlace = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

const isOverwritten = (source: string, { out, truth }: Batch): boolean =>
  existsSync(source) && [out, truth].some((path) => path !== undefined && isSamePlace(path, source))

const isSamePlace = (a: string, b: string): boolean => truePlace(a) === truePlace(b)
