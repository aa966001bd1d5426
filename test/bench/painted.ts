import { connectAsync } from 'mqtt'
import type { Page } from 'playwright-core'
import { benchMosquitto } from './parts/broker.ts'
import { openBenchPage, untilDrawn } from './parts/browser.ts'
import { pause, startPart } from './parts/part.ts'
import { median, type Outcome, quantile, rounds, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { traceFrames } from './parts/trace.ts'

const MACHINES = 1000
const RATE = 5000
const SECONDS = 40
/** The page tells of its last ten seconds. */
const WINDOW_SECONDS = 10
const WARM_SECONDS = 12

/** From a device's publish through Mosquitto, server and socket into the page's memory, and to its painted picture. */
export async function painted(): Promise<Outcome> {
  const mosquitto = await benchMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  const offering = startPart(new URL('./parts/offering.ts', import.meta.url))
  const prepared = offering.ask('prepare', { machines: MACHINES })
  const server = await startServer('--plant', `generated:${MACHINES}`, '--broker', broker)
  await prepared
  const floor = await listenBarely(broker)
  const { browser, page, complaints, close } = await openBenchPage({ width: 1280, height: 720 })
  await page.goto(server.url)
  await untilDrawn(page)
  await openStatus(page)

  const windows = Math.max(1, Math.floor(secondsOr(SECONDS) / WINDOW_SECONDS))
  const offered = offering.ask<{ perSecond: number }>('offer', {
    port: mosquitto.port,
    rate: RATE,
    seconds: WARM_SECONDS + windows * WINDOW_SECONDS + 1,
  })
  await pause(WARM_SECONDS * 1000)
  floor.begin()
  const told: Told[] = []
  const traced = await traceFrames(browser, async () => {
    for (let window = 0; window < windows; window++) {
      await pause(WINDOW_SECONDS * 1000)
      told.push(await readStatus(page))
    }
  })
  const floorMillis = floor.end()
  const { perSecond } = await offered
  const { rejected, late } = await server.status()
  await close()
  await Promise.all([server.end(), offering.end(), floor.close()])
  await mosquitto.stop()

  const script = Float64Array.from(traced.frames, ({ scriptMillis }) => scriptMillis).sort()
  const waiting = Float64Array.from(traced.frames, (frame) => frame.wallMillis - frame.scriptMillis).sort()
  const of = (pick: (told: Told) => number): number => median(told.map(pick))
  const appliedP95 = of(({ applied }) => applied[1])
  const paintedP95 = of(({ painted }) => painted[1])
  console.log(`${perSecond.toFixed(0)} messages/s of ${MACHINES} Machines through Mosquitto, one page`)
  console.log(`Mosquitto alone, to a bare client: p95 ${quantile(floorMillis, 0.95).toFixed(1)} ms`)
  console.log(`device to memory: p95 ${rounds(told.map(({ applied }) => applied[1]))} ms`)
  console.log(`device to painted: p95 ${rounds(told.map(({ painted }) => painted[1]))} ms`)
  console.log(
    `an animation frame: script p50 ${quantile(script, 0.5).toFixed(2)}, p95 ${quantile(script, 0.95).toFixed(2)} ms;`,
    `waiting for GL in software p50 ${quantile(waiting, 0.5).toFixed(1)} ms; ${(script.length / traced.seconds).toFixed(1)} a second`,
  )
  return {
    figures: {
      applied_p95_ms: appliedP95,
      script_ms: quantile(script, 0.5),
      applied_p50_ms: of(({ applied }) => applied[0]),
      applied_p99_ms: of(({ applied }) => applied[2]),
      painted_p50_ms: of(({ painted }) => painted[0]),
      painted_p95_ms: paintedP95,
      painted_p99_ms: of(({ painted }) => painted[2]),
      floor_p95_ms: quantile(floorMillis, 0.95),
      script_p95_ms: quantile(script, 0.95),
      waiting_ms: quantile(waiting, 0.5),
      other_script_ms_per_second: traced.otherMillisPerSecond,
      frames_per_second: script.length / traced.seconds,
      messages_per_second: perSecond,
      rejected,
      late,
      complaints: complaints.length,
    },
    bars: {
      applied_p95_ms: { atMost: 25 },
      script_ms: { atMost: 2 },
      rejected: { atMost: 0 },
      complaints: { atMost: 0 },
    },
  }
}

type Percentiles = readonly [p50: number, p95: number, p99: number]

/** What the page itself says of the last ten seconds. */
interface Told {
  readonly applied: Percentiles
  readonly painted: Percentiles
}

/** The panel that tells of freshness, opened as a person opens it. */
async function openStatus(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^System/ })
    .first()
    .click()
  await page.locator('table.freshness').waitFor()
}

async function readStatus(page: Page): Promise<Told> {
  const rows = await page
    .locator('table.freshness tbody tr')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll('td')].map((cell) => Number.parseFloat(cell.textContent ?? '')),
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
  let ages: number[] = []
  client.on('message', (_topic, payload) => {
    const made = Number(payload.toString('latin1', TIME_AT, TIME_AT + TIME_DIGITS))
    ages.push(Date.now() - made)
  })
  await client.subscribeAsync('twinfloor/#', { qos: 0 })
  return {
    begin: () => {
      ages = []
    },
    end: () => Float64Array.from(ages).sort(),
    close: () => client.endAsync(true),
  }
}

const TIME_AT = '{"t":'.length
const TIME_DIGITS = 13
