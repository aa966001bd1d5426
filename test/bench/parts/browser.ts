import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { WEBGL_FLAGS } from '../../helpers/chromium.ts'
import { needChromium } from '../../helpers/needs.ts'
import { atEndOfBench } from './part.ts'

/** A Chromium of the bench's own, with WebGL drawn in software, and one page in it. */
export interface BenchPage {
  readonly browser: Browser
  readonly page: Page
  readonly cdp: CDPSession
  /** What the page complained about: errors and warnings of its console, and what was thrown. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface BenchPageOptions {
  readonly width?: number
  readonly height?: number
  /** Runs in the page before anything of it. */
  readonly before?: () => void
}

const GIVE_UP_MILLIS = 120_000

export async function openBenchPage(options: BenchPageOptions = {}): Promise<BenchPage> {
  const { width = 1280, height = 720, before } = options
  const browser = await chromium.launch({
    executablePath: needChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run', ...WEBGL_FLAGS],
  })
  const over = atEndOfBench(() => browser.close().catch(() => undefined))
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB' })
  context.setDefaultTimeout(GIVE_UP_MILLIS)
  // What is handed to a page as its source may name functions in a way that only this loader knows.
  await context.addInitScript('globalThis.__name = (named) => named')
  if (before !== undefined) await context.addInitScript(before)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return {
    browser,
    page,
    cdp: await context.newCDPSession(page),
    complaints,
    close: async () => {
      await browser.close()
      over()
    },
  }
}

/** Until the scene has drawn its first picture. */
export const untilDrawn = (page: Page): Promise<unknown> =>
  page.waitForSelector('[data-scene="drawn"]', { state: 'attached', timeout: GIVE_UP_MILLIS })

const MIB = 2 ** 20

/** What the page's script holds once all that it let go is gone: objects, and the columns beside them. */
export async function heapMib(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const usage: { usedSize: number; backingStorageSize?: number } = await cdp.send('Runtime.getHeapUsage')
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / MIB
}

/** Turns the camera with the mouse, as a person does, for so long; answers how many times the mouse moved. */
export async function turnCamera(page: Page, seconds: number): Promise<number> {
  const box = await page.locator('[data-scene]').first().boundingBox()
  if (box === null) throw new Error('there is no scene to turn')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const end = performance.now() + seconds * 1000
  let moves = 0
  await page.mouse.move(x, y)
  await page.mouse.down()
  while (performance.now() < end) {
    const angle = moves / 25
    await page.mouse.move(
      x + Math.sin(angle) * box.width * 0.3,
      y + Math.cos(angle * 0.7) * box.height * 0.12,
    )
    moves++
  }
  await page.mouse.up()
  return moves
}
