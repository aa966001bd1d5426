import mqtt from 'mqtt'
import { liveSource } from '../../../client/source/live.ts'
import { readPlantAnswer } from '../../../client/source/messages.ts'
import { type PlantModel, plantModel } from '../../../client/state/plant.ts'
import { createSink } from '../../../client/state/sink.ts'
import { createFloorStore } from '../../../client/state/store.ts'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { answerBench, pause } from './part.ts'

/*
 * A device and a screen in one process, so that one clock times both: what the device publishes is timed until the
 * shipped client has it in its Twin.
 */

const KEY = 'spindleSpeed'
const STEP = 10
const STEPS = 1000

/** A Machine that only the probe speaks for, and what it has said that is not on the screen yet. */
interface Probe {
  readonly topic: string
  readonly slot: number
  readonly looked: boolean
  readonly waiting: { value: number; atMillis: number }[]
  said: number
}

let probes: readonly Probe[] = []
let measured: { looked: number[]; overview: number[]; floor: number[] } = {
  looked: [],
  overview: [],
  floor: [],
}

function probesOf(model: PlantModel, machines: readonly number[]): readonly Probe[] {
  return machines.map((index, i) => {
    const placed = model.table.machines[index]
    const offset = placed?.channels.findIndex(({ key }) => key === KEY) ?? -1
    if (placed === undefined || offset < 0) throw new Error(`machine ${index} has no ${KEY}`)
    const { path, firstSlot } = placed
    return { topic: `twinfloor/${path}`, slot: firstSlot + offset, looked: i % 2 === 0, waiting: [], said: 0 }
  })
}

/** What is on the screen now answers what was said, and all that was said before it. */
function lookAt(quanta: Int32Array): void {
  const now = performance.now()
  for (const { slot, looked, waiting } of probes) {
    const shown = waiting.findIndex(({ value }) => value === quanta[slot])
    for (const { atMillis } of waiting.splice(0, shown + 1)) {
      ;(looked ? measured.looked : measured.overview).push(now - atMillis)
    }
  }
}

async function startScreen(url: string, machines: readonly number[]): Promise<void> {
  const store = createFloorStore()
  const now = (): number => performance.timeOrigin + performance.now()
  const sink = createSink(store, () => now() + store.getState().clockOffsetMillis)
  const source = liveSource(url, {
    fetchPlant: async () => {
      const answer = readPlantAnswer(await (await fetch(`${url}/api/plant`)).json())
      return answer === undefined ? { kind: 'unreadable' } : { kind: 'plant', answer }
    },
    modelOf: (answer) => plantModel(answer, KINDS),
    now,
    chance: () => 0,
    after: (delayMillis, call) => {
      const timer = setTimeout(call, delayMillis)
      return () => clearTimeout(timer)
    },
    toLogin: () => undefined,
  })
  source.start({
    ...sink,
    frame: (frame, bytes) => {
      sink.frame(frame, bytes)
      const quanta = store.getState().now?.twin.quanta
      if (quanta !== undefined) lookAt(quanta)
    },
  })
  while (store.getState().connection.kind !== 'live') await pause(50)
  const { plant } = store.getState()
  if (plant === undefined) throw new Error('a live screen without a Plant')
  probes = probesOf(plant, machines)
  const lines = machines
    .filter((_, i) => i % 2 === 0)
    .map((index) => plant.table.machines[index]?.lineIndex ?? 0)
  source.look([...new Set(lines)])
}

let device: mqtt.MqttClient | undefined

/** The floor: the way through the broker alone, to this same process. */
async function timeBroker(broker: string): Promise<void> {
  const plain = await mqtt.connectAsync(broker)
  plain.on('message', (topic) => {
    const said = publishedAt.get(topic)?.shift()
    if (said !== undefined) measured.floor.push(performance.now() - said)
  })
  await plain.subscribeAsync([...publishedAt.keys()], { qos: 0 })
}

const publishedAt = new Map<string, number[]>()

answerBench({
  start: async ({ url, broker, machines }: { url: string; broker: string; machines: readonly number[] }) => {
    device = await mqtt.connectAsync(broker)
    await startScreen(url.replace(/\/$/, ''), machines)
    for (const { topic } of probes) publishedAt.set(topic, [])
    await timeBroker(broker)
  },
  measure: async ({ seconds }: { seconds: number }) => {
    measured = { looked: [], overview: [], floor: [] }
    const end = performance.now() + seconds * 1000
    for (let n = 0; performance.now() < end; n++) {
      const probe = probes[n % probes.length]
      if (probe === undefined) break
      const value = STEP * (1 + (probe.said++ % STEPS))
      const atMillis = performance.now()
      probe.waiting.push({ value, atMillis })
      publishedAt.get(probe.topic)?.push(atMillis)
      device?.publish(probe.topic, JSON.stringify({ t: Date.now(), [KEY]: value }), { qos: 0 })
      // An uneven step, so that no beat of the server's is always met at the same place.
      await pause(7 + ((n * 7919) % 23))
    }
    await pause(1000)
    const unseen = probes.reduce((sum, { waiting }) => sum + waiting.splice(0).length, 0)
    return { ...measured, unseen }
  },
})
