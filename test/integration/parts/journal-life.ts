import { writeSync } from 'node:fs'
import { createTwin } from '../../../models/twin.ts'
import { openDisk } from '../../../server/edge/journal/disk.ts'
import { writtenPlant } from '../../../server/edge/journal/plant.ts'
import { recover } from '../../../server/edge/journal/recover.ts'
import { createWriter } from '../../../server/edge/journal/writer.ts'
import { BEGIN, CONTRACT_PLANT, madeTale } from '../../contract/journal.ts'
import { dice } from '../../helpers/seed.ts'

// A life that ends by a kill: node journal-life.js FOLDER SEED. It recovers what the one before left, records a tale
// and says after each write how many of its Readings are kept. Both sides know the tale by its seed.

const PAGES = 500
const [folder = '', seed = '0', begin = String(BEGIN)] = process.argv.slice(2)
const disk = openDisk(folder)
const keep = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const wallNow = (): number => 0
const { after, standing, unclosed } = await recover({
  disk,
  plant: writtenPlant(CONTRACT_PLANT),
  keep,
  wallNow,
})
let kept = 0
const writer = createWriter({
  ...{
    disk,
    plant: writtenPlant(CONTRACT_PLANT),
    twin: createTwin(35),
    after,
    standing,
    keep,
    unclosed,
    wallNow,
  },
  tell(news) {
    if (news.kind !== 'kept') return
    kept += news.readings
    writeSync(1, `${kept}\n`)
  },
})
writeSync(1, '0\n')
const { pages } = madeTale(dice(Number(seed)), Number(begin), PAGES)
for (const page of pages) {
  writer.take(page)
  await new Promise((resolve) => setTimeout(resolve, 1))
}
