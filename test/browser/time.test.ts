import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { addressOf } from '../helpers/scene-page.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
/** What was told at an instant is asked for a little later: it must have been written. */
const WRITTEN_MILLIS = 2500

let floor: ToldFloor
let chromium: Chromium
let page: Page
/** When the lathe ran, and when it stood in fault. */
const told = { running: 0, fault: 0 }

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
/** A device that says nothing for three seconds is silent. */
async function stay(to: string, millis: number): Promise<void> {
  for (const end = Date.now() + millis; Date.now() < end; await pause(500))
    await floor.tell(LATHE, { t: Date.now(), state: to })
}
const event = (name: string, more: object): Promise<unknown> =>
  floor.tell(`${LATHE}/@event`, { event: name, t: Date.now(), ...more })

/** How the lathe is shown in the list. */
const shownState = (): Promise<string | null> =>
  page.locator('.machine-row', { hasText: 'GT-101' }).locator('.cell-state').textContent()
const untilShown = (what: string): Promise<void> =>
  until(`the lathe is shown as ${what}`, async () => (await shownState())?.includes(what) === true)
const rows = () => page.locator('.dock .events > .event')

beforeAll(async () => {
  floor = await startToldFloor()
  await stay('Execute', 500)
  await event('alarmRaised', { code: 'E1', priority: 'high' })
  await stay('Execute', 1000)
  told.running = Date.now()
  await stay('Execute', 1000)
  await event('alarmCleared', { code: 'E1' })
  await stay('Aborted', 1000)
  told.fault = Date.now()
  await stay('Aborted', WRITTEN_MILLIS)
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

const at = (millis: number, speed = 0): string =>
  `${floor.server.url}/?view=list&panels=/events&t=${new Date(millis).toISOString()}${speed === 0 ? '' : `&speed=${speed}`}`

describe('the past in the page', () => {
  it('[PH-2, PH-4, PH-11] shows what was, goes on to what came, and misses nothing of the present', async () => {
    await page.goto(at(told.running))
    await page.locator('.app[data-time="past"]').waitFor()
    await untilShown('Running')
    await rows().filter({ hasText: 'E1' }).first().waitFor()
    expect(await page.getByText('Aborted').count(), 'nothing of what came later').toBe(0)

    // What happens meanwhile is not seen, and is there afterwards.
    await event('alarmRaised', { code: 'E2', priority: 'low' })
    await stay('Held', 1000)
    expect(await shownState()).toContain('Running')
    expect(await rows().filter({ hasText: 'E2' }).count()).toBe(0)

    await page.keyboard.press('Shift+L')
    await untilShown('Fault')
    await page.keyboard.press('0')
    await page.locator('.app[data-time="live"]').waitFor()
    await floor.tell(LATHE, { t: Date.now(), state: 'Held' })
    await untilShown('Held')
    await rows().filter({ hasText: 'E2' }).first().waitFor()
    await until('the address has no time', () => addressOf(page).get('t') === null)
  })

  it('[PH-8] goes backwards from a fault to before it', async () => {
    await page.goto(at(told.fault))
    await untilShown('Fault')
    await page.keyboard.press('j')
    await untilShown('Running')
    expect(await page.locator('.app').getAttribute('data-time')).toBe('past')
  })

  it('[PH-48] a double click on the ruler leaves the Playhead playing where it was', async () => {
    await page.goto(at(told.fault, -0.1))
    await untilShown('Fault')
    const play = page.locator('.time-press.prominent')
    const name = (): Promise<string | null> => play.getAttribute('aria-label')
    await until('it plays', async () => (await name()) === 'Pause')
    const track = await page.locator('.track').boundingBox()
    if (track === null) throw new Error('the track is nowhere')
    await page.mouse.click(track.x + track.width * 0.3, track.y + 25)
    await until('a click on the ruler makes it stand', async () => (await name()) === 'Play')
    await page.keyboard.press('j')
    await until('it plays again', async () => (await name()) === 'Pause')
    await page.mouse.dblclick(track.x + track.width * 0.6, track.y + 25)
    await pause(500)
    expect(await name()).toBe('Pause')
    await page.locator('.app[data-time="past"]').waitFor()
  })

  it('[PH-15] plays into the present by itself', async () => {
    await page.goto(at(Date.now() - 20_000, 10))
    await page.locator('.app[data-time="past"]').waitFor()
    await page.locator('.app[data-time="live"]').waitFor({ timeout: 20_000 })
    await stay('Held', 500)
    await untilShown('Held')
  })
})
