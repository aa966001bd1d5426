import { connectAsync } from 'mqtt'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium, type Scene } from '../helpers/chromium.ts'
import { type FloorServer, startFloorServer } from '../helpers/floor-server.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import {
  addressOf,
  DRAWN_MILLIS,
  isSameStandpoint,
  panelIn,
  pictureOf,
  standpointOf,
  untilDrawn,
} from '../helpers/scene-page.ts'

let mosquitto: Mosquitto
let server: FloorServer
let chromium: Chromium

beforeAll(async () => {
  mosquitto = await startMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  server = await startFloorServer(['--plant', 'gearbox', '--broker', broker])
})

afterAll(async () => {
  await server?.stop()
  await mosquitto?.stop()
})

const LARGE = { width: 1100, height: 720 }
const SMALL = { width: 960, height: 600 }

const eachIn = (viewport: typeof LARGE, scene: Scene): void =>
  beforeEach(async () => {
    chromium = await launchChromium({ locale: 'en-GB', viewport }, scene)
  })

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

async function open(query: string): Promise<Page> {
  const page = await chromium.page()
  await page.goto(`${server.url}/?${query}`)
  await untilDrawn(page)
  return page
}

/** Until two pictures in a row are the same: nothing moves, and what is finer at rest has been drawn. */
async function stillPicture(page: Page): Promise<Buffer> {
  let last = await pictureOf(page)
  await expect
    .poll(
      async () => {
        const picture = await pictureOf(page)
        const same = picture.equals(last)
        last = picture
        return same
      },
      { interval: 1200, timeout: DRAWN_MILLIS },
    )
    .toBe(true)
  return last
}

describe('an address', () => {
  eachIn(LARGE, 'painted')

  it('[J-15] opened elsewhere shows the same: camera, selection, overlay, what is muted, panels, language', async () => {
    const page = await open('lang=zh-CN&panels=tree/')
    await page.locator('#scene').focus()
    for (const key of ['1', '+', '5']) await page.keyboard.press(key)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('GH-201')
    await page.keyboard.press('Enter')
    await panelIn(page, 'machine').waitFor()
    await page.keyboard.press('s')
    await panelIn(page, 'status').waitFor()
    await page.locator('.legend').waitFor()
    // Whether there is little room for it is known when the docks stand; until then it may unfold by itself.
    const folded = page.locator('.legend.folded .legend-fold')
    const entry = page.locator('.legend-entry').first()
    const unfolds = async (): Promise<boolean> => {
      if ((await folded.count()) > 0) await folded.click({ timeout: 2000 }).catch(() => undefined)
      return entry.isVisible()
    }
    await expect.poll(unfolds).toBe(true)
    await entry.click()
    await expect.poll(() => addressOf(page).get('mute')).not.toBeNull()
    await expect.poll(() => addressOf(page).get('at'), { timeout: DRAWN_MILLIS }).not.toBeNull()
    await stillPicture(page)
    await expect.poll(() => addressOf(page).get('machine')).toBe('GH-201')
    const address = addressOf(page)
    const standpoint = standpointOf(page)

    const elsewhere = await launchChromium({ locale: 'en-GB', viewport: LARGE })
    const other = await elsewhere.page()
    await other.goto(page.url())
    await untilDrawn(other)
    await panelIn(other, 'machine').waitFor()
    await panelIn(other, 'status').waitFor()
    await stillPicture(other)
    const same = ['machine', 'overlay', 'mute', 'panels', 'lang']
    for (const key of same) expect([key, addressOf(other).get(key)]).toEqual([key, address.get(key)])
    expect(isSameStandpoint(standpointOf(other), standpoint), `${page.url()} ${other.url()}`).toBe(true)
    expect(await other.getAttribute('html', 'lang')).toBe('zh-CN')
    const complaints = elsewhere.complaints
    await elsewhere.close()
    expect(complaints).toEqual([])
  })
})

describe('an address that is none', () => {
  eachIn(LARGE, 'unpainted')

  it('[J-15] nonsense in it is left out, and the page comes up as ever', async () => {
    const page = await open(
      'at=nonsense&machine=<b>,NO-SUCH&overlay=none&panels=what/ever&theme=pink&lang=tlh',
    )
    await page.locator('.header').waitFor()
    expect(await page.locator('.panel').count()).toBeLessThanOrEqual(4)
  })
})

describe('the kiosk', () => {
  eachIn(LARGE, 'unpainted')

  it('[J-16] shows the scene alone, in the language that is asked for, and takes no keys', async () => {
    const page = await open('kiosk&lang=en')
    for (const chrome of ['.header', '.rail', '.panel', '.scene-bar'])
      expect(await page.locator(chrome).filter({ visible: true }).count(), chrome).toBe(0)
    await page.keyboard.press('s')
    expect(await page.locator('.panel').count()).toBe(0)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
  })

  it('[J-16] view only: everything can be looked at, nothing be rearranged for good', async () => {
    const page = await open('view-only&lang=en')
    await page.locator('#scene').focus()
    const before = addressOf(page).get('at')
    await page.keyboard.press('1')
    await expect.poll(() => addressOf(page).get('at'), { timeout: DRAWN_MILLIS }).not.toBe(before)
    expect(addressOf(page).has('view-only')).toBe(true)
  })
})

describe('the picture', () => {
  eachIn(SMALL, 'painted')

  it('[J-17] stands still while nothing moves, changes with the selection, and comes back without it', async () => {
    const page = await open('lang=en&panels=/')
    await page.mouse.move(5, 5)
    const before = await stillPicture(page)
    const drawn = await page.evaluate(() => document.querySelectorAll('canvas').length)
    expect(drawn).toBeGreaterThan(0)
    await page.evaluate(() => undefined)
    expect((await pictureOf(page)).equals(before)).toBe(true)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('GT-101')
    await page.keyboard.press('Enter')
    await panelIn(page, 'machine').waitFor()
    await page.keyboard.press('m')
    await panelIn(page, 'machine').waitFor({ state: 'detached' })
    const selected = await stillPicture(page)
    expect(selected.equals(before)).toBe(false)
  })

  it('[J-17] shows that a machine has turned to a fault', async () => {
    const device = await connectAsync(`mqtt://127.0.0.1:${mosquitto.port}`)
    const lathe = 'twinfloor/gearbox/machining/gear-soft/GT-101'
    await device.publishAsync(lathe, JSON.stringify({ state: 'Execute' }), { qos: 1 })
    const page = await open('lang=en&machine=GT-101&panels=/')
    await page.locator('#scene').focus()
    await page.keyboard.press('f')
    await expect.poll(() => addressOf(page).get('at'), { timeout: DRAWN_MILLIS }).not.toBeNull()
    const before = await pictureOf(page)
    await device.publishAsync(lathe, JSON.stringify({ state: 'Aborted' }), { qos: 1 })
    await expect
      .poll(async () => (await pictureOf(page)).equals(before), { timeout: DRAWN_MILLIS })
      .toBe(false)
    await device.endAsync(true)
  })
})
