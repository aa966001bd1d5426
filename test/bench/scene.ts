import { KINDS } from '../../models/kinds/catalogue.ts'
import { emptyDraws } from '../helpers/empty-draws.ts'
import { playBareScene } from './parts/bare-scene.ts'
import { benchMosquitto } from './parts/broker.ts'
import { heapMib, openBenchPage, turnCamera, untilDrawn } from './parts/browser.ts'
import { tallyDraws } from './parts/draw-tally.ts'
import { pause, startPart } from './parts/part.ts'
import { MACHINES } from './parts/plant.ts'
import { type Outcome, quantile, secondsOr } from './parts/report.ts'
import { type Server, startServer } from './parts/server.ts'
import { type FrameCost, traceFrames } from './parts/trace.ts'

const CHANGING = MACHINES / 10
const HERTZ = 10
const IDLE_SECONDS = 5
const MOVING_SECONDS = 15
/** A window that a compositor in software can serve at a screen's pace. */
const SMALL = { width: 960, height: 540 }
const REST_LIMIT_SECONDS = 240

/** Ten thousand Machines in the shipped page, a tenth of them changing ten times a second, the camera moved by hand. */
export async function scene(): Promise<Outcome> {
  const mosquitto = await benchMosquitto()
  const offering = startPart(new URL('./parts/offering.ts', import.meta.url))
  const prepared = offering.ask('prepare', { every: MACHINES / CHANGING })
  const server = await startServer(
    ...['--plant', `generated:${MACHINES}`, '--broker', `mqtt://127.0.0.1:${mosquitto.port}`],
  )
  await prepared
  const seconds = secondsOr(MOVING_SECONDS)
  const offer = (lasting: number): Promise<unknown> =>
    offering.ask('offer', { port: mosquitto.port, rate: CHANGING * HERTZ, seconds: lasting })

  const drawn = await drawing(server, offer, seconds)
  const cost = await costing(server, offer, seconds)
  const bare = await costOfBareScene(seconds)
  await Promise.all([server.end(), offering.end()])
  await mosquitto.stop()

  const [ours, floor] = [sharesOf(cost.frames), sharesOf(bare)]
  const say = (what: string, { script, scriptP95, waiting, count }: Shares): void =>
    console.log(
      `${what.padEnd(34)} script p50 ${script.toFixed(2)}, p95 ${scriptP95.toFixed(2)} ms,`,
      `waiting p50 ${waiting.toFixed(1)} ms, ${count} animation frames`,
    )
  say('the scene, camera moving', ours)
  say('bare: one instanced draw a Kind', floor)
  console.log(
    `beside the frames: ${cost.otherMillisPerSecond.toFixed(1)} ms of script a second for messages and input`,
  )
  console.log(
    `drawn: ${drawn.calls} calls; ${drawn.overviewTriangles} triangles in the overview, ${drawn.triangles} at most;`,
    `at rest ${drawn.restSeconds.toFixed(0)} s after the last message`,
  )
  return {
    figures: {
      draw_calls: drawn.calls,
      script_ms: ours.script,
      triangles: drawn.overviewTriangles,
      idle_frames: drawn.idleFrames,
      heap_mib: cost.heap,
      script_p95_ms: ours.scriptP95,
      script_mean_ms: ours.scriptMean,
      waiting_ms: ours.waiting,
      other_script_ms_per_second: cost.otherMillisPerSecond,
      frames_per_second: ours.count / cost.seconds,
      bare_script_ms: floor.script,
      script_ratio: ours.script / floor.script,
      moving_triangles: drawn.triangles,
      rest_after_seconds: drawn.restSeconds,
      complaints: drawn.complaints + cost.complaints,
    },
    bars: {
      draw_calls: { atMost: 80 },
      script_ms: { atMost: 2.5 },
      triangles: { atMost: 1_500_000 },
      idle_frames: { atMost: 0 },
      heap_mib: { atMost: 120 },
      complaints: { atMost: 0 },
    },
  }
}

