import { KINDS } from '../models/kinds/catalogue.ts'
import type { Plant } from '../models/plant/schema.ts'
import { statusTopic } from '../models/simulation.ts'
import type { Live } from './command-line.ts'
import type { Story } from './engine/story.ts'
import { playLive } from './live.ts'
import { lookForNeighbour } from './neighbour.ts'
import type { News } from './publisher.ts'
import { openStage } from './stage.ts'
import { storiesFor } from './story-source.ts'

/** A live run as it was asked for, with what it plays. */
export interface LiveProcess extends Omit<Live, 'plant' | 'story'> {
  readonly plant: Plant
  readonly story: Story | undefined
  readonly password?: string
  /** What is trouble; all else is printed. */
  readonly say: (line: string) => void
}

/** Plays where nobody else does so [W-97], else ends the process; answers how to end what is under way. */
export function beginLive(plan: LiveProcess): () => Promise<void> | void {
  const { plant, story, say } = plan
  const place = { ...plan, onNews: newsReader(plan) }
  const where = `${plant.id} at ${placeOf(plan)} (${statusTopic(plant.id)})`
  const print = (line: string): void => {
    if (!plan.quiet) console.log(line)
  }
  const refuse = (sentence: string): never => {
    say(sentence)
    process.exit(1)
  }
  let underWay: { close(): Promise<void> | void } | undefined

  const begin = (): void => {
    const stage = openStage({ ...plan, kinds: KINDS, startMillis: Date.now() })
    const run = playLive({
      ...place,
      plantId: plant.id,
      stage,
      stories: storiesFor(plant.id, story),
      first: story,
      now: Date.now,
      onLate: ({ worstMillis }) => say(punctualityOf(worstMillis)),
      ...(plan.beside ? {} : { onNeighbour: once(() => say(`Somebody else plays ${where} too.`)) }),
    })
    if ('refused' in run) return refuse(run.refused.join('\n'))
    underWay = run
    print(beginning(plan, stage.machines))
  }
  if (plan.beside) begin()
  else
    underWay = lookForNeighbour({
      ...place,
      plant: plant.id,
      onDoubt: () => print(`Somebody played ${where}; looking for some seconds whether they still do.`),
      onKnown: (isPlayed) =>
        isPlayed ? refuse(`Somebody plays ${where} already; --beside plays beside them.`) : begin(),
    })
  return () => underWay?.close()
}

function beginning({ rate, seed, speed, plant, story }: LiveProcess, machines: number): string {
  const pace = rate === 'natural' ? 'at their natural pace' : `at ${rate} messages a second`
  const told = story === undefined ? '' : `, the Story "${story.name.en}"`
  const fast = speed === 1 ? '' : `, ×${speed}`
  return `Playing ${machines} machines of ${plant.name.en} ${pace}, seed ${seed}${told}${fast}.`
}

const punctualityOf = (worstMillis: number): string =>
  worstMillis === 0
    ? 'In time again.'
    : `This machine cannot keep up: what is played comes up to ${(worstMillis / 1000).toFixed(1)} s late, and is left out after 6 s.`

/** Each change of the broker is one line, however often the connection is tried again. */
function newsReader(plan: LiveProcess): (news: News) => void {
  const place = placeOf(plan)
  let told = ''
  return (news) => {
    const line =
      news.kind === 'online'
        ? `Connected to ${place}.`
        : news.kind === 'lost'
          ? `No connection to ${place}; trying again until there is one.`
          : `${place}: ${news.message || 'no answer'}.`
    if (line === told || (news.kind === 'lost' && told !== `Connected to ${place}.`)) return
    told = line
    if (news.kind !== 'online') plan.say(line)
    else if (!plan.quiet) console.log(line)
  }
}

/** Who logs in is nobody's business. */
const placeOf = ({ broker }: Pick<Live, 'broker'>): string => broker.replace(/\/\/[^/@]*@/, '//')

export const once = (call: () => void): (() => void) => {
  let isCalled = false
  return () => {
    if (!isCalled) call()
    isCalled = true
  }
}
