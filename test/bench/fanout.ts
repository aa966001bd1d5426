import { startPart } from './parts/part.ts'
import { median, type Outcome, rounds, roundsOr, secondsOr } from './parts/report.ts'

const VIEWERS = 200
const PROCESSES = 2
const ROUNDS = 5
/** A little faster than the ten a second that are asked for, so that jitter is not taken for a miss. */
const EVERY_MILLIS = 95

interface Run {
  readonly frames: number
  readonly millisPerFrame: number
  readonly bytes: number
}
interface OurRun extends Run {
  readonly drivingMillis: number
  readonly flushMillis: number
  readonly caughtUp: number
}
interface Seen {
  readonly hertz: readonly number[]
  readonly rawBytes: number
}

/** Server CPU per Frame to 200 Viewers, cutting and encoding included, against bare TCP writing the same bytes. */
export async function fanout(): Promise<Outcome> {
  const ours = startPart(new URL('./parts/fanout-server.ts', import.meta.url))
  const floor = startPart(new URL('./parts/fanout-floor.ts', import.meta.url))
  const viewers = Array.from({ length: PROCESSES }, () =>
    startPart(new URL('./parts/viewers.ts', import.meta.url)),
  )
  const [listening, floorListening] = await Promise.all([
    ours.ask<{ port: number; encodingMillis: number }>('listen'),
    floor.ask<{ port: number }>('listen'),
  ])
  const count = VIEWERS / PROCESSES
  for (const part of viewers) {
    await part.ask('open', { port: listening.port, plant: 'bench', count })
    await part.ask('openPlain', { port: floorListening.port, count })
  }
  const seen = (): Promise<Seen[]> => Promise.all(viewers.map((part) => part.ask<Seen>('seen')))

  const span = { seconds: secondsOr(5), everyMillis: EVERY_MILLIS }
  await floor.ask('run', { ...span, seconds: 2 })
  await ours.ask('run', { ...span, seconds: 2 })
  await seen()
  const floorRuns: Run[] = []
  const ourRuns: OurRun[] = []
  const slowest: number[] = []
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    const floorRun = await floor.ask<Run>('run', span)
    const read = (await seen()).reduce((sum, { rawBytes }) => sum + rawBytes, 0)
    if (read !== floorRun.bytes * floorRun.frames * VIEWERS) console.log('a plain socket did not read all')
    floorRuns.push(floorRun)
    ourRuns.push(await ours.ask<OurRun>('run', span))
    slowest.push(Math.min(...(await seen()).flatMap(({ hertz }) => hertz)))
  }
  await Promise.all([ours, floor, ...viewers].map((part) => part.end()))

  const floorMillis = floorRuns.map(({ millisPerFrame }) => millisPerFrame)
  const ourMillis = ourRuns.map(({ millisPerFrame }) => millisPerFrame)
  const driving = median(ourRuns.map(({ drivingMillis }) => drivingMillis))
  const flush = median(ourRuns.map(({ flushMillis }) => flushMillis))
  const bytes = median(ourRuns.map((run) => run.bytes))
  const ratio = median(ourMillis.map((millis, i) => millis / (floorMillis[i] ?? Number.NaN)))
  const encoding = listening.encodingMillis
  const fairer = median(ourMillis.map((millis, i) => millis / ((floorMillis[i] ?? Number.NaN) + encoding)))
  const caughtUp = ourRuns.reduce((sum, run) => sum + run.caughtUp, 0)
  console.log(`${VIEWERS} Viewers, a Frame of ${(bytes / 1024).toFixed(0)} KiB every ${EVERY_MILLIS} ms`)
  console.log(`bare TCP, the same bytes: ${rounds(floorMillis)} ms of CPU a Frame`)
  console.log(`server, cut, encoded and sent: ${rounds(ourMillis)} ms of CPU a Frame`)
  console.log(`  of it cutting and encoding, by itself: ${encoding.toFixed(2)} ms`)
  console.log(`  against bare TCP that had to cut and encode too: ${fairer.toFixed(2)}`)
  console.log(
    `  beside it, taking the Readings into the Twin (ingest's, not in the ratio): ${driving.toFixed(2)} ms`,
  )
  console.log(`a flush lasts ${flush.toFixed(1)} ms of the clock, which is what paces the next`)
  console.log(`slowest Viewer: ${rounds(slowest)} Frames a second; brought up to date ${caughtUp} times`)
  return {
    figures: {
      ratio_to_floor: ratio,
      hertz: median(slowest),
      cpu_ms_per_frame: median(ourMillis),
      floor_ms_per_frame: median(floorMillis),
      encoding_ms_per_frame: encoding,
      ratio_to_encoding_floor: fairer,
      bytes_per_frame: bytes,
      viewers: VIEWERS,
      caught_up: caughtUp,
    },
    bars: { ratio_to_floor: { atMost: 1.5 }, hertz: { atLeast: 10 } },
  }
}
