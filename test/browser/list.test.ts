import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Status } from '../../models/protocol.ts'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const HOBBER = 'twinfloor/gearbox/machining/gear-soft/GH-201'

let floor: ToldFloor
let chromium: Chromium
let page: Page

const row = (id: string) => page.locator('.machine-row', { has: page.getByText(id, { exact: true }) })

beforeAll(async () => {
  floor = await startToldFloor()
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB' }, 'unpainted')
  page = await chromium.page()
  await page.goto(`${floor.server.url}/?view=list`)
  await row('GT-101').waitFor()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

describe('the list', () => {
  it('shows a value as soon as the device sends it, and the next one', async () => {
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 41.5 })
    await row('GT-101').getByText('41.5 %').waitFor()
    await row('GT-101').getByText('Running').waitFor()
    await floor.tell(LATHE, { state: 'Aborted', spindleLoad: 0 })
    await row('GT-101').getByText('0.0 %').waitFor()
    await row('GT-101').getByText('Fault').waitFor()
  })

  it('finds a machine by its Chinese name, its English name, its id and its pinyin initials', async () => {
    for (const search of ['齿轮车削 1', 'gear turning 1', 'gt-101', 'gt101', 'clcx1', 'chilunchexiao1']) {
      await page.getByRole('searchbox').fill(search)
      await expect.poll(() => page.locator('.machine-row').count(), { message: search }).toBe(1)
      await row('GT-101').waitFor()
    }
    await page.getByRole('searchbox').fill('no such machine')
    await page.getByText('No machine matches').waitFor()
  })

  it('speaks the other language at a press and remembers it', async () => {
    await page.getByRole('button', { name: '切换到中文' }).click()
    await page.getByRole('treegrid', { name: '工厂设备列表' }).waitFor()
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-CN')
    await expect.poll(() => page.title()).toContain('减速器示范工厂')
    await page.goto(`${floor.server.url}/?view=list`)
    await page.getByRole('treegrid', { name: '工厂设备列表' }).waitFor()
  })

  it('keeps only the states that are pressed, and the address tells a colleague', async () => {
    await floor.tell(LATHE, { state: 'Aborted' })
    await floor.tell(HOBBER, { state: 'Held' })
    await page.getByRole('button', { name: /^Fault/ }).click()
    await expect.poll(() => page.locator('.machine-row').count()).toBe(1)
    const colleague = await chromium.page()
    await colleague.goto(page.url())
    await colleague.locator('.machine-row').first().waitFor()
    await expect.poll(() => colleague.locator('.machine-row').count()).toBe(1)
  })

  it('needs no mouse: search, down, open, follow, close, theme, help', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('gear turning')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Home')
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Machine' })
    await panel.getByRole('heading', { name: 'OP10 gear turning 1' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await panel.getByRole('heading', { name: 'OP10 gear turning 2' }).waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.keyboard.press('t')
    await expect.poll(() => page.getAttribute('html', 'data-theme')).toBe('light')
    await page.keyboard.press('?')
    await page.getByRole('complementary', { name: 'Help' }).waitFor()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('treegrid')
  })

  it('goes from the search to the first hit and folds nothing; a single hit is opened', async () => {
    await page.getByRole('searchbox').fill('gear turning')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.machine-row').count()).toBe(2)
    await page.locator('.row.active', { hasText: 'GT-101' }).waitFor()
    await page.keyboard.press('/')
    await page.getByRole('searchbox').fill('gt102')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Machine' })
    await panel.getByRole('heading', { name: 'OP10 gear turning 2' }).waitFor()
    await expect.poll(() => page.locator('.machine-row').count()).toBe(1)
  })

  it('sorts by the keys of a column head while a machine is open, and the keys stay there', async () => {
    await row('GT-101').click()
    const head = page.getByRole('button', { name: 'Connection', exact: true })
    await head.focus()
    await page.keyboard.press('Space')
    await page.locator('[role=columnheader][aria-sort=ascending]', { hasText: 'Connection' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[role=columnheader][aria-sort=descending]', { hasText: 'Connection' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sorter')
    await page.getByRole('heading', { name: 'OP10 gear turning 1' }).waitFor()
  })

  it('[E-7] shows an alarm that stands in the strip, the row and the panel, until it is cleared', async () => {
    const text = { 'zh-CN': '主轴过载', en: 'Spindle overload' }
    await floor.tell(`${LATHE}/@event`, { event: 'alarmRaised', code: 'E101', priority: 'high', text })
    await page.getByRole('button', { name: /^Alarms 1/ }).click()
    await expect.poll(() => page.locator('.machine-row').count()).toBe(1)
    await row('GT-101').getByText('high', { exact: true }).waitFor()
    await row('GT-101').click()
    const panel = page.getByRole('complementary', { name: 'Machine' })
    await panel.getByText('1 standing alarm').waitFor()
    await floor.tell(`${LATHE}/@event`, { event: 'alarmCleared', code: 'E101' })
    await panel.getByText('1 standing alarm').waitFor({ state: 'detached' })
    await panel.getByText('Alarm E101 cleared · Spindle overload').waitFor()
  })

  it('[Q-6] counts a machine that is out of reach as unknown, and says what it was', async () => {
    await floor.tell(LATHE, { state: 'Execute' })
    await floor.tell(`${LATHE}/@link`, 'offline')
    await row('GT-101').getByText('was Running').waitFor()
    await page.getByRole('button', { name: /^Running/ }).click()
    await row('GT-101').waitFor({ state: 'detached' })
    await floor.tell(`${LATHE}/@link`, 'online')
    await floor.tell(LATHE, { state: 'Execute' })
    await row('GT-101').getByText('Running', { exact: true }).waitFor()
  })

  it('shows in a row the Channels that a person ticks, also after the page is opened again', async () => {
    await floor.tell(LATHE, { spindleTemperature: 36.5 })
    await row('GT-101').click()
    await page.getByRole('button', { name: 'Show Spindle temperature in the list' }).click()
    await row('GT-101').getByText('36.5 °C').waitFor()
    await page.goto(`${floor.server.url}/?view=list`)
    await row('GT-101').getByText('36.5 °C').waitFor()
  })

  it('lists what was rejected with its reason, and what is unknown to the plant', async () => {
    await page.getByRole('button', { name: /^Rejected/ }).click()
    await floor.tell(LATHE, { spindleSped: 1 })
    await page.getByText('No such channel').first().waitFor()
    await page.getByRole('button', { name: /^Discovered/ }).click()
    await floor.tell('twinfloor/boiler/pressure', '4.2')
    await page.getByText('twinfloor/boiler/pressure').waitFor()
  })

  it('has a role and a name for all that can be pressed', async () => {
    for (const panel of ['Events', 'System', 'Rejected', 'Discovered', 'Help']) {
      const door = page.getByRole('button', { name: new RegExp(`^${panel}`) })
      if ((await door.getAttribute('aria-pressed')) === 'false') await door.click()
      await page.getByRole('complementary', { name: panel }).waitFor()
      expect(await nameless(page)).toEqual([])
    }
    const grid = page.getByRole('treegrid')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(85)
    expect(await grid.getByRole('row').nth(1).getAttribute('aria-rowindex')).toBe('2')
    expect(await grid.getByRole('gridcell').count()).toBeGreaterThan(20)
  })
})

/** Whatever can be pressed or written in and tells nobody what it is. */
const nameless = (where: Page): Promise<string[]> =>
  where.evaluate(() =>
    [...document.querySelectorAll('button, input, select, a, [tabindex="0"]')]
      .filter((element) => {
        const labelled = element.getAttribute('aria-label') ?? element.textContent ?? ''
        return labelled.trim() === ''
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  )

describe('losses', () => {
  it('[Q-4] a device, its gateway and the broker each look different when they are lost', async () => {
    const shape = (): Promise<string> => row('GT-101').locator('.cell-link svg').innerHTML()
    await floor.tell(LATHE, { state: 'Execute' })
    await row('GT-101').getByText('Online').waitFor()
    await floor.tell(`${LATHE}/@link`, 'offline')
    await row('GT-101').getByText('Device lost').waitFor()
    const deviceShape = await shape()
    await floor.tell(`${LATHE}/@link`, 'online')
    await floor.tell(LATHE, { state: 'Execute' })
    await floor.tell('twinfloor/gearbox/machining/network-1/GW-01/@link', 'online')
    await floor.tell('twinfloor/gearbox/machining/network-1/GW-01/@link', 'offline')
    await row('GT-101').getByText('Gateway lost').waitFor()
    const gatewayShape = await shape()
    await floor.mosquitto.kill()
    await row('GT-101').getByText('Broker lost').waitFor()
    const brokerShape = await shape()
    expect(new Set([deviceShape, gatewayShape, brokerShape]).size).toBe(3)
    await floor.mosquitto.restart()
    await floor.tell('twinfloor/gearbox/machining/network-1/GW-01/@link', 'online')
    await floor.tell(LATHE, { state: 'Execute' })
    await row('GT-101').getByText('Online').waitFor()
  })

  it('[Q-5] a lost server is said in words, nothing looks fresh, and all is well when it is back', async () => {
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 12.5 })
    await row('GT-101').getByText('12.5 %').waitFor()
    await floor.server.kill()
    await page.getByText('No word from the server since').waitFor()
    expect(await page.locator('.floor').evaluate((floor) => getComputedStyle(floor).filter)).toBe(
      'grayscale(1)',
    )
    await row('GT-101').getByText(/as of/).waitFor()
    await floor.server.restart()
    await page.getByText('Live', { exact: true }).first().waitFor()
    // What is said before the server listens again is said to nobody.
    await until('the server listens', async () => {
      const status = (await (await fetch(`${floor.server.url}/api/status`)).json()) as Status
      return status.brokers[0]?.state.kind === 'online'
    })
    await floor.tell(LATHE, { state: 'Execute', spindleLoad: 77.5 })
    await row('GT-101').getByText('77.5 %').waitFor()
    const expected = /ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection to|50\d:/
    const others = chromium.complaints.filter((complaint) => !expected.test(complaint))
    chromium.complaints.splice(0, chromium.complaints.length, ...others)
  })
})
