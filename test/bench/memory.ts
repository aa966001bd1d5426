import { freePort } from '../helpers/mosquitto.ts'
import { pause, startPart } from './parts/part.ts'
import { benchPlant } from './parts/plant.ts'
import { median, type Outcome, quantile, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { slopeOf } from './parts/slope.ts'

const TEN_MINUTES = 600
const SEED = 11
const MIB = 2 ** 20

/** Resident memory of the server at 10,000 Machines in their natural pace, while Viewers come, go and freeze. */
export async function memory(): Promise<Outcome> {
  const { table } = benchPlant()
  const viewers = startPart(new URL('./parts/restless-viewers.ts', import.meta.url))
  const server = await startServer(
    ...['--plant', 'generated:10000', '--broker-port', String(await freePort()), '--simulators'],
  )
  await viewers.ask('begin', {
    url: server.url,
    plant: server.plantHash,
    lines: table.lines.length,
    seed: SEED,
  })

  const total = secondsOr(TEN_MINUTES)
  const seconds: number[] = []
  const mebibytes: number[] = []
  const begun = performance.now()
  for (let next = 1; next <= total; next++) {
    await pause(Math.max(0, begun + next * 1000 - performance.now()))
    const { rssBytes } = await server.gauge()
    seconds.push((performance.now() - begun) / 1000)
    mebibytes.push(rssBytes / MIB)
    if (next % 60 === 0) {
      const { here, frozen } = await viewers.ask<Record<string, number>>('counts')
      const rss = mebibytes.at(-1) ?? 0
      console.log(`after ${next / 60} min: ${rss.toFixed(0)} MiB, ${here} Viewers, ${frozen} of them frozen`)
    }
  }
  const { cpuMicros } = await server.gauge()
  const { packets, packetsPerSecond, rejected, simulators, embeddedBroker } = await server.status()
  const counts = await viewers.ask<Record<string, number>>('counts')
  await Promise.all([server.end(), viewers.end()])

  // A tenth of the time, and not less than ten samples, is for warming up.
  const warm = mebibytes.slice(Math.max(10, Math.floor(total / 10)))
  const half = Math.floor(mebibytes.length / 2)
  const slope = slopeOf(seconds.slice(half), mebibytes.slice(half))
  const [perHour, noise] = [slope.perSecond * 3600, slope.noise * 3600]
  const flat = Math.abs(perHour) <= noise
  const sorted = [...warm].sort((a, b) => a - b)
  console.log(`Viewers (seed ${SEED}): ${JSON.stringify(counts)}`)
  console.log(
    `packets ${packets} (${packetsPerSecond.toFixed(0)}/s), rejected ${rejected}, restarts of the simulators`,
    `${simulators?.restarts}, of the broker ${embeddedBroker?.restarts}`,
  )
  console.log(`RSS: median ${median(warm).toFixed(0)}, p99 ${quantile(sorted, 0.99).toFixed(0)} MiB`)
  console.log(
    `slope over the second half: ${perHour.toFixed(1)} MiB/h, noise +-${noise.toFixed(1)}: ` +
      (flat ? 'within noise of 0' : 'NOT within noise of 0'),
  )
  return {
    figures: {
      rss_mib: Math.max(...warm),
      slope_mib_per_hour: perHour,
      slope_noise_mib_per_hour: noise,
      slope_beyond_noise: Math.max(0, perHour - noise),
      rss_median_mib: median(warm),
      cpu_share: cpuMicros / 1e6 / total,
      seconds: total,
      packets_per_second: packetsPerSecond,
    },
    bars: { rss_mib: { atMost: 400 }, slope_beyond_noise: { atMost: 0 } },
  }
}
