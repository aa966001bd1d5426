import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { findClipped } from '../helpers/clipped.ts'
import { measureContrast } from '../helpers/contrast.ts'
import { addressOf } from '../helpers/scene-page.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const RECORDED_MILLIS = 6000

let floor: ToldFloor
let chromium: Chromium
let page: Page

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

beforeAll(async () => {
  floor = await startToldFloor()
  await floor.tell(`${LATHE}/@event`, { event: 'alarmRaised', t: Date.now(), code: 'E1', priority: 'high' })
  for (const end = Date.now() + RECORDED_MILLIS; Date.now() < end; await pause(500))
    await floor.tell(LATHE, { t: Date.now(), state: 'Execute' })
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1440, height: 900 } }, 'unpainted')
  page = await chromium.page()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

async function open(query = ''): Promise<void> {
  await page.goto(`${floor.server.url}/?view=list&panels=/events&lang=en${query}`)
  await page.locator('.track').waitFor()
}

const shownTime = (): Promise<string | null> => page.locator('.app').getAttribute('data-time')
const untilTime = (time: string): Promise<void> =>
  until(`the page shows ${time}`, async () => (await shownTime()) === time)
/** The instant that the address tells, milliseconds. */
const toldAt = (): number => Date.parse(addressOf(page).get('t') ?? '')

async function trackBox() {
  const box = await page.locator('.track').boundingBox()
  if (box === null) throw new Error('the track is nowhere')
  return box
}

