import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const LOOK = 'view=list&machine=GT-101&chart=GT-101.spindleLoad'

let floor: ToldFloor
let chromium: Chromium
let page: Page
let running = 0

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
async function stay(state: string, millis: number, load: number): Promise<void> {
  for (const end = Date.now() + millis; Date.now() < end; await pause(250))
    await floor.tell(LATHE, { t: Date.now(), state, spindleLoad: load })
}

beforeAll(async () => {
  floor = await startToldFloor()
  await stay('Execute', 3000, 40)
  running = Date.now()
  await stay('Aborted', 3000, 3)
  await floor.tell(`${LATHE}/@event`, { event: 'alarmRaised', t: Date.now(), code: 'E7', priority: 'high' })
  await stay('Held', 3000, 7)
  // The Journal has it by now; the server that begins anew keeps none of its Events.
  await floor.server.kill()
  await floor.server.restart()
  await stay('Held', 2000, 7)
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB' }, 'unpainted')
  page = await chromium.page()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

/** What the band tells, stretch by stretch. */
const band = (): Promise<readonly string[]> => page.locator('.band ~ table tbody th').allTextContents()
const load = () => page.locator('.channels > li', { hasText: 'Spindle load' }).first()
const line = (): Promise<string | null> => load().locator('.spark path').getAttribute('d')

describe('panels and what was before the page', () => {
  it('[PH-80, PH-81, PH-82] a page that was opened late shows no seam', async () => {
    await page.goto(`${floor.server.url}/?${LOOK}`)
    // While the server was away nothing was written, and that is said.
    await until('the band tells of what was before', async () =>
      (await band()).join().endsWith('Running,Fault,Held,Nothing recorded,Held'),
    )
    expect(await page.getByText('This page was opened at').count()).toBe(0)
    const alarms = page.locator('.facts .event', { hasText: 'E7' })
    await alarms.first().waitFor()
    // A line that nobody sees is not drawn.
    await load().scrollIntoViewIfNeeded()
    await until('the small lines tell of it', async () => ((await line())?.length ?? 0) > 20)
  })

  it('[PH-84, PH-86] a double press in the chart shows that moment, and the panels are of it', async () => {
    await page.goto(`${floor.server.url}/?${LOOK}&panels=status/machine`)
    const chart = page.locator('.chart-box')
    await chart.locator('canvas').first().waitFor()
    await page.locator('.spans .tool', { hasText: '10 min' }).click()
    await pause(1500)
    const box = await chart.boundingBox()
    if (box === null) throw new Error('the chart has no place')
    const { clock } = await page.evaluate(() => ({ clock: Date.now() }))
    // Axes stand at both ends; near enough, as the lathe ran for three seconds.
    const over = await chart.locator('.u-over').boundingBox()
    if (over === null) throw new Error('the chart has no plot')
    const share = 1 - (clock - (running - 500)) / 600_000
    await page.mouse.dblclick(over.x + over.width * share, over.y + over.height / 2)
    await page.locator('.app[data-time="past"]').waitFor()
    await page.locator('.of-present').first().waitFor()
    await until(
      'the band ends where the Playhead is',
      async () => !(await page.locator('.band-ends').textContent())?.includes('now'),
    )
    await until('what came later is not told', async () => !(await band()).join().includes('Held'))
    await until(
      'nor what happened later',
      async () => (await page.locator('.facts .event', { hasText: 'E7' }).count()) === 0,
    )
    await page.keyboard.press('0')
    await page.locator('.app[data-time="live"]').waitFor()
    expect(await page.locator('.of-present').count()).toBe(0)
  })
})
