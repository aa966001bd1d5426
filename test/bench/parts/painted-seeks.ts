import { openBenchPage, untilDrawn } from './browser.ts'
import { openReplayFloor } from './replay-floor.ts'

declare global {
  /** How long each seek took from its request to the task after the frame that shows it, in ms. */
  var seekTimes: number[]
}

/**
 * Runs in the page before all else. What came of a moment is shown in the first animation frame after the last byte of
 * it was read, and painted in the task after that [J-1].
 */
function timeSeeks(): void {
  globalThis.seekTimes = []
  const plain = globalThis.fetch
  const { port1, port2 } = new MessageChannel()
  let begun = 0
  port1.onmessage = () => globalThis.seekTimes.push(performance.now() - begun)
  globalThis.fetch = async (input, init) => {
    if (!String(input).startsWith('/api/journal/moment')) return plain(input, init)
    const asked = performance.now()
    const response = await plain(input, init)
    const body = response.body
    if (body === null) return response
    const heard = body.pipeThrough(
      new TransformStream({
        flush() {
          begun = asked
          requestAnimationFrame(() => port2.postMessage(undefined))
        },
      }),
    )
    return new Response(heard, { status: response.status, headers: response.headers })
  }
}

const MINUTES = 3
const SMALL = { width: 960, height: 540 }
const WARM = 4

/** How long seeks by the keys of the page take until they are painted, one after another, the shortest first. */
export async function paintedSeeks(seeks: number): Promise<Float64Array> {
  const floor = await openReplayFloor(MINUTES)
  const { page, close } = await openBenchPage({ ...SMALL, before: timeSeeks })
  const at = new Date((floor.from + floor.to) / 2).toISOString()
  await page.goto(new URL(`?panels=/&t=${at}`, floor.server.url).href)
  await untilDrawn(page)
  await page.locator('.app[data-time="past"]').waitFor()
  await page.waitForFunction(() => globalThis.seekTimes.length > 0)
  await page.locator('[role="slider"]').first().focus()
  for (let i = 0; i < WARM + seeks; i++) {
    await page.keyboard.press(i % 8 < 4 ? 'Shift+ArrowLeft' : 'Shift+ArrowRight')
    await page.waitForFunction((done) => globalThis.seekTimes.length >= done, i + 2)
  }
  const taken = await page.evaluate(() => globalThis.seekTimes)
  await close()
  await floor.end()
  return Float64Array.from(taken.slice(1 + WARM)).sort()
}
