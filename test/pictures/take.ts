import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../helpers/chromium.ts'
import { startFloorServer } from '../helpers/floor-server.ts'
import { freePort } from '../helpers/mosquitto.ts'
import { untilDrawn } from '../helpers/scene-page.ts'
import { PICTURES, type Picture } from './catalogue.ts'

/*
 * Takes pictures of the README anew: `npm run pictures -- NAME…`, all where none is named. The plant of the box runs
 * for a while first, so that there is something to be seen of the last minutes.
 */

const RUN_MILLIS = 12 * 60_000
/** After the first picture the camera comes to rest, and charts and panels have what they ask for. */
const REST_MILLIS = 15_000

async function take({ name, language, theme, query }: Picture, url: string): Promise<void> {
  const chromium = await launchChromium({
    locale: language,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
  })
  try {
    const page = await chromium.page()
    await page.goto(`${url}/?lang=${language}&${query(Date.now())}`)
    await untilDrawn(page)
    await pause(REST_MILLIS)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: fileURLToPath(new URL(`./${name}.png`, import.meta.url)) })
    if (chromium.complaints.length > 0) throw new Error(`${name}: ${chromium.complaints.join('\n')}`)
  } finally {
    await chromium.close()
  }
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !PICTURES.some((picture) => picture.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}; there are ${PICTURES.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 1
} else {
  const server = await startFloorServer(['--plant', 'gearbox', '--broker-port', String(await freePort())])
  try {
    console.log(`The plant runs for ${RUN_MILLIS / 60_000} minutes first.`)
    await pause(RUN_MILLIS)
    for (const picture of PICTURES)
      if (names.length === 0 || names.includes(picture.name)) await take(picture, server.url)
  } finally {
    await server.stop()
  }
}
