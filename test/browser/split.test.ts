import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { addressOf, isSameStandpoint, standpointOf, untilDrawn } from '../helpers/scene-page.ts'
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

/** A device that says nothing for three seconds is silent. */
async function stay(state: string, load: number, millis: number): Promise<void> {
  for (const end = Date.now() + millis; Date.now() < end; await new Promise((done) => setTimeout(done, 500)))
    await floor.tell(LATHE, { t: Date.now(), state, spindleLoad: load })
}

beforeAll(async () => {
  floor = await startToldFloor()
  await stay('Execute', 40, 1500)
  told.running = Date.now()
  await stay('Execute', 40, 1000)
  await stay('Aborted', 2.5, 1000)
  told.fault = Date.now()
  await stay('Aborted', 2.5, WRITTEN_MILLIS)
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1280, height: 720 } })
  page = await chromium.page()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

const open = (query: string): Promise<unknown> => page.goto(`${floor.server.url}/?lang=en&${query}`)
const iso = (millis: number): string => new Date(millis).toISOString()
/** The pane, once it has drawn. */
async function paneOf(): Promise<Frame> {
  const handle = await page.locator('.beside-frame').elementHandle()
  const frame = await handle?.contentFrame()
  if (frame == null) throw new Error('there is nothing in the frame')
  await frame.locator('[data-scene="drawn"]').waitFor({ state: 'attached' })
  return frame
}
const rows = () => page.locator('.differing-row:not(.differing-head)')

describe('two sides to compare', () => {
  it('[PH-110, PH-113, PH-114, PH-117] shows two times with one camera, and tells what differs', async () => {
    await open(`t=${iso(told.fault)}&beside=t:${iso(told.running)}&panels=/differences`)
    await untilDrawn(page)
    const pane = await paneOf()
    await pane.locator('.app[data-time="past"]').waitFor()
    expect(await pane.locator('.dock, .rail, .sheet, .tabs').count(), 'no panels').toBe(0)

    await until('one machine differs', async () => (await rows().count()) === 1)
    const cells = await rows().first().locator('[role=gridcell]').allTextContents()
    expect(cells.map((text) => text.trim().split(' ')[0])).toEqual(['GT-101', 'Fault', 'Running'])
    const frame = (of: Page | Frame, element: string): Promise<string> =>
      of.evaluate(
        (each) => getComputedStyle(document.querySelector(each) as Element, '::after').display,
        element,
      )
    expect(await frame(page, '.app'), 'no frame around both').toBe('none')
    expect([await frame(page, '.floor'), await frame(pane, '.app')]).toEqual(['block', 'block'])

    await rows().first().click()
    await until('it is selected on both sides', () => addressOf(pane).get('machine') === 'GT-101')
    expect(addressOf(page).get('machine')).toBe('GT-101')
    const load = page.locator('.differing tr', { hasText: 'Spindle load' })
    await load.waitFor()
    expect(await load.locator('td').last().textContent()).toBe('+37.5')
    await until('both cameras stand where the machine is', () =>
      isSameStandpoint(standpointOf(page), standpointOf(pane)),
    )

    const before = standpointOf(page)
    await pane.locator('#scene').press('1')
    await until('what moves one moves the other', () => {
      const [here, there] = [standpointOf(page), standpointOf(pane)]
      return isSameStandpoint(here, there) && !isSameStandpoint(here, before)
    })
  })

  it('[PH-111, PH-112] is begun by a key with the instant shown, moved by keys, and ended in either half', async () => {
    await open(`view=list&t=${iso(told.fault)}`)
    await page.locator('.app[data-time="past"]').waitFor()
    await page.keyboard.press('|')
    await until('the address tells it', () => addressOf(page).get('beside') === `t:${iso(told.fault)}`)
    const beside = page.locator('.beside')
    const width = async (): Promise<number> => (await beside.boundingBox())?.width ?? 0
    const bar = page.getByRole('separator', { name: 'Where the two sides meet' })
    const before = await width()
    await bar.press('ArrowLeft')
    await until('the other half is wider', async () => (await width()) > before + 10)
    await bar.press('Enter')
    await until('both are alike again', async () => (await width()) === before)
    await page.frameLocator('.beside-frame').getByRole('button', { name: 'End the comparison' }).click()
    await beside.waitFor({ state: 'detached' })
    await until('the address tells of none', () => !addressOf(page).has('beside'))
  })

  it('[PH-111] lies one above the other upright in a hand', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open(`view=list&beside=t:${iso(told.fault)}`)
    await page.locator('.beside').waitFor()
    const own = await page.locator('.floor').boundingBox()
    const other = await page.locator('.beside').boundingBox()
    expect(other?.y).toBeGreaterThanOrEqual((own?.y ?? 0) + (own?.height ?? Number.NaN))
    expect(other?.width).toBe(390)
    expect(Math.abs((own?.height ?? 0) - (other?.height ?? Number.NaN))).toBeLessThan(3)
  })
})
