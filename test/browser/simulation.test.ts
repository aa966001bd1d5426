import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SPEEDS } from '../../models/simulation.ts'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { findClipped } from '../helpers/clipped.ts'
import { type FloorServer, startFloorServer } from '../helpers/floor-server.ts'
import { freePort } from '../helpers/mosquitto.ts'
import { DRAWN_MILLIS, nextPicture } from '../helpers/scene-page.ts'

const LANGUAGES = ['en', 'zh-CN'] as const
const FINGER = 44

let server: FloorServer
let chromium: Chromium | undefined

beforeAll(async () => {
  // Simulators that say next to nothing; what they play is asked of them here.
  const played = ['--broker-port', String(await freePort()), '--simulators-rate', '0.001']
  server = await startFloorServer(['--plant', 'gearbox', ...played])
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

/** Where each speed stands, and how large it is. */
const pacesIn = (page: Page) =>
  page.locator('.pace-option').evaluateAll((options) =>
    options.map((option) => {
      const { left, right, top, height } = option.getBoundingClientRect()
      return { left, right, top, height }
    }),
  )

const storiesShown = (page: Page): Promise<number> => page.locator('.story').count()

async function begin(typed: string, page: Page): Promise<void> {
  await page.locator('.story-search input').fill(typed)
  await page.keyboard.press('Enter')
}

describe('the panel of the simulation', () => {
  async function open(language: string, width = 1440): Promise<Page> {
    chromium = await launchChromium({ locale: 'en-GB', viewport: { width, height: 900 } }, 'unpainted')
    const page = await chromium.page()
    await page.goto(`${server.url}/?panels=/simulation,events&lang=${language}`)
    await page.locator('.story').first().waitFor({ timeout: DRAWN_MILLIS })
    return page
  }

  it('[W-104] a Story is found and begun by the keys; the one before is offered, and begins anew', async () => {
    const page = await open('en')
    const all = await storiesShown(page)
    await page.locator('.story-search input').fill('jam')
    await expect.poll(() => storiesShown(page)).toBeLessThan(all)
    const first = page.locator('.story-head').first()
    await expect.poll(() => first.textContent()).toContain('One jam starves a line')
    await expect.poll(() => first.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Enter')
    const back = page.locator('.toast button')
    await expect.poll(() => back.textContent()).toBe('End it')
    const told = page.locator('.simulation-story')
    await expect.poll(() => told.textContent()).toContain('One jam starves a line')
    // It counts down.
    await expect
      .poll(() => page.locator('.simulation-standing').textContent())
      .toContain('Next change in 19m')

    await begin('gateway reboots', page)
    await expect.poll(() => back.textContent()).toBe('Begin “One jam starves a line” anew')
    await back.click()
    await expect.poll(() => told.textContent()).toContain('One jam starves a line')
    // What happened stands among the Events.
    await expect.poll(() => page.locator('.event-turn').count()).toBe(3)
    await page.locator('.story-search input').fill('no such thing')
    await expect.poll(() => storiesShown(page)).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => storiesShown(page)).toBe(all)
  })

  it.each(LANGUAGES)('[W-87] all speeds stand in one row, however narrow it is, in %s', async (language) => {
    const page = await open(language)
    const dock = page.locator('.panel-simulation')
    await page.locator('.splitter.upright').last().focus()
    for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight')
    await nextPicture(page)
    const wide = (await dock.boundingBox())?.width ?? Number.NaN
    expect(wide).toBeLessThan(260)
    const paces = await pacesIn(page)
    expect(paces).toHaveLength(SPEEDS.length)
    expect(new Set(paces.map(({ top }) => Math.round(top))).size).toBe(1)
    expect((await findClipped(page)).clipped).toEqual([])
  })
})

describe('the panel of the simulation on a phone', () => {
  it.each(LANGUAGES)(
    '[W-87] has its speeds in one row, each for a finger, and no text cut off, in %s',
    async (language) => {
      chromium = await launchChromium(
        {
          locale: 'en-GB',
          viewport: { width: 390, height: 844 },
          hasTouch: true,
          isMobile: true,
          deviceScaleFactor: 1,
        },
        'unpainted',
      )
      const page = await chromium.page()
      await page.goto(`${server.url}/?lang=${language}`)
      await page.locator('.tabs .door').last().tap({ timeout: DRAWN_MILLIS })
      await page
        .locator('.sheet button', { hasText: /Simulation|模拟/ })
        .first()
        .tap()
      await page.locator('.story').first().waitFor()
      const paces = await pacesIn(page)
      expect(paces).toHaveLength(SPEEDS.length)
      expect(new Set(paces.map(({ top }) => Math.round(top))).size).toBe(1)
      for (const { height, left, right } of paces) {
        expect(Math.round(height)).toBeGreaterThanOrEqual(FINGER)
        expect(Math.round(right - left)).toBeGreaterThanOrEqual(FINGER)
      }
      // The longest sentence that a toast of Stories can say.
      await begin('reboots', page)
      await expect.poll(() => page.locator('.toast').count()).toBe(1)
      await begin('spindle seizes', page)
      await expect
        .poll(() => page.locator('.toast').textContent())
        .toMatch(/(A gateway reboots.*){2}|(网关重启.*){2}/)
      expect(await findClipped(page)).toMatchObject({ clipped: [], beyondPixels: 0 })
    },
  )
})