describe('the timeline in the page', () => {
  it('[PH-48, PH-52] a drag on the ruler scrubs, the word and the frame say so, and the way back is there', async () => {
    await open()
    expect(await shownTime()).toBe('live')
    const { x, y, width } = await trackBox()
    await page.mouse.move(x + width * 0.95, y + 25)
    await page.mouse.down()
    await untilTime('past')
    await page.mouse.move(x + width * 0.5, y + 25, { steps: 5 })
    await page.mouse.up()
    await page.locator('.header .chip-past').waitFor()
    const shown = toldAt
    await until('the address tells where the hand let go', () => Number.isFinite(shown()))
    const [frame, hue] = await page.evaluate(() => {
      const { borderTopColor, borderTopWidth } = getComputedStyle(
        document.querySelector('.app') ?? document.body,
        '::after',
      )
      return [Number.parseFloat(borderTopWidth), borderTopColor]
    })
    expect(frame, hue).toBeGreaterThan(3)
    await page.locator('.to-live').click()
    await untilTime('live')
    await until('the address has no time', () => addressOf(page).get('t') === null)
  })

  it('[PH-44, PH-49] goes to a time that is typed, and from there by the keys of the track', async () => {
    await open()
    await page.keyboard.press('Shift+G')
    await page.keyboard.type('nonsense')
    await page.keyboard.press('Enter')
    await page.locator('.go-to [role=alert]').waitFor()
    await page.locator('.go-to input').fill('-3s')
    await page.keyboard.press('Enter')
    await untilTime('past')
    await until('the address tells it', () => Math.abs(Date.now() - 3000 - toldAt()) < 5000)
    const before = toldAt()
    await page.locator('.track').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press(',')
    await until('a second and a tenth before', () => before - toldAt() === 1100)
    await page.locator('.track[aria-valuetext^="Past, "]').waitFor()
    await page.keyboard.press('End')
    await untilTime('live')
  })

  it('[PH-45] steps to the alarm, to its very instant', async () => {
    await open()
    await page.keyboard.press('Shift+BracketLeft')
    await untilTime('past')
    await page.locator('.events > .event', { hasText: 'E1' }).first().waitFor()
    const at = toldAt()
    await page.keyboard.press('Shift+BracketLeft')
    await page.getByText('There is none before.').first().waitFor()
    expect(toldAt()).toBe(at)
  })

  it('[PH-53] keeps a bookmark, and goes there', async () => {
    await open(`&t=${new Date(Date.now() - 4000).toISOString()}`)
    await untilTime('past')
    const at = toldAt()
    await page.keyboard.press('Shift+B')
    await page.locator('.bookmark-add input').fill('卡料 jam')
    await page.keyboard.press('Enter')
    await page.locator('.bookmark-go', { hasText: '卡料 jam' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.to-live').click()
    await untilTime('live')
    await page.reload()
    await page.locator('.bookmarks .time-press').click()
    await page.locator('.bookmark-go', { hasText: '卡料 jam' }).click()
    await untilTime('past')
    await until('it is the instant of the bookmark', () => toldAt() === at)
  })

  it('[PH-54] in a hand steps, plays backwards and keeps bookmarks by buttons as high as a finger', async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    await open(`&t=${new Date(Date.now() - 1000).toISOString()}`)
    await untilTime('past')
    const thumb = page.locator('.time-thumb')
    await thumb.getByRole('button', { name: 'Previous event' }).waitFor()
    const boxes = await Promise.all(
      (await thumb.locator('button, select').all()).map((each) => each.boundingBox()),
    )
    expect(boxes).toHaveLength(8)
    for (const box of boxes) {
      expect(box?.height).toBeGreaterThanOrEqual(43.5)
      expect(box?.width).toBeGreaterThan(32)
      expect((box?.x ?? 360) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    }
    // Backwards first: from the alarm it is not far to the first instant that was written, where it halts.
    await thumb.getByRole('button', { name: 'Play backwards' }).click()
    await until('it plays backwards', () => addressOf(page).get('speed') === '-1')
    await page.locator('.time-row').getByRole('button', { name: 'Pause' }).click()
    await until('it stands', () => addressOf(page).get('speed') === null)
    const at = toldAt()
    await thumb.getByRole('button', { name: 'Previous event' }).click()
    await until('it has stepped to the alarm', () => toldAt() < at)
    await thumb.getByRole('button', { name: 'Bookmarks' }).click()
    const sheet = await page.locator('.bookmark-sheet').boundingBox()
    expect(sheet?.x).toBeGreaterThanOrEqual(0)
    expect((sheet?.x ?? 0) + (sheet?.width ?? 360)).toBeLessThanOrEqual(360)
    expect(await findClipped(page)).toMatchObject({ clipped: [], beyondPixels: 0 })
  })

  it('[PH-52] can be read in every theme and language, and nothing of it is cut off', async () => {
    for (const [theme, language, width] of [
      ['light', 'zh-CN', 1440],
      ['dark', 'en', 1440],
      ['contrast', 'zh-CN', 1440],
      ['light', 'en', 1280],
      ['dark', 'zh-CN', 1080],
      ['light', 'en', 390],
      ['dark', 'zh-CN', 390],
    ] as const) {
      await page.setViewportSize({ width, height: width > 720 ? 900 : 844 })
      await page.goto(
        `${floor.server.url}/?view=list&lang=${language}&theme=${theme}&t=${new Date(Date.now() - 4000).toISOString()}`,
      )
      await page.locator('.track').waitFor()
      await untilTime('past')
      await page.locator('.past-ground').waitFor()
      const beyond = await page.evaluate(() => {
        const side = document.querySelector('.time-side')
        const end = side?.getBoundingClientRect().right ?? innerWidth
        const within = (side ?? document).querySelectorAll(
          '.time-press, .time-speed, .time-step-by, .past-ground',
        )
        return Math.max(...[...within].map((each) => each.getBoundingClientRect().right - end))
      })
      expect(beyond, `${theme} ${width}`).toBeLessThanOrEqual(0)
      const { measured, faint } = await measureContrast(page)
      expect(measured).toBeGreaterThan(40)
      expect(faint, `${theme} ${width}`).toEqual([])
      expect(await findClipped(page), `${theme} ${language} ${width}`).toMatchObject({
        clipped: [],
        beyondPixels: 0,
      })
    }
  })
})
