import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { addressOf, DRAWN_MILLIS, isSameStandpoint, standpointOf, untilDrawn } from '../helpers/scene-page.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'

let floor: ToldFloor
let chromium: Chromium
let page: Page

beforeAll(async () => {
  floor = await startToldFloor()
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  page = await chromium.page()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

describe('a browser without WebGL', () => {
  beforeEach(async () => {
    await page.addInitScript(() => {
      const real = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: []) {
        return kind.startsWith('webgl') ? null : real.call(this, kind as '2d', ...more)
      } as typeof real
    })
  })

  it('[J-10] shows the list with the reason, and everything else works', async () => {
    await page.goto(`${floor.server.url}/?lang=en`)
    await page.locator('.machine-row').first().waitFor({ timeout: DRAWN_MILLIS })
    await page.getByRole('status').filter({ hasText: 'WebGL 2' }).waitFor()
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 33.5 })
    await page.getByText('33.5 %').first().waitFor()
    await page.locator('.machine-row', { hasText: 'GT-101' }).click()
    await page.locator('.panel-machine').waitFor()
    await page.keyboard.press('s')
    await page.locator('.panel-status').getByText('no WebGL 2').waitFor()
    // The key that turns to the scene has nowhere to turn to.
    await page.keyboard.press('l')
    expect(await page.locator('.machine-row').first().isVisible()).toBe(true)
  })
})

/** Takes the graphics away, as a driver does that was restarted. */
const loseGraphics = (): Promise<void> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#scene')
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (extension == null) throw new Error('the context cannot be lost')
    Object.assign(globalThis, { giveBack: () => extension.restoreContext() })
    extension.loseContext()
  })

const giveGraphicsBack = (): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { giveBack: () => void }).giveBack())

describe('graphics that are lost', () => {
  it('[J-11] come back with the same camera, selection and overlay, once and again', async () => {
    await page.goto(`${floor.server.url}/?lang=en&machine=GT-101&overlay=freshness`)
    await untilDrawn(page)
    await page.locator('#scene').focus()
    await restsElsewhereThan(null)
    for (const key of ['2', '+', '+']) {
      const at = addressOf(page).get('at')
      await page.keyboard.press(key)
      await restsElsewhereThan(at)
    }
    const before = told()
    for (let times = 0; times < 2; times++) {
      await loseGraphics()
      await page.locator('[data-scene="lost"]').waitFor({ state: 'attached' })
      await floor.tell(LATHE, { state: times === 0 ? 'Held' : 'Execute' })
      // The rest of the page goes on meanwhile.
      await page
        .locator('.panel-machine')
        .getByText(times === 0 ? 'Held' : 'Running')
        .first()
        .waitFor()
      await giveGraphicsBack()
      await untilDrawn(page)
      const after = told()
      expect(after.look).toBe(before.look)
      expect(isSameStandpoint(after.standpoint, before.standpoint), `${page.url()}`).toBe(true)
    }
  })
})

/** What the address tells of camera, selection and overlay. */
function told() {
  const address = addressOf(page)
  address.delete('at')
  return { look: address.toString(), standpoint: standpointOf(page) }
}

/** The address tells where the camera is when it has come to rest. */
const restsElsewhereThan = (at: string | null): Promise<void> =>
  expect.poll(() => addressOf(page).get('at'), { timeout: DRAWN_MILLIS }).not.toBe(at)

describe('a server that is lost', () => {
  it('[J-12] leaves the scene where it is, looking as of then, and all is caught up when it is back', async () => {
    await page.goto(`${floor.server.url}/?lang=en&machine=GT-101&panels=tree/machine,status`)
    await untilDrawn(page)
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 12.5 })
    await page.locator('.panel-machine').getByText('12.5').first().waitFor()
    await floor.server.kill()
    await page.getByText('No word from the server since').waitFor()
    expect(await page.locator('[data-scene="drawn"]').isVisible()).toBe(true)
    await page.locator('.panel-status').getByText('not back yet').waitFor()
    await floor.server.restart()
    await page.getByText('Live', { exact: true }).first().waitFor()
    await page
      .locator('.panel-status')
      .getByText(/away for/)
      .first()
      .waitFor()
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 77.5 })
    await page.locator('.panel-machine').getByText('77.5').first().waitFor()
    expect(await page.locator('[data-scene="drawn"]').isVisible()).toBe(true)
    const expected = /ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection to|50\d:/
    const others = chromium.complaints.filter((complaint) => !expected.test(complaint))
    chromium.complaints.splice(0, chromium.complaints.length, ...others)
  })
})
