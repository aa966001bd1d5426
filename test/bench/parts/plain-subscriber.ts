import mqtt from 'mqtt'
import { answerBench, cpuMicros } from './part.ts'

/* The floor of ingest: mqtt.js as it comes, and JSON.parse. */

let messages = 0
let parsed: unknown

answerBench({
  subscribe: async ({ port }: { port: number }) => {
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`)
    client.on('message', (_topic, payload) => {
      parsed = JSON.parse(payload.toString())
      messages++
    })
    await client.subscribeAsync('twinfloor/#', { qos: 0 })
  },
  gauge: () => ({ cpuMicros: cpuMicros(), messages, anything: parsed !== undefined }),
})
