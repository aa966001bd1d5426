import { constants } from 'node:os'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { Plant } from '../models/plant/schema.ts'
import type { Language } from '../models/text.ts'
import { askRun } from './ask.ts'
import { playIntoFile } from './batch.ts'
import { type Batch, type Live, type Play, readCommandLine } from './command-line.ts'
import type { Story } from './engine/story.ts'
import { beginLive, once } from './live-process.ts'
import { findPlant } from './plant-source.ts'
import { openStage } from './stage.ts'
import { findStory, storyList } from './story-source.ts'

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

function live(plan: Live): void {
  const play = found(plan)
  // Under the server its connection to us would keep a process alive that has nothing to do.
  if (play === undefined) process.exit(1)
  const password = process.env.TWINFLOOR_BROKER_PASSWORD
  const end = beginLive({ ...plan, ...play, ...(password === undefined ? {} : { password }), say })
  leave = once(() => {
    void Promise.resolve(end()).then(() => process.exit(0))
  })
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, leave)
}

function stories(language: Language, source: string | undefined): void {
  const plant = source === undefined ? undefined : findPlant(source, KINDS)
  if (plant?.ok === false) refuse(plant.sentence)
  else console.log(storyList(language, plant?.plant.id))
}

/** What is to be done where nobody wants more of us. */
let leave = (): void => process.exit(0)

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
