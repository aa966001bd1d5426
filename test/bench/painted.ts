import { connectAsync } from 'mqtt'
import type { Page } from 'playwright-core'
import { emptyDraws } from '../helpers/empty-draws.ts'
import { benchMosquitto } from './parts/broker.ts'
import { type BenchPageOptions, openBenchPage, untilDrawn } from './parts/browser.ts'
import { pause, startPart } from './parts/part.ts'
import { median, type Outcome, quantile, rounds, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { traceFrames } from './parts/trace.ts'

const MACHINES = 1000
const RATE = 5000
const SECONDS = 30
/** The page tells of its last ten seconds. */
const WINDOW_SECONDS = 10
const WARM_SECONDS = 12

/**
 * From a device's publish through Mosquitto, server and socket into the page's memory, and to its painted picture.
 * Once as it is on a GPU, where working out the picture takes nothing of the processors: every draw is called with
 * nothing to draw, and all else is as shipped. And once with the pictures worked out in software by the same few
 * cores that broker, server and page run on, so that what waiting adds can be seen apart.
 */
export async function painted(): Promise<Outcome> {
  const mosquitto = await benchMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  const offering = startPart(new URL('./parts/offering.ts', import.meta.url))
  const prepared = offering.ask('prepare', { machines: MACHINES })
  const server = await startServer('--plant', `generated:${MACHINES}`, '--broker', broker)
  await prepared
  const windows = Math.max(1, Math.floor(secondsOr(SECONDS) / WINDOW_SECONDS))
  const offer = (): Promise<{ perSecond: number }> =>
    offering.ask('offer', {
      port: mosquitto.port,
      rate: RATE,
      seconds: WARM_SECONDS + windows * WINDOW_SECONDS + 1,
    })
  const way = { url: server.url, broker, windows, offer }
  const quick = await measure(way, { width: 960, height: 540, before: emptyDraws })
  const software = await measure(way, { width: 960, height: 540 })
  const { rejected, late } = await server.status()
  await Promise.all([server.end(), offering.end()])
  await mosquitto.stop()

  say('pictures as quick as on a GPU', quick)
  say('pictures worked out in software', software)
  return {
    figures: {
      applied_p95_ms: quick.applied[1],
      script_ms: quick.script,
      applied_p50_ms: quick.applied[0],
      applied_p99_ms: quick.applied[2],
      painted_p50_ms: quick.painted[0],
      painted_p95_ms: quick.painted[1],
      painted_p99_ms: quick.painted[2],
      floor_p95_ms: quick.floorP95,
      script_p95_ms: quick.scriptP95,
      waiting_ms: quick.waiting,
      other_script_ms_per_second: quick.otherMillisPerSecond,
      frames_per_second: quick.framesPerSecond,
      software_applied_p95_ms: software.applied[1],
      software_painted_p95_ms: software.painted[1],
      software_floor_p95_ms: software.floorP95,
      software_script_ms: software.script,
      software_waiting_ms: software.waiting,
      software_frames_per_second: software.framesPerSecond,
      messages_per_second: quick.perSecond,
      rejected,
      late,
      complaints: quick.complaints + software.complaints,
    },
    bars: {
      applied_p95_ms: { atMost: 25 },
      script_ms: { atMost: 2 },
      rejected: { atMost: 0 },
      complaints: { atMost: 0 },
    },
  }
}

interface Way {
  readonly url: string
  readonly broker: string
  readonly windows: number
  readonly offer: () => Promise<{ perSecond: number }>
}

type Measured = Awaited<ReturnType<typeof measure>>

async function measure({ url, broker, windows, offer }: Way, options: BenchPageOptions) {
  const { browser, page, complaints, close } = await openBenchPage(options)
  await page.goto(url)
  await untilDrawn(page)
  await openStatus(page)
  const offered = offer()
  await pause(WARM_SECONDS * 1000)
  const floor = await listenBarely(broker)
  const told: Told[] = []
  const traced = await traceFrames(browser, async () => {
    for (let window = 0; window < windows; window++) {
      await pause(WINDOW_SECONDS * 1000)
      told.push(await readStatus(page))
    }
  })
  const floorMillis = await floor.end()
  const { perSecond } = await offered
  await close()
  const script = Float64Array.from(traced.frames, ({ scriptMillis }) => scriptMillis).sort()
  const waiting = Float64Array.from(traced.frames, (frame) => frame.wallMillis - frame.scriptMillis).sort()
  const of = (which: keyof Told): Percentiles => [
    median(told.map((window) => window[which][0])),
    median(told.map((window) => window[which][1])),
    median(told.map((window) => window[which][2])),
  ]
  return {
    applied: of('applied'),
    painted: of('painted'),
    told,
    floorP95: quantile(floorMillis, 0.95),
    script: quantile(script, 0.5),
    scriptP95: quantile(script, 0.95),
    waiting: quantile(waiting, 0.5),
    framesPerSecond: script.length / traced.seconds,
    otherMillisPerSecond: traced.otherMillisPerSecond,
    perSecond,
    complaints: complaints.length,
  }
}

function say(what: string, measured: Measured): void {
  const { told, floorP95, script, scriptP95, waiting, framesPerSecond, perSecond } = measured
  console.log(`${what}: ${perSecond.toFixed(0)} messages/s of ${MACHINES} Machines, one page`)
  console.log(`  Mosquitto alone, to a bare client: p95 ${floorP95.toFixed(1)} ms`)
  console.log(`  device to memory: p95 ${rounds(told.map(({ applied }) => applied[1]))} ms`)
  console.log(`  device to painted: p95 ${rounds(told.map((window) => window.painted[1]))} ms`)
  console.log(
    `  an animation frame: script p50 ${script.toFixed(2)}, p95 ${scriptP95.toFixed(2)} ms,`,
    `waiting p50 ${waiting.toFixed(1)} ms; ${framesPerSecond.toFixed(1)} a second`,
  )
}

type Percentiles = readonly [p50: number, p95: number, p99: number]

/** What the page itself says of the last ten seconds. */
interface Told {
  readonly applied: Percentiles
  readonly painted: Percentiles
}

/** The panel that tells of freshness, opened as a person opens it. */
async function openStatus(page: Page): Promise<void> {
  await page.keyboard.press('s')
  await page.locator('table.freshness').waitFor()
}

async function readStatus(page: Page): Promise<Told> {
  const rows = await page
    .locator('table.freshness tbody tr')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll('td')].map((cell) =>
          Number((cell.textContent ?? '').replace(/[^0-9.]/g, '')),
        ),
      ),
    )
  const [applied, shown] = rows.map(([p50 = Number.NaN, p95 = Number.NaN, p99 = Number.NaN]) => [
    p50,
    p95,
    p99,
  ])
  if (applied === undefined || shown === undefined) throw new Error('the page tells nothing of freshness')
  return { applied: applied as unknown as Percentiles, painted: shown as unknown as Percentiles }
}

/** The floor: the same messages through the same Mosquitto, to a client that reads their time and no more. */
async function listenBarely(broker: string) {
  const client = await connectAsync(broker)
  const ages: number[] = []
  client.on('message', (_topic, payload) => {
    const made = Number(payload.toString('latin1', TIME_AT, TIME_AT + TIME_DIGITS))
    ages.push(Date.now() - made)
  })
  await client.subscribeAsync('twinfloor/#', { qos: 0 })
  return {
    end: async () => {
      await client.endAsync(true)
      return Float64Array.from(ages).sort()
    },
  }
}

const TIME_AT = '{"t":'.length
const TIME_DIGITS = 13