type Offer = (seconds: number) => Promise<unknown>

/** What is submitted, counted inside the page: while nothing changes, in the overview, and while the camera moves. */
async function drawing(server: Server, offer: Offer, seconds: number) {
  const { page, complaints, close } = await openBenchPage({ before: tallyDraws })
  await page.goto(server.url)
  await untilDrawn(page)
  const pictures = (): Promise<number> => page.evaluate(() => globalThis.drawTally.pictures)
  // Nobody has said a word yet: nothing can change but the clock.
  await untilStill(pictures)
  const before = await pictures()
  await pause(IDLE_SECONDS * 1000)
  const idleFrames = (await pictures()) - before
  const overviewTriangles = await page.evaluate(() => globalThis.drawTally.mostTriangles)
  const offered = offer(seconds + 4)
  await pause(2000)
  await turnCamera(page, seconds)
  await offered
  const restSeconds = await untilStill(pictures)
  const { mostCalls, mostTriangles } = await page.evaluate(() => globalThis.drawTally)
  await close()
  return {
    calls: mostCalls,
    overviewTriangles,
    triangles: mostTriangles,
    idleFrames,
    restSeconds,
    complaints: complaints.length,
  }
}

/** Longer than software GL takes for the one fine picture that a rest begins with. */
const STILL_SECONDS = 8

/** Until no picture was drawn for some seconds; answers how long it took to come to that rest. */
async function untilStill(pictures: () => Promise<number>): Promise<number> {
  const begun = performance.now()
  let [last, lastAt] = [await pictures(), begun]
  while (performance.now() - lastAt < STILL_SECONDS * 1000) {
    await pause(250)
    const drawn = await pictures()
    if (drawn !== last) {
      last = drawn
      lastAt = performance.now()
    }
    if (performance.now() - begun > REST_LIMIT_SECONDS * 1000) return Number.POSITIVE_INFINITY
  }
  return (lastAt - begun) / 1000
}

/** What it costs, timed from outside the page, which is as it is shipped but for pictures that nobody works out. */
async function costing(server: Server, offer: Offer, seconds: number) {
  const { browser, page, cdp, complaints, close } = await openBenchPage({ ...SMALL, before: emptyDraws })
  // No panel beside the scene: what those cost is theirs, ten times a second and not a frame.
  await page.goto(new URL('?panels=/', server.url).href)
  await untilDrawn(page)
  const offered = offer(seconds + 8)
  await pause(3000)
  await turnCamera(page, 3)
  const traced = await traceFrames(browser, () => turnCamera(page, seconds))
  await offered
  const heap = await heapMib(cdp)
  await close()
  return { ...traced, heap, complaints: complaints.length }
}

async function costOfBareScene(seconds: number): Promise<readonly FrameCost[]> {
  const { browser, page, close } = await openBenchPage({ ...SMALL, before: emptyDraws })
  await page.goto('about:blank')
  await page.evaluate(playBareScene, {
    kinds: KINDS.size,
    machines: MACHINES,
    changing: CHANGING,
    hertz: HERTZ,
  })
  await pause(2000)
  const { frames } = await traceFrames(browser, () => pause(seconds * 1000))
  await close()
  return frames
}

type Shares = ReturnType<typeof sharesOf>

function sharesOf(frames: readonly FrameCost[]) {
  const script = Float64Array.from(frames, ({ scriptMillis }) => scriptMillis).sort()
  const waiting = Float64Array.from(frames, (frame) => frame.wallMillis - frame.scriptMillis).sort()
  return {
    count: frames.length,
    script: quantile(script, 0.5),
    scriptP95: quantile(script, 0.95),
    scriptMean: script.reduce((sum, millis) => sum + millis, 0) / script.length,
    waiting: quantile(waiting, 0.5),
  }
}
