import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { type FloorServer, startFloorServer } from '../helpers/floor-server.ts'
import { freePort } from '../helpers/mosquitto.ts'
import { addressOf, DRAWN_MILLIS, nextPicture, panelIn, untilDrawn } from '../helpers/scene-page.ts'

let server: FloorServer
let chromium: Chromium | undefined

beforeAll(async () => {
  const broker = ['--broker-port', String(await freePort()), '--no-simulators']
  server = await startFloorServer(['--plant', 'gearbox', ...broker])
})

afterAll(async () => {
  await server?.stop()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  chromium = undefined
  expect(complaints).toEqual([])
})

/** The address is written when the page has time for it, which without a GPU may take a while. */
const WRITTEN = { timeout: DRAWN_MILLIS }

const at = (page: Page): string | null => addressOf(page).get('at')
const changes = (page: Page, from: string | null): Promise<void> =>
  expect.poll(() => at(page), { timeout: DRAWN_MILLIS }).not.toBe(from)

/** Where the camera came to rest, once it has: a scene that has just begun still finds its place. */
async function restingAt(page: Page): Promise<string | null> {
  await expect.poll(() => at(page), { timeout: DRAWN_MILLIS }).not.toBeNull()
  return at(page)
}

describe('the keyboard alone', () => {
  async function open(query = ''): Promise<Page> {
    chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1280, height: 800 } }, 'unpainted')
    const page = await chromium.page()
    await page.goto(`${server.url}/?lang=en${query}`)
    await untilDrawn(page)
    return page
  }

  it('[J-13] every stop of the Tab key is in sight, is named, and shows that it has the keys', async () => {
    const page = await open('&machine=GT-101&panels=tree/machine,status')
    const stops = new Set<string>()
    const wrong: string[] = []
    for (let i = 0; i < 160; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(tabStop)
      if (stop === undefined || stops.has(stop.mark)) break
      stops.add(stop.mark)
      if (stop.wrong !== '') wrong.push(`${stop.wrong}: ${stop.mark}`)
    }
    expect(wrong).toEqual([])
    expect(stops.size).toBeGreaterThan(30)
    for (const part of ['#scene', 'door', 'legend', 'scene-tool']) {
      expect(
        [...stops].some((stop) => stop.includes(part.replace('#', ''))),
        part,
      ).toBe(true)
    }
  })

  it('[J-13] skips to the scene, moves the camera, and comes back to where it was', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('scene')
    let before = await restingAt(page)
    for (const key of ['1', 'ArrowRight', '+', '2']) {
      // Held for as long as it takes: an arrow moves the camera while it is down.
      await page.keyboard.down(key)
      if (key.startsWith('Arrow')) await nextPicture(page)
      await page.keyboard.up(key)
      await changes(page, before)
      before = at(page)
    }
    await page.keyboard.press('Control+z')
    await changes(page, before)
  })

  it('[J-13] finds a machine in the palette, reads it, turns the overlay and leaves again', async () => {
    const page = await open('&panels=/')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('GT-101')
    await page.keyboard.press('Enter')
    await panelIn(page, 'machine').waitFor()
    await expect.poll(() => addressOf(page).get('machine'), WRITTEN).toBe('GT-101')
    await page.keyboard.press('5')
    await expect.poll(() => addressOf(page).get('overlay'), WRITTEN).toBe('freshness')
    await page.keyboard.press('Escape')
    await panelIn(page, 'machine').waitFor({ state: 'detached' })
    await expect.poll(() => addressOf(page).get('machine'), WRITTEN).toBeNull()
  })

  it('[J-13] walks the tree, folds and unfolds it, and selects in it', async () => {
    const page = await open('&panels=tree/')
    await page.keyboard.press('/')
    await page.keyboard.type('gt101')
    await page.keyboard.press('Enter')
    const tree = page.getByRole('tree')
    await expect.poll(() => tree.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await panelIn(page, 'machine').waitFor()
    await expect.poll(() => addressOf(page).get('machine')).toBe('GT-101')
  })

  it('[J-13] switches an entry of the legend off and on', async () => {
    const page = await open('&panels=/')
    // Where there is little room it begins folded.
    await page.locator('.legend').waitFor()
    const entry = page.locator('.legend-entry').first()
    const unfolds = async (): Promise<boolean> => {
      if ((await page.locator('.legend.folded').count()) > 0) {
        await page.locator('.legend-fold').focus()
        await page.keyboard.press('Enter')
      }
      return entry.isVisible()
    }
    await expect.poll(unfolds).toBe(true)
    await entry.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => addressOf(page).get('mute')).toBe('fault')
    expect(await entry.getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('Space')
    await expect.poll(() => addressOf(page).get('mute')).toBeNull()
  })
})

