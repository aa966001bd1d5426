import { benchMosquitto } from './parts/broker.ts'
import { pause, startPart } from './parts/part.ts'
import { benchPlant } from './parts/plant.ts'
import { type Outcome, quantile, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'

const BACKGROUND = 20_000
const PROBES = 16

interface Measured {
  readonly looked: readonly number[]
  readonly overview: readonly number[]
  readonly floor: readonly number[]
  readonly unseen: number
}

/** From a device's publish, through Mosquitto and the server, to the Twin of the shipped client. */
export async function latency(): Promise<Outcome> {
  const mosquitto = await benchMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  const { table } = benchPlant()
  const milling = table.machines.filter(({ kind }) => kind.id === 'machining-centre-3')
  const machines = Array.from(
    { length: PROBES },
    (_, i) => milling[Math.floor((i * milling.length) / PROBES)]?.index ?? 0,
  )
  const [offering, client] = [
    startPart(new URL('./parts/offering.ts', import.meta.url)),
    startPart(new URL('./parts/latency-client.ts', import.meta.url)),
  ]
  const prepared = offering.ask('prepare', { except: machines })
  const server = await startServer('--plant', 'generated:10000', '--broker', broker)
  await prepared
  await client.ask('start', { url: server.url, broker, machines })

  const seconds = secondsOr(30)
  await client.ask('measure', { seconds: 3 })
  const quiet = await client.ask<Measured>('measure', { seconds: Math.min(10, seconds) })
  const offered = offering.ask<{ perSecond: number }>('offer', {
    port: mosquitto.port,
    rate: BACKGROUND,
    seconds: seconds + 6,
  })
  await pause(4000)
  const loaded = await client.ask<Measured>('measure', { seconds })
  const { perSecond } = await offered
  const { rejected, late } = await server.status()
  await Promise.all([server.end(), offering.end(), client.end()])
  await mosquitto.stop()

  const shares = (millis: readonly number[]) => {
    const sorted = Float64Array.from(millis).sort()
    return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) }
  }
  const say = (what: string, millis: readonly number[]): void => {
    const { p50, p95, p99 } = shares(millis)
    const figures = `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`
    console.log(`${what.padEnd(52)} ${figures} (${millis.length} Readings)`)
  }
  console.log(
    `${machines.length} Machines timed beside ${perSecond.toFixed(0)} messages/s of the others, one Viewer`,
  )
  say('quiet: Mosquitto alone, to a bare client', quiet.floor)
  say('quiet: Lines that the screen looks at', quiet.looked)
  say('quiet: the rest of the Plant', quiet.overview)
  say('under load: Mosquitto alone, to a bare client', loaded.floor)
  say('under load: Lines that the screen looks at', loaded.looked)
  say('under load: the rest of the Plant, at its own pace', loaded.overview)
  console.log(`never shown ${quiet.unseen + loaded.unseen}, rejected ${rejected}, late ${late}`)
  const looked = shares(loaded.looked)
  const floor = shares(loaded.floor)
  const overview = shares(loaded.overview)
  return {
    figures: {
      p95_ms: looked.p95,
      p50_ms: looked.p50,
      p99_ms: looked.p99,
      overview_p50_ms: overview.p50,
      overview_p95_ms: overview.p95,
      overview_p99_ms: overview.p99,
      floor_p50_ms: floor.p50,
      floor_p95_ms: floor.p95,
      floor_p99_ms: floor.p99,
      quiet_p95_ms: shares(quiet.looked).p95,
      background_per_second: perSecond,
      readings: loaded.looked.length + loaded.overview.length,
      unseen: quiet.unseen + loaded.unseen,
    },
    bars: { p95_ms: { atMost: 20 }, unseen: { atMost: 0 } },
  }
}
