import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { addressOf, isSameStandpoint, standpointOf, untilDrawn } from '../helpers/scene-page.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const HOUR_MILLIS = 3_600_000
const DAY_SECONDS = 86_400
const SPEED = 60

let floor: ToldFloor
let chromium: Chromium
let pages: readonly [Page, Page]

beforeAll(async () => {
  floor = await startToldFloor()
  await floor.tell(LATHE, { t: Date.now(), state: 'Execute' })
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1200, height: 700 } })
  pages = [await chromium.page(), await chromium.page()]
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

const open = (page: Page, query: string): Promise<unknown> =>
  page.goto(`${floor.server.url}/?lang=en&${query}`)
const untilTied = async (page: Page, others: number): Promise<void> => {
  const chip = page.locator('.chip-tied')
  await until(
    `it is tied to ${others}`,
    async () => (await chip.textContent())?.startsWith(`${others}`) === true,
  )
}
const untilTime = async (page: Page, kind: string): Promise<void> =>
  page.locator(`.app[data-time="${kind}"]`).waitFor()
/** Seconds of the day that the clock of the past says in a new picture, and when it said so. */
const said = (page: Page): Promise<{ seconds: number; wall: number }> =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const text = document.querySelector('.past-clock time')?.textContent ?? ''
    const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)/.exec(text) ?? []
    return { seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), wall: Date.now() }
  })

/** How far apart on the wall the two play, milliseconds. */
async function apartMillis(): Promise<number> {
  const [a, b] = await Promise.all([said(pages[0]), said(pages[1])])
  const ahead = a.seconds - b.seconds - ((a.wall - b.wall) / 1000) * SPEED
  const off = ahead - DAY_SECONDS * Math.round(ahead / DAY_SECONDS)
  return (Math.abs(off) / SPEED) * 1000
}

describe('windows that are tied', () => {
  it('[PH-100, PH-101, PH-107] an act in one moves both, they play together, and an untied one is on its own', async () => {
    const [a, b] = pages
    const t = new Date(Date.now() - HOUR_MILLIS).toISOString()
    await open(a, `view=list&panels=/&tie=twins&t=${t}`)
    await untilTime(a, 'past')
    await untilTied(a, 0)
    await open(b, 'view=list&panels=/&tie=twins')
    await untilTied(b, 1)
    await untilTied(a, 1)
    await untilTime(b, 'past')
    await until('it is at the same instant', () => addressOf(b).get('t') === t)

    await b.keyboard.press('k')
    await b.locator('.time-speed').selectOption(`${SPEED}`)
    await until('the other one plays', async () => addressOf(a).get('speed') === `${SPEED}`)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    const off: number[] = []
    for (let i = 0; i < 10; i++) {
      off.push(await apartMillis())
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    // The clock says whole seconds ten times a second; on a busy machine one reading may be later than that.
    const [, , , , middle] = off.toSorted((one, other) => one - other)
    expect(middle, off.map(Math.round).join(' ')).toBeLessThan(250)
    await a.keyboard.press('k')
    const at = (page: Page): string | null => addressOf(page).get('t')
    await until('both stand at the same instant', () => {
      const stands = pages.every((page) => addressOf(page).get('speed') === null)
      return stands && at(a) === at(b)
    })

    await a.locator('.machine-row', { hasText: 'GT-101' }).click()
    await until('the other one tells of it', () => addressOf(b).get('machine') === 'GT-101')

    await b.locator('.chip-tied button').click()
    await untilTied(a, 0)
    expect(await b.locator('.chip-tied').count()).toBe(0)
    await a.keyboard.press('0')
    await untilTime(a, 'live')
    await until('the address of the other one names no tie', () => addressOf(b).get('tie') === null)
    expect(await b.locator('.app').getAttribute('data-time')).toBe('past')
  })

  it('[PH-102] a camera that is moved in one moves in both; what shares the look alone keeps its own time', async () => {
    const [a, b] = pages
    for (const page of pages) {
      await page.setViewportSize({ width: 700, height: 420 })
      await open(page, 'panels=/&tie=twins&tied=look')
      await untilDrawn(page)
    }
    await untilTied(a, 1)
    const before = standpointOf(b)
    const box = await a.locator('#scene').boundingBox()
    if (box === null) throw new Error('the scene is nowhere')
    await a.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await a.mouse.down()
    await a.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2 + 30, { steps: 4 })
    await a.mouse.up()
    await until('both stand where the hand let go', () => {
      const [here, there] = [standpointOf(a), standpointOf(b)]
      return isSameStandpoint(here, there) && !isSameStandpoint(before, there)
    })
    await b.keyboard.press('k')
    await untilTime(b, 'past')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await a.locator('.app').getAttribute('data-time')).toBe('live')
  })

  it('[PH-104] a window that is opened from another one shows what that does', async () => {
    const [a] = pages
    await open(a, 'view=list&panels=/&machine=GT-101')
    await a.locator('.track').waitFor()
    const opened = chromium.context.waitForEvent('page')
    await a.keyboard.press('Shift+W')
    const c = await opened
    await untilTied(a, 1)
    await untilTied(c, 1)
    expect(addressOf(c).get('machine')).toBe('GT-101')
    await c.keyboard.press('k')
    await untilTime(a, 'past')
    await c.close()
    await untilTied(a, 0)
    await a.getByRole('button', { name: 'Untie this window' }).first().click()
    await until('it is not tied any more', async () => (await a.locator('.chip-tied').count()) === 0)
  })
})
