import { KINDS } from '../models/kinds/catalogue.ts'
import type { Plant } from '../models/plant/schema.ts'
import type { Language } from '../models/text.ts'
import { askRun } from './ask.ts'
import { playIntoFile } from './batch.ts'
import { type Batch, type Live, type Play, readCommandLine } from './command-line.ts'
import type { Story } from './engine/story.ts'
import { type LiveRun, playLive } from './live.ts'
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
  process.exitCode = await playIntoFile(plan, stage, { now: () => performance.now(), say })
}

function live(plan: Live): void {
  const play = found(plan)
  if (play === undefined) return
  const { plant, story } = play
  const stage = openStage({ ...plan, plant, kinds: KINDS, startMillis: Date.now() })
  const password = process.env.TWINFLOOR_BROKER_PASSWORD
  const run = playLive({
    ...plan,
    plantId: plant.id,
    stage,
    stories: storiesFor(plant.id, story),
    first: story,
    onNews: newsReader(plan),
    now: Date.now,
    ...(password === undefined ? {} : { password }),
  })
  if ('refused' in run) return refuse(run.refused.join('\n'))
  if (!plan.quiet) console.log(beginning(plan, plant, stage.machines, story))
  endCleanly(run)
}

function beginning({ rate, seed, speed }: Live, plant: Plant, machines: number, story?: Story): string {
  const pace = rate === 'natural' ? 'at their natural pace' : `at ${rate} messages a second`
  const told = story === undefined ? '' : `, the Story "${story.name.en}"`
  const fast = speed === 1 ? '' : `, ×${speed}`
  return `Playing ${machines} machines of ${plant.name.en} ${pace}, seed ${seed}${told}${fast}.`
}

/** Each change of the broker is one line, however often the connection is tried again. */
function newsReader(plan: Live): (news: News) => void {
  const place = plan.broker.replace(/\/\/[^/@]*@/, '//')
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

function endCleanly(run: LiveRun): void {
  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    await run.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void end())
}

function stories(language: Language, source: string | undefined): void {
  const plant = source === undefined ? undefined : findPlant(source, KINDS)
  if (plant?.ok === false) refuse(plant.sentence)
  else console.log(storyList(language, plant?.plant.id))
}

const told = readCommandLine(process.argv.slice(2))
// Whoever reads what is printed may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  console.error(`What is printed cannot be written: ${error.message}`)
  process.exit(1)
})
switch (told.do) {
  case 'batch':
    await batch(told.batch)
    break
  case 'live':
    live(told.live)
    break
  case 'ask': {
    const { sentence, code } = await askRun(told.ask, process.env.TWINFLOOR_BROKER_PASSWORD)
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
