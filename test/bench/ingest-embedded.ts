import { freePort } from '../helpers/mosquitto.ts'
import { startPart } from './parts/part.ts'
import { median, type Outcome, rounds, roundsOr, secondsOr } from './parts/report.ts'
import { startServer } from './parts/server.ts'
import { offerTo, serverSubject, type Window } from './parts/subject.ts'

const ROUNDS = 3
const LONG_SECONDS = 30
/** More than it carries: the broker then makes the publishers wait. */
const EVERYTHING = 250_000
/** What a full plant of this size says each second. */
const CALM = 10_000

/** The most that the embedded broker carries into the Twin, with one Viewer, nothing lost on the way. */
export async function ingestEmbedded(): Promise<Outcome> {
  const offering = startPart(new URL('./parts/offering.ts', import.meta.url))
  const viewers = startPart(new URL('./parts/viewers.ts', import.meta.url))
  const prepared = offering.ask<{ meanBytes: number; readingsEach: number }>('prepare', {})
  const port = await freePort()
  const server = await startServer(
    ...['--plant', 'generated:10000', '--no-simulators', '--broker-port', String(port)],
  )
  const { meanBytes, readingsEach } = await prepared
  const ours = serverSubject(server, port)
  await offerTo(ours, offering, 5000, 3)
  await viewers.ask('open', { port: Number(new URL(server.url).port), plant: server.plantHash, count: 1 })

  const calm: Window[] = []
  const flat: Window[] = []
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    calm.push(await offerTo(ours, offering, CALM, secondsOr(5)))
    flat.push(await offerTo(ours, offering, EVERYTHING, secondsOr(5)))
  }
  const long = await offerTo(ours, offering, EVERYTHING, secondsOr(LONG_SECONDS))
  const { rejected, embeddedBroker } = await server.status()
  await Promise.all([server.end(), offering.end(), viewers.end()])

  const micros = (windows: readonly Window[]): number[] => windows.map((window) => window.microsPerMessage)
  const lost = [...calm, ...flat, long].reduce((sum, window) => sum + window.lost, 0)
  console.log(`${readingsEach.toFixed(1)} Channels and ${meanBytes.toFixed(0)} bytes a message on average`)
  console.log(
    `server, at ${CALM} messages/s: ${rounds(micros(calm))} us of CPU a message (the broker's own not in it)`,
  )
  console.log(`server, at all that it takes: ${rounds(micros(flat))} us of CPU a message`)
  console.log(
    `messages/s: ${rounds(
      flat.map(({ perSecond }) => perSecond),
      0,
    )}`,
  )
  console.log(`long run: ${long.perSecond.toFixed(0)} messages/s, sent ${long.sent}, lost ${long.lost}`)
  console.log(
    `in all windows lost ${lost}, rejected ${rejected}, broker restarts ${embeddedBroker?.restarts}`,
  )
  return {
    figures: {
      lost,
      messages_per_second: long.perSecond,
      readings_per_second: long.perSecond * readingsEach,
      us_per_message: median(micros(flat)),
      broker_restarts: embeddedBroker?.restarts ?? 0,
    },
    bars: { lost: { atMost: 0 } },
  }
}
