import { randomBytes } from 'node:crypto'
import { type Control, type Request, type SimulationStatus, simTimeAt } from '../models/simulation.ts'
import { type AskingLine, openAskingLine } from './asking-line.ts'
import type { Ask } from './command-line.ts'
import { statusIn, TELL_MILLIS } from './control-line.ts'

/** What was retained is here long before this; a request is answered within it. */
const LOOK_MILLIS = 700
const ANSWER_MILLIS = 10_000
/** A request that was lost on its way is said again; a run takes each but once. */
const AGAIN_MILLIS = 1000
/** What was told so long ago may be of a run that is no more: then it is not told again. */
const OLD_MILLIS = 3 * TELL_MILLIS
const RENEWED_MILLIS = TELL_MILLIS + 2000

/** What came of it, in a sentence, and how the process ends [W-84]. */
export interface Answer {
  readonly sentence: string
  readonly code: 0 | 1
}

const failed = (sentence: string): Answer => ({ sentence, code: 1 })

interface Heard extends SimulationStatus {
  /** It was told while we listened. */
  readonly isFresh: boolean
}

/** Asks a live run, and waits for what it answers; ends within half a minute, whatever the broker does. */
export async function askRun(ask: Ask, password: string | undefined, now: () => number): Promise<Answer> {
  const heard = new Map<string, Heard>()
  const waiting = new Set<() => void>()
  const place = {
    broker: ask.broker,
    ...(ask.user === undefined ? {} : { user: ask.user }),
    ...(password === undefined ? {} : { password }),
  }
  let line: AskingLine
  try {
    line = await openAskingLine(place, (plant, bytes, retained) => {
      const status = statusIn(bytes)
      if (status?.plant === plant) heard.set(plant, { ...status, isFresh: !retained })
      else heard.delete(plant)
      for (const look of waiting) look()
    })
  } catch (error) {
    return failed(`No connection to ${printable(ask.broker)}: ${(error as Error).message || 'no answer'}.`)
  }
  /** Waits until something that was heard will do, or no longer. */
  const until = <Found>(look: () => Found | undefined, millis: number): Promise<Found | undefined> =>
    new Promise((resolve) => {
      const end = (): void => {
        waiting.delete(again)
        clearTimeout(timer)
        resolve(look())
      }
      const again = (): void => {
        if (look() !== undefined) end()
      }
      const timer = setTimeout(end, millis)
      waiting.add(again)
      again()
    })
  try {
    const { sentence, code } = await converse({ ask, line, heard, until, now })
    return { sentence: plain(sentence), code }
  } finally {
    await line.close()
  }
}

interface Conversation {
  readonly ask: Ask
  readonly line: AskingLine
  readonly heard: ReadonlyMap<string, Heard>
  readonly until: <Found>(look: () => Found | undefined, millis: number) => Promise<Found | undefined>
  readonly now: () => number
}

async function converse(talk: Conversation): Promise<Answer> {
  const { heard, until, now } = talk
  const { control, plant: wanted, broker } = talk.ask
  if (wanted !== undefined) await until(() => heard.get(wanted), LOOK_MILLIS)
  else await until(() => undefined, LOOK_MILLIS)
  const found =
    wanted === undefined ? [...heard.values()] : [...heard.values()].filter((each) => each.plant === wanted)
  const [first, second] = found
  if (first === undefined)
    return failed(`Nobody plays ${wanted ?? 'a plant'} at ${printable(broker)} that could be asked.`)
  if (second !== undefined)
    return failed(`Several plants are played: say --plant ${found.map(({ plant }) => plant).join(' or ')}.`)
  const { plant } = first
  const renewed = (): Heard | undefined => {
    const status = heard.get(plant)
    const isOld = status?.isFresh === false && Math.abs(now() - status.toldAt) > OLD_MILLIS
    return isOld ? undefined : status
  }
  // A run that could not take its word back, as its broker was away, is not asked.
  const standing = await until(renewed, RENEWED_MILLIS)
  if (standing === undefined)
    return failed(`Nobody plays ${plant} any more: the last that was told is of ${iso(first.toldAt)}.`)
  return control.do === 'status' ? { sentence: sentenceOf(standing), code: 0 } : request(talk, plant, control)
}

async function request(
  { line, heard, until }: Conversation,
  plant: string,
  control: Control,
): Promise<Answer> {
  const id = randomBytes(6).toString('hex')
  const say = (): void => line.ask(plant, JSON.stringify({ ...control, id } satisfies Request))
  const again = setInterval(say, AGAIN_MILLIS)
  say()
  const answered = await until(() => {
    const status = heard.get(plant)
    const answer = status?.answers.find((each) => each.id === id)
    return status === undefined || answer === undefined ? undefined : { status, answer }
  }, ANSWER_MILLIS)
  clearInterval(again)
  if (answered === undefined) return unanswered(control, plant, heard.get(plant))
  const { status, answer } = answered
  if (answer.problem !== undefined) return failed(answer.problem.en)
  const since = isSo(control, status) ? '' : 'That was done, and then something else was asked. '
  return { sentence: `${since}${sentenceOf(status)}`, code: 0 }
}

/** Where very many ask at once, what came of each is told too briefly to be heard. */
function unanswered(control: Control, plant: string, status: SimulationStatus | undefined): Answer {
  if (status === undefined)
    return failed(`${plant} is not played any more; whether it heard this is not known.`)
  const silent = `${plant} did not answer within ${ANSWER_MILLIS / 1000} s`
  if (!isSo(control, status)) return failed(`${silent}; it is busy, or asked by too many at once.`)
  return { sentence: `${silent}, but stands as it was asked to. ${sentenceOf(status)}`, code: 0 }
}

/** Whether it stands as it was asked to, and nobody else has asked for something else since. */
function isSo(control: Control, { paused, speed, story }: SimulationStatus): boolean {
  switch (control.do) {
    case 'pause':
      return paused
    case 'resume':
      return !paused
    case 'speed':
      return speed === control.to
    case 'story':
      return story === control.to
  }
}

/** How a run stands, as a person would say it. */
export function sentenceOf(status: SimulationStatus): string {
  const { plant, speed, paused, seed, since, stories } = status
  const story = stories.find(({ id }) => id === status.story)?.name.en ?? status.story
  const played =
    story === null ? 'without a Story' : `the Story "${story}" (${status.story}) since ${iso(since)}`
  const pace = paused ? `paused (×${speed} when it goes on)` : `×${speed}`
  return `${plant}: ${played}, ${pace}, seed ${seed}, it is ${iso(simTimeAt(status, status.toldAt))} there.`
}

/** Anybody may have told it: a time that no calendar has is said as it is. */
const iso = (millis: number): string =>
  Math.abs(millis) <= LAST_MILLIS ? new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z') : `${millis} ms`
const LAST_MILLIS = 8.64e15

/** What a stranger may have told steers no terminal. */
const plain = (sentence: string): string => sentence.replace(/\p{Cc}+/gu, ' ')

/** Who logs in is nobody's business. */
const printable = (broker: string): string => broker.replace(/\/\/[^/@]*@/, '//')
