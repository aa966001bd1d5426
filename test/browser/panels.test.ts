import { connectAsync, type MqttClient } from 'mqtt'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PanelName } from '../../client/state/docks.ts'
import { controlTopic, readSimulationStatus, statusTopic } from '../../models/simulation.ts'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { findClipped } from '../helpers/clipped.ts'
import { measureContrast } from '../helpers/contrast.ts'
import { type FloorServer, startFloorServer } from '../helpers/floor-server.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { DRAWN_MILLIS, nextPicture, PANEL_KEYS, panelIn } from '../helpers/scene-page.ts'
import { until } from '../helpers/until.ts'

const LINE = 'twinfloor/gearbox/machining/gear-soft'
const LOOK = 'machine=GT-101&area=gearbox/machining/gear-soft'
const LANGUAGES = ['en', 'zh-CN'] as const

let mosquitto: Mosquitto
let server: FloorServer
let device: MqttClient
let chromium: Chromium

const tell = (topic: string, message: unknown): Promise<unknown> =>
  device.publishAsync(topic, typeof message === 'string' ? message : JSON.stringify(message), { qos: 1 })

/** Something of everything that a screen may have to show. */
async function liveALittle(): Promise<void> {
  await tell(`${LINE}/GT-101`, { state: 'Execute', spindleLoad: 41.5, spindleSpeed: 1200 })
  await tell(`${LINE}/GT-102`, { state: 'Held' })
  await tell(`${LINE}/GH-201`, { state: 'Aborted' })
  await tell(`${LINE}/GH-202`, { state: 'Suspended' })
  await tell(`${LINE}/GH-203`, { state: 'Starting' })
  await tell(`${LINE}/GR-111`, { state: 'Idle' })
  const text = { 'zh-CN': '主轴过载', en: 'Spindle overload' }
  await tell(`${LINE}/GH-201/@event`, { event: 'alarmRaised', code: 'E101', priority: 'high', text })
  await tell(`${LINE}/GR-211/@link`, 'offline')
  await tell(`${LINE}/GT-101`, { spindleSped: 1 })
  await tell('twinfloor/boiler/pressure', '4.2')
}

/** Once the simulators are there and have said that their machines are online, their time stands still. */
async function pauseSimulation(): Promise<void> {
  let onlineAt = Number.POSITIVE_INFINITY
  const status = statusTopic('gearbox')
  let isPaused = false
  device.on('message', (topic, payload) => {
    if (topic.endsWith('/@link')) onlineAt = Date.now()
    if (topic === status) isPaused = readSimulationStatus(JSON.parse(`${payload}`))?.paused === true
  })
  await device.subscribeAsync([status, 'twinfloor/+/+/+/+/@link'])
  await until('no machine more comes online', () => Date.now() - onlineAt > 1000, 60_000)
  await tell(controlTopic('gearbox'), { do: 'pause' })
  await until('the simulation is paused', () => isPaused)
}

beforeAll(async () => {
  mosquitto = await startMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  device = await connectAsync(broker)
  const paused = pauseSimulation()
  // Simulators that say next to nothing: what is on the screen is told below.
  const played = ['--simulators', '--simulators-rate', '0.001']
  server = await startFloorServer(['--plant', 'gearbox', '--broker', broker, ...played])
  await paused
  await liveALittle()
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1440, height: 900 } }, 'unpainted')
})

afterAll(async () => {
  await chromium?.close()
  await device?.endAsync(true)
  await server?.stop()
  await mosquitto?.stop()
})

/** The page in a language, with everything in its place. */
async function speak(page: Page, language: string): Promise<void> {
  if ((await page.getAttribute('html', 'lang')) !== language) await page.keyboard.press('i')
  await expect.poll(() => page.getAttribute('html', 'lang')).toBe(language)
  await nextPicture(page)
}

async function open(query: string): Promise<Page> {
  const page = await chromium.page()
  await page.goto(`${server.url}/?${query}`)
  await page.locator('.legend, .machine-row').first().waitFor({ timeout: DRAWN_MILLIS })
  return page
}

const PANELS = Object.keys(PANEL_KEYS) as PanelName[]

describe.each(LANGUAGES)('the panels in %s', (language) => {
  it('[J-7] each opens by its key, says something, and shuts again', async () => {
    const page = await open(`${LOOK}&panels=/&lang=${language}`)
    await page.locator('#scene').focus()
    for (const panel of PANELS) {
      const shown = panelIn(page, panel)
      await page.keyboard.press(PANEL_KEYS[panel])
      await shown.waitFor()
      // One panel or another is loaded when it is opened.
      const said = async (): Promise<number> => ((await shown.textContent()) ?? '').trim().length
      await expect.poll(said, { message: panel }).toBeGreaterThan(20)
      // A title in the other language would be a text that was forgotten.
      const han = /\p{Script=Han}/u.test((await shown.locator('h2').first().textContent()) ?? '')
      if (panel !== 'machine' && panel !== 'area') expect(han, panel).toBe(language === 'zh-CN')
      await page.keyboard.press(PANEL_KEYS[panel])
      await shown.waitFor({ state: 'detached' })
    }
    await page.close()
    expect(chromium.complaints).toEqual([])
  })
})

/** Looks that together show every part of the page. */
const LOOKS: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'tree, views, machine and line', query: 'panels=tree,views/machine,area' },
  { name: 'events and system', query: 'overlay=freshness&panels=tree/events,status' },
  { name: 'settings and help', query: 'panels=tree/settings,help' },
  { name: 'simulation', query: 'panels=tree/simulation' },
  { name: 'rejected, discovered and the list', query: 'view=list&panels=rejected/discovered' },
]

const THEMES = ['light', 'dark', 'contrast'] as const

describe.each(THEMES)('contrast in the %s theme', (theme) => {
  it.each(LOOKS)('[J-8] every text and mark of $name reaches AA', async ({ query }) => {
    const page = await open(`machine=GH-201&area=gearbox/machining/gear-soft&${query}&theme=${theme}`)
    for (const language of LANGUAGES) {
      await speak(page, language)
      const { measured, faint } = await measureContrast(page)
      expect(measured).toBeGreaterThan(60)
      expect(faint).toEqual([])
    }
    await page.close()
    expect(chromium.complaints).toEqual([])
  })
})

const SIZES = [
  [390, 844],
  [844, 390],
  [1024, 768],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
] as const

describe.each(SIZES)('at %d x %d', (width, height) => {
  it('[J-9, A-18] no text is cut off and no button out of reach in either language, whatever is open', async () => {
    const page = await chromium.page()
    await page.setViewportSize({ width, height })
    for (const { name, query } of LOOKS) {
      await page.goto(`${server.url}/?machine=GT-101&area=gearbox/machining/gear-soft&${query}`)
      await page.locator('.room').waitFor({ timeout: DRAWN_MILLIS })
      for (const language of LANGUAGES) {
        await speak(page, language)
        const report = await findClipped(page)
        expect(report.measured).toBeGreaterThan(10)
        expect({ name, language, ...report, measured: 0 }).toEqual({
          name,
          language,
          measured: 0,
          clipped: [],
          beyondPixels: 0,
        })
      }
    }
    await page.close()
    expect(chromium.complaints).toEqual([])
  })
})
