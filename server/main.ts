import { readFileSync } from 'node:fs'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { Config } from './edge/config/config.ts'
import { formatProblem } from './edge/config/problem.ts'
import { readConfig } from './edge/config/read.ts'
import { createLog } from './edge/log.ts'
import { openPage } from './edge/open-page.ts'
import { readPlantFile } from './edge/plant-file.ts'
import { createGate } from './edge/users/gate.ts'
import { readUsers } from './edge/users/users-file.ts'
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
  const users = config.usersFile === undefined ? undefined : readUsers(config.usersFile)
  if (users?.kind === 'problem') return refuse([users.sentence])
  try {
    const gate = createGate({
      accounts: users?.accounts,
      isSecure: config.tls !== undefined || config.origins.some((origin) => origin.startsWith('https:')),
    })
    const twinfloor = await openTwinfloor({ config, plant: read.plant, gate, log })
    const { name } = read.plant
    console.log(`${name['zh-CN']} · ${name.en}`)
    console.log(`Twinfloor is running: open ${twinfloor.url}`)
    if (config.insecure) console.log('INSECURE: anyone who reaches this address sees and may do everything.')
    if (config.openBrowser) openPage(twinfloor.url)
    endOn(['SIGINT', 'SIGTERM', 'SIGHUP'], async () => {
      await twinfloor.stop()
      log.close()
    })
  } catch (error) {
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
