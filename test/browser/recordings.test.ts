import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { findClipped } from '../helpers/clipped.ts'
import { addressOf } from '../helpers/scene-page.ts'
import { startToldFloor, type ToldFloor } from '../helpers/told-floor.ts'
import { until } from '../helpers/until.ts'

const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'

let floor: ToldFloor
let chromium: Chromium
let page: Page
let folder: string
/** When the lathe began to be faulty, and the file in which that is. */
let faultAt = 0
let file: string

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
async function stay(state: string, millis: number): Promise<void> {
  for (const end = Date.now() + millis; Date.now() < end; await pause(250))
    await floor.tell(LATHE, { t: Date.now(), state })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinfloor-recordings-'))
  file = join(folder, 'the morning.twinrec')
  floor = await startToldFloor()
  await stay('Execute', 2500)
  faultAt = Date.now()
  await stay('Aborted', 2500)
  await stay('Held', 2500)
  chromium = await launchChromium({ locale: 'en-GB', viewport: { width: 1600, height: 900 } })
  page = await chromium.page()
})

afterAll(async () => {
  await chromium?.close()
  await floor?.stop()
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => expect(chromium.complaints.splice(0)).toEqual([]))

const panel = () => page.locator('.panel-recordings')
const openPanel = async (): Promise<void> => {
  await page.goto(`${floor.server.url}/?view=list&panels=recordings/&lang=en`)
  await panel().getByText('Take a stretch away').waitFor()
}
const row = () => panel().locator('.recording-open', { hasText: 'the morning' })
const stateOf = (): Promise<string | null> =>
  page.locator('.machine-row', { hasText: 'GT-101' }).locator('.cell-state').textContent()
const untilState = (state: string): Promise<void> =>
  until(`the lathe is shown as ${state}`, async () => (await stateOf())?.startsWith(state) === true)
const toldAt = (): number => Date.parse(addressOf(page).get('t') ?? '')
const ends = (): Promise<number[]> =>
  page
    .locator('.track')
    .evaluate((track) =>
      ['min', 'max', 'now'].map((end) => Number(track.getAttribute(`aria-value${end}`)) * 1000),
    )

describe('recordings in the page', () => {
  it('[PH-126] a stretch that is typed becomes a file, and what cannot be one says why', async () => {
    await openPanel()
    const [from, to] = [
      panel().getByLabel('From', { exact: true }),
      panel().getByLabel('To', { exact: true }),
    ]
    const save = panel().getByText('Save as a file')
    expect(await save.isDisabled()).toBe(true)
    await from.fill('soon')
    await save.click()
    await panel().getByRole('alert').getByText('The beginning cannot be read').waitFor()
    await from.fill('-10m')
    await to.fill('-0s')
    const coming = page.waitForEvent('download')
    await save.click()
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/^twinfloor-[\dT-]+Z\.twinrec$/)
    await download.saveAs(file)
    // Of a year before all that was recorded there is nothing, and the server says so.
    await from.fill('2001-01-01')
    await to.fill('2001-01-02')
    await save.click()
    await panel().getByRole('alert').getByText('Nothing of the kind has been recorded.').waitFor()
    expect(chromium.complaints.splice(0).join()).toContain('404')
  })

  it('[PH-126] what is picked on the timeline is what is offered', async () => {
    const box = await page.locator('.track').boundingBox()
    if (box === null) throw new Error('the track is nowhere')
    const y = box.y + box.height * 0.7
    await page.keyboard.down('Alt')
    await page.mouse.move(box.x + box.width * 0.9, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.95, y, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Alt')
    const from = panel().getByLabel('From', { exact: true })
    await until('the beginning is typed', async () => /^\d{4}-\d\d-\d\d \d\d:/.test(await from.inputValue()))
    const { clipped } = await findClipped(page)
    // What says the time stays beside the Playhead, as far as the track goes.
    expect(clipped.filter(({ by }) => by !== 'div.track')).toEqual([])
  })

  it('[PH-124, PH-125] a file is brought in, listed and opened, and another is refused in the server’s words', async () => {
    await openPanel()
    const field = panel().locator('input[type=file]')
    await writeFile(join(folder, 'no.twinrec'), 'this is no recording')
    await field.setInputFiles(join(folder, 'no.twinrec'))
    const said = await panel().getByRole('alert').textContent()
    expect(said).not.toContain('did not answer')
    expect(said).toMatch(/recording/i)
    expect(chromium.complaints.splice(0).join()).toContain('400')
    await field.setInputFiles(file)
    await row().waitFor()
    expect(await panel().getByRole('alert').count()).toBe(0)
    expect(await row().textContent()).toContain('Gearbox')
    await row().click()
    await page.locator('.header .chip-past', { hasText: 'Recording: the morning' }).waitFor()
    expect(await page.title()).toContain('the morning')
  })

  it('[PH-120, PH-121] it is shown in its own time, from its first instant to its last', async () => {
    expect(await page.locator('.app').getAttribute('data-time')).toBe('past')
    const address = addressOf(page)
    expect(address.get('view')).toBe('list')
    address.set('t', new Date(faultAt + 1500).toISOString())
    await page.goto(`${floor.server.url}/?${address}`)
    await untilState('Fault')
    expect(addressOf(page).get('recording')).toMatch(/^[0-9a-f]{16}$/)
    await until('the track has told its ends', async () => ((await ends())[1] ?? 0) > faultAt)
    const [first = 0, last = 0] = await ends()
    expect(first).toBeLessThan(faultAt)
    expect(last).toBeGreaterThan(faultAt)
    expect(last).toBeLessThan(Date.now() - 1000)
    await page.locator('.track').focus()
    await page.keyboard.press('End')
    await untilState('Held')
    await until('the Playhead is at its end', async () => last - toldAt() < 1000)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Home')
    await until('the Playhead is at its beginning', () => Math.abs(toldAt() - first) < 1000)
    await page.locator('.time-speed').selectOption('10')
    await untilState('Held')
    const stands = () => addressOf(page).get('speed') === null && last - toldAt() < 1000
    await until('it stands at its end', stands)
    expect(await page.locator('.app').getAttribute('data-time')).toBe('past')
  })

  it('[PH-122] what tells of the present says so, and the way back leads to the live page', async () => {
    await page.keyboard.press('s')
    await page.locator('.of-present', { hasText: 'live page' }).waitFor()
    expect(await page.getByRole('button', { name: 'Bookmarks' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Back to live' }).click()
    await page.locator('.app[data-time="live"]').waitFor()
    expect(addressOf(page).get('recording')).toBeNull()
    expect(addressOf(page).get('t')).toBeNull()
  })

  it('[PH-124, PH-123] two presses delete one, and who opens it then is told, with the way back', async () => {
    await openPanel()
    const address = await row().getAttribute('href')
    await panel().getByRole('button', { name: 'Delete “the morning”' }).click()
    await panel().getByText('Press again').click()
    await panel().getByText('There are no recordings yet.').waitFor()
    await page.goto(`${floor.server.url}${address}`)
    await page.locator('.notice-away', { hasText: 'There is no such recording here.' }).waitFor()
    await page.locator('.notice-away').getByText('Back to live').click()
    await page.locator('.app[data-time="live"]').waitFor()
  })
})
