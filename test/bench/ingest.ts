import { benchMosquitto } from './parts/broker.ts'
import { startPart } from './parts/part.ts'
import { median, type Outcome, rounds, roundsOr, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { offerTo, plainSubject, type Subject, serverSubject, type Window } from './parts/subject.ts'

const WANTED_RATE = 50_000
const ROUNDS = 5
const LONG_SECONDS = 30

/**
 * Server CPU per message through Mosquitto with one Viewer, against mqtt.js and JSON.parse at the same offered
 * rate. Each has a Mosquitto of its own, and only one of the two is offered anything at a time.
 */
export async function ingest(): Promise<Outcome> {
  const [floorBroker, ourBroker] = await Promise.all([benchMosquitto(), benchMosquitto()])
  const [offering, plain, viewers] = [
    startPart(new URL('./parts/offering.ts', import.meta.url)),
    startPart(new URL('./parts/plain-subscriber.ts', import.meta.url)),
    startPart(new URL('./parts/viewers.ts', import.meta.url)),
  ]
  const prepared = offering.ask<{ meanBytes: number; readingsEach: number }>('prepare', {})
  const broker = `mqtt://127.0.0.1:${ourBroker.port}`
  const server = await startServer('--plant', 'generated:10000', '--broker', broker)
  const { meanBytes, readingsEach } = await prepared
  await plain.ask('subscribe', { port: floorBroker.port })
  const floor = plainSubject(plain, floorBroker.port)
  const ours = serverSubject(server, ourBroker.port)
  await offerTo(ours, offering, 5000, 3)
  await viewers.ask('open', { port: Number(new URL(server.url).port), plant: server.plantHash, count: 1 })

  const seconds = secondsOr(8)
  const rate = await highestRate(floor, ours, (subject, at) => offerTo(subject, offering, at, 3))
  const floorWindows: Window[] = []
  const ourWindows: Window[] = []
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    floorWindows.push(await offerTo(floor, offering, rate, seconds))
    ourWindows.push(await offerTo(ours, offering, rate, seconds))
  }
  const profile = process.env.BENCH_PROFILE
  const long = await offerTo(ours, offering, rate, secondsOr(LONG_SECONDS), async () => {
    if (profile !== undefined) await server.part.ask('profile', { seconds: 20, path: profile })
  })
  const [seen] = (await viewers.ask<{ hertz: readonly number[] }>('seen')).hertz
  const { rejected, discovered, late } = await server.status()
  await Promise.all([server.end(), offering.end(), plain.end(), viewers.end()])
  await Promise.all([floorBroker.stop(), ourBroker.stop()])

  const micros = (windows: readonly Window[]): number[] => windows.map((window) => window.microsPerMessage)
  const ratio = median(micros(ourWindows).map((own, i) => own / (micros(floorWindows)[i] ?? Number.NaN)))
  const lost = (windows: readonly Window[]): number => windows.reduce((sum, window) => sum + window.lost, 0)
  const ourLost = lost([...ourWindows, long])
  console.log(`${readingsEach.toFixed(1)} Channels and ${meanBytes.toFixed(0)} bytes a message on average`)
  console.log(
    `offered ${rate} messages/s (${Math.round(rate * readingsEach)} Readings/s) through Mosquitto, QoS 0`,
  )
  console.log(`mqtt.js and JSON.parse: ${rounds(micros(floorWindows))} us of CPU a message`)
  console.log(`server with one Viewer: ${rounds(micros(ourWindows))} us of CPU a message`)
  console.log(`long run: ${long.perSecond.toFixed(0)} messages/s, sent ${long.sent}, lost ${long.lost}`)
  console.log(`in all windows: server lost ${ourLost}, mqtt.js lost ${lost(floorWindows)}`)
  console.log(`the Viewer got ${(seen ?? 0).toFixed(1)} Frames a second`)
  console.log(`rejected ${rejected}, discovered ${discovered}, late ${late}`)
  return {
    figures: {
      ratio_to_floor: ratio,
      ratio_all_on: ratio,
      lost: ourLost,
      messages_per_second: long.perSecond,
      offered_per_second: rate,
      readings_per_second: long.perSecond * readingsEach,
      us_per_message: median(micros(ourWindows)),
      floor_us_per_message: median(micros(floorWindows)),
      floor_lost: lost(floorWindows),
      rejected,
      viewer_hertz: seen ?? 0,
    },
    bars: { ratio_to_floor: { atMost: 1.5 }, lost: { atMost: 0 } },
  }
}

/** The wanted rate, or the highest below it that Mosquitto passes on to both without falling behind. */
async function highestRate(
  floor: Subject,
  ours: Subject,
  probe: (subject: Subject, rate: number) => Promise<Window>,
): Promise<number> {
  for (let rate = WANTED_RATE; ; rate = Math.round(rate * 0.8)) {
    const windows = [await probe(floor, rate), await probe(ours, rate)]
    const holds = windows.every(({ perSecond, lost }) => perSecond >= 0.97 * rate && lost === 0)
    if (holds || rate < 5000) return rate
    const got = windows.map(({ perSecond }) => perSecond.toFixed(0)).join(' and ')
    console.log(`at ${rate} messages/s only ${got} arrived at mqtt.js and at the server: trying less`)
  }
}
