import type { Page } from 'playwright-core'
import { freePort } from '../helpers/mosquitto.ts'
import { type Dice, dice } from '../helpers/seed.ts'
import { heapMib, openBenchPage, turnCamera, untilDrawn } from './parts/browser.ts'
import { pause } from './parts/part.ts'
import { median, type Outcome, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { slopeOf } from './parts/slope.ts'

const TEN_MINUTES = 600
const SEED = 11
/** Six times what the Machines say by themselves: an hour of it in ten minutes. */
const RATE = 1080
const SAMPLE_SECONDS = 5
/** So long nobody sees anything when the graphics are lost. */
const LOST_MILLIS = 2000

/** What a person does with the page, by its keys: panels, overlays, middle, theme, language, steps back. */
const KEYS = [
  ...['p', 'm', 'a', 'e', 's', 'r', 'd', 'v', ',', '?'],
  ...['c', 'c', 'Alt+c', '4', '5', 'l', 'l', 't', 'i', 'f', 'Control+z', 'Escape', 'Escape'],
]

/** What the page's script holds while a busy hour is lived in ten minutes, with the graphics lost twice. */
export async function memoryBrowser(): Promise<Outcome> {
  const server = await startServer(
    ...['--plant', 'gearbox', '--broker-port', String(await freePort()), '--simulators'],
    ...['--simulators-rate', String(RATE)],
  )
  const { page, cdp, complaints, close } = await openBenchPage({ width: 960, height: 600 })
  await page.goto(server.url)
  await untilDrawn(page)
  const machines = await machinesOf(server.url)

  const chance = dice(SEED)
  const total = secondsOr(TEN_MINUTES)
  const losses = [total / 3, (2 * total) / 3]
  const seconds: number[] = []
  const mebibytes: number[] = []
  let acts = 0
  let lost = 0
  const begun = performance.now()
  const passed = (): number => (performance.now() - begun) / 1000
  for (let next = SAMPLE_SECONDS; passed() < total; next += SAMPLE_SECONDS) {
    while (passed() < next) {
      await act(page, chance, machines)
      acts++
      await pause(100)
    }
    if (passed() > (losses[lost] ?? Number.POSITIVE_INFINITY)) {
      await loseContext(page)
      lost++
    }
    await toRest(page)
    seconds.push(passed())
    mebibytes.push(await heapMib(cdp))
    if (seconds.length % 12 === 0) {
      console.log(
        `after ${(passed() / 60).toFixed(1)} min: ${mebibytes.at(-1)?.toFixed(1)} MiB, ${acts} acts`,
      )
    }
  }
  const { packets, packetsPerSecond } = await server.status()
  await close()
  await server.end()

  const half = Math.floor(mebibytes.length / 2)
  const slope = slopeOf(seconds.slice(half), mebibytes.slice(half))
  const [perHour, noise] = [slope.perSecond * 3600, slope.noise * 3600]
  const flat = Math.abs(perHour) <= noise
  console.log(
    `${acts} acts of a person (seed ${SEED}), ${packets} packets (${packetsPerSecond.toFixed(0)}/s)`,
  )
  console.log(
    `slope over the second half: ${perHour.toFixed(1)} MiB/h, noise +-${noise.toFixed(1)}: ` +
      (flat ? 'within noise of 0' : 'NOT within noise of 0'),
  )
  for (const complaint of complaints.slice(0, 10)) console.log(`the page complained: ${complaint}`)
  return {
    figures: {
      slope_beyond_noise: Math.max(0, perHour - noise),
      slope_mib_per_hour: perHour,
      slope_noise_mib_per_hour: noise,
      heap_mib: Math.max(...mebibytes),
      heap_median_mib: median(mebibytes),
      heap_first_mib: mebibytes[0] ?? Number.NaN,
      contexts_lost: lost,
      acts,
      seconds: total,
      packets_per_second: packetsPerSecond,
      complaints: complaints.length,
    },
    bars: {
      slope_beyond_noise: { atMost: 0 },
      contexts_lost: { atLeast: losses.length },
      complaints: { atMost: 0 },
    },
  }
}

async function machinesOf(url: string): Promise<readonly string[]> {
  const { plant } = (await (await fetch(new URL('/api/plant', url))).json()) as {
    plant: { workshops: { lines: { machines: { id: string }[] }[] }[] }
  }
  return plant.workshops.flatMap(({ lines }) => lines.flatMap((line) => line.machines.map(({ id }) => id)))
}

/** One thing that a person does; which, the dice say. */
async function act(page: Page, chance: Dice, machines: readonly string[]): Promise<void> {
  switch (chance.below(8)) {
    case 0:
      return selectBySearch(page, chance.pick(machines))
    case 1:
      if (await page.locator('[data-scene="drawn"]').isVisible()) await turnCamera(page, 1)
      return
    default:
      return page.keyboard.press(chance.pick(KEYS))
  }
}

/** The way that knows no mouse: to the search, a Machine's id, and in. */
async function selectBySearch(page: Page, id: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(id)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
}

/** As it is at each sample: nothing selected, no dialog open, so that like is held against like. */
async function toRest(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))))
}

async function loseContext(page: Page): Promise<void> {
  if (!(await page.locator('[data-scene]').first().isVisible())) await page.keyboard.press('l')
  await page.evaluate(async (millis) => {
    const canvas = document.querySelector<HTMLCanvasElement>('#scene')
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (extension === null || extension === undefined) throw new Error('the context cannot be lost')
    extension.loseContext()
    await new Promise((resolve) => setTimeout(resolve, millis))
    extension.restoreContext()
  }, LOST_MILLIS)
  await untilDrawn(page)
}
