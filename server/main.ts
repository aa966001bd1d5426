import { readFileSync } from 'node:fs'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { Config } from './edge/config/config.ts'
import { formatProblem } from './edge/config/problem.ts'
import { readConfig } from './edge/config/read.ts'
import { type HeldFolder, holdDataFolder } from './edge/data-folder.ts'
import { createLog } from './edge/log.ts'
import { openPage } from './edge/open-page.ts'
import { readPlantFile } from './edge/plant-file.ts'
import { openBadgesFile } from './edge/users/badges-file.ts'
import { openGate } from './edge/users/open.ts'
import { openTwinfloor } from './twinfloor.ts'

/** Says what is wrong, a sentence a line, and ends with a status that scripts understand. */
function refuse(sentences: readonly string[]): void {
  for (const sentence of sentences) console.error(sentence)
  process.exitCode = 1
}

async function run(config: Config): Promise<void> {
  const log = createLog({ verbose: config.verbose })
  const read = await readPlantFile(config.plant, KINDS)
  if (!read.ok) return refuse(read.sentences)
  let held: HeldFolder | undefined
  try {
    held = holdDataFolder(config.dataFolder)
    const gate = openGate(config, openBadgesFile(config.dataFolder, log))
    const opening = openTwinfloor({ config, plant: read.plant, gate, log })
    // It answers before all of it is there: whoever ends it then ends it as cleanly.
    endOn(['SIGINT', 'SIGTERM', 'SIGHUP'], async () => {
      const opened = await opening.catch(() => undefined)
      await opened?.stop()
      gate.close()
      held?.letGo()
      log.close()
    })
    const twinfloor = await opening
    const { name } = read.plant
    console.log(`${name['zh-CN']} · ${name.en}`)
    if (config.insecure) console.log('INSECURE: anyone who reaches this address sees and may do everything.')
    console.log(`Twinfloor is running: open ${twinfloor.url}`)
    for (const url of twinfloor.urls) {
      if (url !== twinfloor.url) console.log(`从其他机器访问 / from other machines: ${url}`)
    }
    if (config.openBrowser) openPage(twinfloor.url)
  } catch (error) {
    held?.letGo()
    log.close()
    refuse([error instanceof Error ? error.message : String(error)])
  }
}

/** The first signal ends it cleanly, a second one at once. */
function endOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let ending = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

const reading = readConfig({
  argv: process.argv.slice(2),
  env: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
})
switch (reading.kind) {
  case 'help':
  case 'version':
    console.log(reading.text)
    break
  case 'problems':
    refuse(reading.problems.map(formatProblem))
    break
  case 'config':
    await run(reading.config)
    break
}
