import { constants } from 'node:os'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { Plant } from '../models/plant/schema.ts'
import { statusTopic } from '../models/simulation.ts'
import type { Language } from '../models/text.ts'
import { askRun } from './ask.ts'
import { playIntoFile } from './batch.ts'
import { type Batch, type Live, type Play, readCommandLine } from './command-line.ts'
import type { Story } from './engine/story.ts'
import { playLive } from './live.ts'
import { lookForNeighbour } from './neighbour.ts'
import { findPlant } from './plant-source.ts'
import type { News } from './publisher.ts'
import { openStage } from './stage.ts'
import { findStory, storiesFor, storyList } from './story-source.ts'

const say = (line: string): void => console.error(line)

function refuse(sentence: string): undefined {
  say(sentence)
  process.exitCode = 1
}

/** What is to be played, found and sound; otherwise it has been said why not. */
function found(play: Play): { readonly plant: Plant; readonly story: Story | undefined } | undefined {
  const story = play.story === undefined ? undefined : findStory(play.story)
  if (story?.ok === false) return refuse(story.sentence)
  const plant = findPlant(play.plant ?? story?.story.plant ?? 'gearbox', KINDS)
  return plant.ok ? { plant: plant.plant, story: story?.story } : refuse(plant.sentence)
}

async function batch(plan: Batch): Promise<void> {
  const play = found(plan)
  if (play === undefined) return
  const stage = openStage({ ...plan, plant: play.plant, kinds: KINDS })
  const reasons = play.story === undefined ? [] : stage.beginStory(play.story, plan.startMillis)
  if (reasons.length > 0) return refuse(reasons.join('\n'))
  process.exitCode = await playIntoFile(plan, stage, {
    now: () => performance.now(),
    say,
    stopped: stopWatch(),
  })
}

/** Whoever reads what is printed may have stopped reading: then we end all the same. */
const STOP_MILLIS = 3000

/** How the process ends once it was told to: as a shell says that it was. A second time it ends at once. */
function stopWatch(): () => number | undefined {
  let code: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      const end = 128 + constants.signals[signal]
      code = end
      setTimeout(() => process.exit(end), STOP_MILLIS).unref()
    })
  return () => code
}

/** Plays where nobody else does so [W-97]; whatever is under way is ended cleanly. */
function live(plan: Live): void {
  const play = found(plan)
  // Under the server its connection to us would keep a process alive that has nothing to do.
  if (play === undefined) process.exit(1)
  const { plant, story } = play
  const password = process.env.TWINFLOOR_BROKER_PASSWORD
  const place = { ...plan, ...(password === undefined ? {} : { password }), onNews: newsReader(plan) }
  const where = `${plant.id} at ${placeOf(plan)} (${statusTopic(plant.id)})`
  let underWay: { close(): Promise<void> | void } | undefined
  endCleanly(() => underWay?.close())

  const begin = (): void => {
    const stage = openStage({ ...plan, plant, kinds: KINDS, startMillis: Date.now() })
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
    if ('refused' in run) {
      refuse(run.refused.join('\n'))
      process.exit(1)
    }
    underWay = run
    if (!plan.quiet) console.log(beginning(plan, plant, stage.machines, story))
  }
  if (plan.beside) return begin()
  underWay = lookForNeighbour({
    ...place,
    plant: plant.id,
    onDoubt: () => {
      if (!plan.quiet)
        console.log(`Somebody played ${where}; looking for some seconds whether they still do.`)
    },
    onKnown: (isPlayed) => {
      if (!isPlayed) return begin()
      refuse(`Somebody plays ${where} already; --beside plays beside them.`)
      process.exit(1)
    },
  })
}

function beginning({ rate, seed, speed }: Live, plant: Plant, machines: number, story?: Story): string {
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
function newsReader(plan: Live): (news: News) => void {
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
    if (news.kind !== 'online') say(line)
    else if (!plan.quiet) console.log(line)
  }
}

/** Who logs in is nobody's business. */
const placeOf = ({ broker }: Live): string => broker.replace(/\/\/[^/@]*@/, '//')

const once = (call: () => void): (() => void) => {
  let isCalled = false
  return () => {
    if (!isCalled) call()
    isCalled = true
  }
}

/** What is to be done where nobody wants more of us. */
let leave = (): void => process.exit(0)

function endCleanly(close: () => Promise<void> | void): void {
  leave = once(() => {
    void Promise.resolve(close()).then(() => process.exit(0))
  })
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, leave)
}

function stories(language: Language, source: string | undefined): void {
  const plant = source === undefined ? undefined : findPlant(source, KINDS)
  if (plant?.ok === false) refuse(plant.sentence)
  else console.log(storyList(language, plant?.plant.id))
}

const told = readCommandLine(process.argv.slice(2))
// Whoever reads what is printed may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return leave()
  console.error(`What is printed cannot be written: ${error.message}`)
  process.exit(1)
})
// Who reads no complaints gets none.
process.stderr.on('error', () => undefined)
switch (told.do) {
  case 'batch':
    await batch(told.batch)
    break
  case 'live':
    live(told.live)
    break
  case 'ask': {
    const { sentence, code } = await askRun(told.ask, process.env.TWINFLOOR_BROKER_PASSWORD, Date.now)
    if (code === 0) console.log(sentence)
    else refuse(sentence)
    break
  }
  case 'stories':
    stories(told.language, told.plant)
    break
  case 'say':
    if (told.code === 0) console.log(told.text)
    else say(told.text)
    process.exitCode = told.code
    break
}
