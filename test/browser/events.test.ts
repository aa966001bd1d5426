import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const HOBBER = 'twinfloor/gearbox/machining/gear-soft/GH-201'

let floor: ToldFloor
let chromium: Chromium
let page: Page

/** The topic of the gateway that a machine speaks through, and how many others do. */
async function gatewayOf(machine: string): Promise<{ readonly topic: string; readonly behind: number }> {
  const { plant } = (await (await fetch(`${floor.server.url}/api/plant`)).json()) as PlantTold
  const all = plant.workshops.flatMap((workshop) =>
    workshop.lines.flatMap((line) =>
      line.machines.map((told) => ({
        told,
        topic: `twinfloor/${plant.id}/${workshop.id}/${line.id}/${told.id}`,
      })),
    ),
  )
  const id = all.find(({ topic }) => topic === machine)?.told.connection?.gateway
  const found = all.find(({ told }) => told.id === id)
  if (id === undefined || found === undefined) throw new Error(`${machine} speaks through no gateway`)
  return { topic: found.topic, behind: all.filter(({ told }) => told.connection?.gateway === id).length }
}

interface PlantTold {
  readonly plant: {
    readonly id: string
    readonly workshops: readonly {
      readonly id: string
      readonly lines: readonly {
        readonly id: string
        readonly machines: readonly {
          readonly id: string
          readonly connection?: { readonly gateway?: string }
        }[]
      }[]
    }[]
  }
}

const rows = () => page.locator('.dock .events > .event')

beforeAll(async () => {
  floor = await startToldFloor()
})

afterAll(() => floor?.stop())

beforeEach(async () => {
  chromium = await launchChromium({ locale: 'en-GB' }, 'unpainted')
  page = await chromium.page()
  await page.goto(`${floor.server.url}/?view=list&panels=/events`)
  await page.getByRole('heading', { name: 'Events' }).waitFor()
})

afterEach(async () => {
  const complaints = chromium?.complaints ?? ['Chromium did not start']
  await chromium?.close()
  expect(complaints).toEqual([])
})

describe('the panel of Events', () => {
  it('[E-12] says a hold and its end in a row each', async () => {
    const now = Date.now()
    const state = (ago: number, to: string, reason?: string) =>
      floor.tell(`${LATHE}/@event`, { event: 'stateChanged', to, reason, t: now - ago })
    await state(8500, 'Execute')
    await state(8000, 'Holding', 'gauging')
    await state(7500, 'Held')
    // Why it stands is told in its row of the list too [M-10].
    const why = page.locator('.machine-row', { hasText: 'GT-101' }).locator('.row-why')
    await why.filter({ hasText: 'gauging' }).waitFor()
    await state(2500, 'Unholding')
    await rows().filter({ hasText: 'Hold ends · stood 5s' }).waitFor()
    await state(2000, 'Execute')
    await rows().filter({ hasText: 'Held (gauging) → Execute · stood 5s' }).waitFor()
    await rows().filter({ hasText: 'Execute → Held (gauging)' }).waitFor()
    await expect.poll(() => why.count()).toBe(0)
    expect(await page.getByText('olding').count()).toBe(0)
  })

  it('[E-10] puts what came late in its place, and says that it did', async () => {
    // What comes within five seconds after a page was opened may have been kept for it.
    await page.getByText('Live', { exact: true }).first().waitFor()
    await page.waitForTimeout(6000)
    const alarm = { event: 'alarmRaised', priority: 'high' }
    await floor.tell(`${LATHE}/@event`, { ...alarm, code: 'E1', t: Date.now() })
    await rows().filter({ hasText: 'Alarm E1' }).waitFor()
    await floor.tell(`${HOBBER}/@event`, { ...alarm, code: 'E2', t: Date.now() - 180_500 })
    const late = rows().filter({ hasText: 'Alarm E2' })
    await late.getByText('late by 3m').waitFor()
    const texts = await rows().allInnerTexts()
    const at = (code: string): number => texts.findIndex((text) => text.includes(`Alarm ${code}`))
    expect(at('E1')).toBeGreaterThanOrEqual(0)
    expect(at('E2')).toBeGreaterThan(at('E1'))
  })

  it('[E-13] folds a gateway with all behind it into one row, which opens by keys', async () => {
    const { topic, behind } = await gatewayOf(LATHE)
    await floor.tell(`${topic}/@link`, 'online')
    await floor.tell(`${topic}/@link`, 'offline')
    const fold = page.getByRole('button', { name: `${behind} machines behind it: out of reach` })
    await fold.waitFor()
    expect(await page.locator('.event-folded .event').count()).toBe(0)
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('true')
    const inside = page.locator(`[id="${await fold.getAttribute('aria-controls')}"] .event`)
    expect(await inside.count()).toBeGreaterThanOrEqual(behind)
    await page.keyboard.press('Enter')
    await inside.first().waitFor({ state: 'detached' })
  })

  it('[A-25] counts what produces, and a gateway that is away apart', async () => {
    const running = page.getByRole('button', { name: /^Running/ })
    await floor.tell(LATHE, { state: 'Execute' })
    const { topic } = await gatewayOf(LATHE)
    await floor.tell(`${topic}/@link`, 'online')
    await floor.tell(topic, { state: 'Execute' })
    await running.getByText('1', { exact: true }).waitFor()
    await running.click()
    await page.getByText('1 of 85').waitFor()
    await page.getByRole('button', { name: /^Edge gateway 1\/3/ }).click()
    await page.getByText('0 of 85').waitFor()
    await running.click()
    await page.getByText('3 of 85').waitFor()
  })
})
