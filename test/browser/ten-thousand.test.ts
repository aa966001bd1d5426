import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { type FloorServer, startFloorServer } from '../helpers/floor-server.ts'
import { freePort } from '../helpers/mosquitto.ts'

let server: FloorServer
let chromium: Chromium
let page: Page

beforeAll(async () => {
  const port = String(await freePort())
  server = await startFloorServer(['--plant', 'generated:10000', '--broker-port', port])
  chromium = await launchChromium({ locale: 'zh-CN' }, 'unpainted')
  page = await chromium.page()
  await page.goto(`${server.url}/?view=list`)
  await page.locator('.machine-row').first().waitFor()
})

afterAll(async () => {
  await chromium?.close()
  await server?.stop()
})

/** Scrolls from top to bottom as fast as it draws; how long each drawing took, and the most rows that there were. */
const scrollThrough = (): Promise<{ readonly millis: number[]; readonly most: number }> =>
  page.evaluate(async () => {
    const list = document.querySelector('[role=treegrid]')
    if (list === null) throw new Error('no list')
    const millis: number[] = []
    const step = (list.scrollHeight - list.clientHeight) / 120
    let most = 0
    let before = await new Promise<number>(requestAnimationFrame)
    for (let i = 1; i <= 120; i++) {
      list.scrollTop = step * i
      const now = await new Promise<number>(requestAnimationFrame)
      millis.push(now - before)
      before = now
      most = Math.max(most, list.querySelectorAll('[role=row]').length)
    }
    return { millis, most }
  })

it('scrolls through ten thousand live machines with a few dozen rows at a time', async () => {
  const rows = Number(await page.getByRole('treegrid').getAttribute('aria-rowcount'))
  expect(rows).toBeGreaterThan(10_000)
  const { millis, most } = await scrollThrough()
  const sorted = millis.toSorted((a, b) => a - b)
  console.log(`frames while scrolling: median ${sorted[60]} ms, 95 % ${sorted[114]} ms, most rows ${most}`)
  expect(most).toBeLessThan(90)
  await expect.poll(() => page.locator('[role=row]').last().getAttribute('aria-rowindex')).toBe(String(rows))
  expect(chromium.complaints).toEqual([])
})

it('searches ten thousand machines while the words are typed', async () => {
  const count = page.getByLabel('显示的设备数')
  await page.getByRole('searchbox').pressSequentially('五轴加工中心')
  await expect.poll(() => count.textContent()).toMatch(/^[\d,]+ \/ 10,000 台$/)
  await page.getByRole('searchbox').fill('')
  await expect.poll(() => count.textContent()).toBe('共 10,000 台')
  expect(chromium.complaints).toEqual([])
})