/** Runs in the page: what has the keys now, and what is wrong with it. */
function tabStop(): { readonly mark: string; readonly wrong: string } | undefined {
  const has = document.activeElement
  if (has === null || has === document.body) return undefined
  const box = has.getBoundingClientRect()
  const label = has.getAttribute('aria-label') ?? has.textContent ?? ''
  const labelled = label.trim() !== '' || (has instanceof HTMLInputElement && (has.labels?.length ?? 0) > 0)
  const inSight =
    box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
  const rings = (element: Element | null): boolean => {
    if (element === null) return false
    const { outlineStyle, boxShadow } = getComputedStyle(element)
    return outlineStyle !== 'none' || boxShadow !== 'none'
  }
  // The ring may stand around the box of a search, on the words of a choice, or on the row that is active.
  const around = has.parentElement?.closest(':focus-within') ?? null
  const row = has.querySelector('.active')
  const ringed =
    rings(has) ||
    rings(around) ||
    rings(has.nextElementSibling) ||
    (row !== null && getComputedStyle(row, '::after').borderTopStyle === 'solid')
  const wrong = [
    labelled || has.getAttribute('title') !== null ? '' : 'no name',
    inSight ? '' : 'out of sight',
    ringed ? '' : 'no ring',
  ].filter((word) => word !== '')
  const mark = `${has.tagName.toLowerCase()}#${has.id}.${[...has.classList].join('.')} ${label.trim().slice(0, 30)} ${Math.round(box.left)},${Math.round(box.top)}`
  return { mark, wrong: wrong.join(', ') }
}

describe('touch, on a phone', () => {
  async function open(query = ''): Promise<Page> {
    chromium = await launchChromium(
      {
        locale: 'zh-CN',
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 1,
      },
      'unpainted',
    )
    const page = await chromium.page()
    await page.goto(`${server.url}/?lang=zh-CN${query}`)
    await untilDrawn(page)
    return page
  }

  it('[J-14] a tap on a machine selects it, a tap beside it does not move the camera', async () => {
    const page = await open()
    const box = await page.locator('#scene').boundingBox()
    if (box === null) throw new Error('no scene')
    const pose = await restingAt(page)
    // Far from one tap to the next, or two of them would be one double tap.
    const across = [0.2, 0.55, 0.27, 0.62, 0.34, 0.69, 0.41, 0.76, 0.48, 0.83]
    const down = [0.35, 0.39, 0.43, 0.47, 0.51, 0.55, 0.59, 0.63, 0.67]
    for (const [x, y] of down.flatMap((y) => across.map((x) => [x, y] as const))) {
      await page.touchscreen.tap(box.x + box.width * x, box.y + box.height * y)
      await nextPicture(page)
      if (addressOf(page).get('machine') !== null) break
    }
    await expect.poll(() => addressOf(page).get('machine')).not.toBeNull()
    await page.locator('.sheet').waitFor()
    expect(at(page)).toBe(pose)
  })

  it('[J-14] two fingers bring it nearer', async () => {
    const page = await open()
    await page.locator('#scene').waitFor()
    const box = await page.locator('#scene').boundingBox()
    if (box === null) throw new Error('no scene')
    const before = await restingAt(page)
    const cdp = await page.context().newCDPSession(page)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const fingers = (apart: number) => [
      { x: x - apart, y, id: 0 },
      { x: x + apart, y, id: 1 },
    ]
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30) })
    for (let apart = 40; apart <= 140; apart += 10) {
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) })
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await changes(page, before)
  })

  it('[J-14] the bar under the thumb opens every panel as a sheet, at three heights', async () => {
    const page = await open()
    const tabs = page.locator('.tabs .door')
    await tabs.nth(0).tap()
    const sheet = page.locator('.sheet')
    await sheet.waitFor()
    const handle = sheet.getByRole('separator')
    await handle.focus()
    const heights: number[] = []
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key)
      await nextPicture(page)
      heights.push((await sheet.boundingBox())?.height ?? 0)
    }
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(new Set(heights).size).toBe(3)
    // Every door behind "more" leads to a panel of its own.
    const seen = new Set<string>()
    await tabs.last().tap()
    const doors = await page.locator('.more-doors .door').count()
    for (let i = 0; i < doors; i++) {
      if (i > 0) await tabs.last().tap()
      await page.locator('.more-doors .door').nth(i).tap()
      const title = async (): Promise<string> => (await page.locator('.sheet h2').first().textContent()) ?? ''
      await expect.poll(async () => seen.has(await title())).toBe(false)
      seen.add(await title())
    }
    expect(seen.size).toBe(doors)
    expect(doors).toBeGreaterThan(4)
  })

  it('[J-14] what can be pressed is as large as a finger', async () => {
    const page = await open('&machine=GT-101')
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, [role=separator], select')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((element) => element.closest('.skips') === null)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.bottom > 0 && box.top < innerHeight)
        .filter(({ box }) => Math.max(box.width, box.height) < 43.5 || Math.min(box.width, box.height) < 24)
        .map(({ element, box }) => `${element.className} ${Math.round(box.width)}x${Math.round(box.height)}`),
    )
    expect(small).toEqual([])
  })
})
