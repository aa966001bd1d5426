import { randomBytes } from 'node:crypto'
import {
  LONGEST_STATUS,
  type Request,
  readSimulationStatus,
  type SimulationStatus,
  simTimeAt,
} from '../models/simulation.ts'
import type { Ask } from './command-line.ts'
import { type AskingLine, openAskingLine } from './control-line.ts'

/** What was retained is here long before this; a request is answered within it. */
const LOOK_MILLIS = 700
const ANSWER_MILLIS = 5000

/** What came of it, in a sentence, and how the process ends [W-84]. */
export interface Answer {
  readonly sentence: string
  readonly code: 0 | 1
}

const failed = (sentence: string): Answer => ({ sentence, code: 1 })

/** Asks a live run, and waits for what it answers. */
export async function askRun(ask: Ask, password: string | undefined): Promise<Answer> {
  const heard = new Map<string, SimulationStatus>()
  const waiting = new Set<() => void>()
  const place = {
    broker: ask.broker,
    ...(ask.user === undefined ? {} : { user: ask.user }),
    ...(password === undefined ? {} : { password }),
  }
  let line: AskingLine
  try {
    line = await openAskingLine(place, (plant, bytes) => {
      const status = statusIn(bytes)
      if (status?.plant === plant) heard.set(plant, status)
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
    return await converse(ask, line, heard, until)
  } finally {
    await line.close()
  }
}

type Until = <Found>(look: () => Found | undefined, millis: number) => Promise<Found | undefined>

async function converse(
  { control, plant: wanted, broker }: Ask,
  line: AskingLine,
  heard: ReadonlyMap<string, SimulationStatus>,
  until: Until,
): Promise<Answer> {
  if (wanted !== undefined) await until(() => heard.get(wanted), LOOK_MILLIS)
  else await until(() => undefined, LOOK_MILLIS)
  const found =
    wanted === undefined ? [...heard.values()] : [...heard.values()].filter((each) => each.plant === wanted)
  const [first, second] = found
  if (first === undefined)
    return failed(`Nobody plays ${wanted ?? 'a plant'} at ${printable(broker)} that could be asked.`)
  if (second !== undefined)
    return failed(`Several plants are played: say --plant ${found.map(({ plant }) => plant).join(' or ')}.`)
  if (control.do === 'status') return { sentence: sentenceOf(first), code: 0 }
  const id = randomBytes(6).toString('hex')
  line.ask(first.plant, JSON.stringify({ ...control, id } satisfies Request))
  const answer = await until(() => {
    const status = heard.get(first.plant)
    return status?.answered === id ? status : undefined
  }, ANSWER_MILLIS)
  if (answer === undefined) return failed(`${first.plant} did not answer.`)
  if (answer.problem !== undefined) return failed(answer.problem.en)
  return { sentence: sentenceOf(answer), code: 0 }
}

function statusIn(bytes: Uint8Array): SimulationStatus | undefined {
  if (bytes.length === 0 || bytes.length > LONGEST_STATUS) return undefined
  try {
    return readSimulationStatus(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
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

const iso = (millis: number): string => new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z')

/** Who logs in is nobody's business. */
const printable = (broker: string): string => broker.replace(/\/\/[^/@]*@/, '//')
