import type { Page } from 'playwright-core'
import { emptyDraws } from '../helpers/empty-draws.ts'
import { addressOf } from '../helpers/scene-page.ts'
import { openBenchPage, turnCamera, untilDrawn } from './parts/browser.ts'
import { pause } from './parts/part.ts'
import { MACHINES } from './parts/plant.ts'
import { openReplayFloor } from './parts/replay-floor.ts'
import { type Outcome, quantile, secondsOr } from './parts/report.ts'
import { type FrameCost, traceFrames } from './parts/trace.ts'

const SPEED = 60
const PLAYING_SECONDS = 8
const STANDING_SECONDS = 4
/** A window that a compositor in software can serve at a screen's pace. */
const SMALL = { width: 960, height: 540 }
const MINUTE_MILLIS = 60_000

/**
 * The past of ten thousand Machines played at 60 times the pace of the wall in the shipped page, forwards and
 * backwards, and with the camera moved by hand; beside it what the same page costs while the Playhead stands.
 */
export async function replay(): Promise<Outcome> {
  const seconds = secondsOr(PLAYING_SECONDS)
  // Forwards, with the camera, and backwards over the same; some of it is played while nothing is measured.
  const minutes = Math.ceil((seconds * 2 + 8) * (SPEED / 60))
  const floor = await openReplayFloor(minutes)
  const { browser, page, complaints, close } = await openBenchPage({ ...SMALL, before: emptyDraws })
  const open = async (at: number, speed: number): Promise<void> => {
    const query = `?panels=/&t=${new Date(at).toISOString()}${speed === 0 ? '' : `&speed=${speed}`}`
    await page.goto(new URL(query, floor.server.url).href)
    await untilDrawn(page)
    await page.locator('.app[data-time="past"]').waitFor()
    await pause(3000)
  }
  const played = async (speed: number, act: () => Promise<unknown>) => {
    const [began, begun] = [instantOf(page), performance.now()]
    const { frames } = await traceFrames(browser, act)
    await pause(1100)
    const pace = (instantOf(page) - began) / (performance.now() - begun)
    return { ...sharesOf(frames), pace: pace / speed }
  }

  const middle = floor.from + (minutes / 2) * MINUTE_MILLIS
  await open(middle, 0)
  const standing = sharesOf((await traceFrames(browser, () => pause(STANDING_SECONDS * 1000))).frames)
  await open(floor.from + MINUTE_MILLIS, SPEED)
  const forwards = await played(SPEED, () => pause(seconds * 1000))
  const camera = await played(SPEED, () => turnCamera(page, seconds))
  await open(floor.to - MINUTE_MILLIS, -SPEED)
  const backwards = await played(-SPEED, () => pause(seconds * 1000))
  await close()
  await floor.end()

  const say = (what: string, { count, script, p95, most }: Shares, pace = ''): void =>
    console.log(
      `${what.padEnd(26)} script p50 ${script.toFixed(2)}, p95 ${p95.toFixed(2)}, most ${most.toFixed(1)} ms;`,
      `${count} animation frames${pace}`,
    )
  const paced = (told: { readonly pace: number }): string =>
    `; ${(told.pace * SPEED).toFixed(1)} times the wall`
  say('standing', standing)
  say('forwards', forwards, paced(forwards))
  say('forwards, camera moving', camera, paced(camera))
  say('backwards', backwards, paced(backwards))
  console.log(`${MACHINES} Machines, ${floor.readings} Readings in ${minutes} min`)
  return {
    figures: {
      script_ms: forwards.script,
      script_p95_ms: forwards.p95,
      script_mean_ms: forwards.mean,
      moving_script_ms: camera.script,
      backwards_script_ms: backwards.script,
      backwards_p95_ms: backwards.p95,
      standing_script_ms: standing.script,
      script_ratio: forwards.script / standing.script,
      pace: forwards.pace,
      backwards_pace: backwards.pace,
      complaints: complaints.length,
    },
    bars: { script_ms: { atMost: 6 }, pace: { atLeast: 0.95 }, complaints: { atMost: 0 } },
  }
}

/** Where the Playhead is, as the address tells once a second. */
const instantOf = (page: Page): number => Date.parse(addressOf(page).get('t') ?? '')

type Shares = ReturnType<typeof sharesOf>

function sharesOf(frames: readonly FrameCost[]) {
  const script = Float64Array.from(frames, ({ scriptMillis }) => scriptMillis).sort()
  return {
    count: frames.length,
    script: quantile(script, 0.5),
    p95: quantile(script, 0.95),
    most: script.at(-1) ?? 0,
    mean: script.reduce((sum, millis) => sum + millis, 0) / script.length,
  }
}
