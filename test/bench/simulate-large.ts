import { connectAsync } from 'mqtt'
import { benchMosquitto } from './parts/broker.ts'
import { pause, startPart } from './parts/part.ts'
import { type Outcome, secondsOr } from './parts/report.ts'
import type { Simulated } from './parts/simulating.ts'

const PLANT = 'generated:10000'
const WARM_SECONDS = 15
const LONG_SECONDS = 60
/** A message that leaves so long after its time has missed it. */
const LATE_MILLIS = 1000
const RECEIVED = '$SYS/broker/publish/messages/received'

/** Ten thousand machines in real time, at their natural pace, from one process through Mosquitto. */
export async function simulateLarge(): Promise<Outcome> {
  const broker = await benchMosquitto({ lines: ['sys_interval 1'] })
  const part = startPart(new URL('./parts/simulating.ts', import.meta.url))
  const { machines, channels } = await part.ask<{ machines: number; channels: number }>('play', {
    plant: PLANT,
    port: broker.port,
  })
  const seconds = secondsOr(LONG_SECONDS)
  const received = await receivedBy(broker.port)
  await pause(WARM_SECONDS * 1000)
  await part.ask('forgetLateness')
  const [before, brokerBefore] = [await part.ask<Simulated>('gauge'), received.count()]
  await pause(seconds * 1000)
  const [after, brokerAfter] = [await part.ask<Simulated>('gauge'), received.count()]
  await part.ask('end')
  await part.end()
  await received.end()
  await broker.stop()

  const wallMillis = after.wallMillis - before.wallMillis
  const cpuShare = (after.cpuMicros - before.cpuMicros) / 1000 / wallMillis
  const { share: onTime, p99 } = latenessOf(after.late)
  const dropped = after.dropped - before.dropped
  const sent = after.sent - before.sent
  // The last step may be under way, so that time itself is told to a hundredth; what was late or dropped, exactly.
  const passed = Math.min(1, Math.round(((after.simMillis - before.simMillis) / wallMillis) * 100) / 100)
  const realtime = passed * onTime * (sent / (sent + dropped))
  const perSecond = (sent / wallMillis) * 1000
  console.log(
    `${machines} machines, ${channels} Channels, ${perSecond.toFixed(0)} messages/s for ${seconds} s`,
  )
  console.log(`CPU of the simulators, user and system: ${(cpuShare * 100).toFixed(1)} % of a core`)
  console.log(
    `simulated time passed ${passed} times as fast as time; ${(onTime * 100).toFixed(3)} % of the messages left within ${LATE_MILLIS} ms of their time, 99 % within ${p99} ms`,
  )
  console.log(`sent ${sent}, dropped ${dropped}; Mosquitto counted about ${brokerAfter - brokerBefore}`)
  return {
    figures: {
      realtime,
      cpu_share: cpuShare,
      channels,
      messages_per_second: perSecond,
      late_p99_ms: p99,
      dropped,
      broker_per_second: ((brokerAfter - brokerBefore) / wallMillis) * 1000,
    },
    bars: {
      realtime: { atLeast: 1 },
      cpu_share: { atMost: 0.8 },
      channels: { atLeast: 120_000 },
      broker_per_second: { atLeast: 0.95 * perSecond },
    },
  }
}

function latenessOf(late: Uint32Array): { readonly share: number; readonly p99: number } {
  const all = late.reduce((sum, count) => sum + count, 0)
  if (all === 0) throw new Error('nothing was played')
  let seen = 0
  let p99 = 0
  let onTime = 0
  for (const [millis, count] of late.entries()) {
    if (seen < 0.99 * all) p99 = millis
    seen += count
    if (millis <= LATE_MILLIS) onTime = seen
  }
  return { share: onTime / all, p99 }
}

/** What the broker itself counts, once a second. */
async function receivedBy(port: number) {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`)
  let count = 0
  client.on('message', (_topic, payload) => {
    count = Number(payload.toString())
  })
  await client.subscribeAsync(RECEIVED)
  return { count: () => count, end: () => client.endAsync(true) }
}
