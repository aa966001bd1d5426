import { KINDS } from '../../../models/kinds/catalogue.ts'
import { SERVER_CHANNELS, slotTable } from '../../../models/slots.ts'
import { type LiveRun, playLive } from '../../../simulators/live.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { openStage, type Stage } from '../../../simulators/stage.ts'
import { answerBench, cpuMicros } from './part.ts'

/** The simulators as they ship, in a process of their own, and what they cost. */

/** What has been so far, since the process began or the lateness was forgotten. */
export interface Simulated {
  readonly cpuMicros: number
  readonly wallMillis: number
  readonly simMillis: number
  readonly sent: number
  readonly dropped: number
  /** Messages by how many milliseconds after their time they were handed out; the last holds all above. */
  readonly late: Uint32Array
}

const MOST_LATE_MILLIS = 10_000

let stage: Stage | undefined
let run: LiveRun | undefined
const late = new Uint32Array(MOST_LATE_MILLIS + 1)

answerBench({
  play: ({ plant, port }: { readonly plant: string; readonly port: number }) => {
    const found = findPlant(plant, KINDS)
    if (!found.ok) throw new Error(found.sentence)
    const opened = openStage({
      plant: found.plant,
      kinds: KINDS,
      seed: 1,
      startMillis: Date.now(),
      rate: 'natural',
    })
    stage = opened
    const started = playLive({
      plantId: found.plant.id,
      stage: opened,
      stories: [],
      first: undefined,
      seed: 1,
      speed: 1,
      qos: 0,
      broker: `mqtt://127.0.0.1:${port}`,
      onNews: () => undefined,
      now: Date.now,
      onStep: (messages, doneMillis) => {
        for (const { atMillis } of messages) {
          const bin = Math.min(MOST_LATE_MILLIS, Math.max(0, Math.floor(doneMillis - atMillis)))
          late[bin] = (late[bin] ?? 0) + 1
        }
      },
    })
    if ('refused' in started) throw new Error(started.refused.join('\n'))
    run = started
    const { size, machines } = slotTable(found.plant, KINDS)
    return { machines: machines.length, channels: size - machines.length * SERVER_CHANNELS }
  },
  forgetLateness: () => {
    late.fill(0)
  },
  gauge: (): Simulated => {
    if (stage === undefined || run === undefined) throw new Error('nothing is played')
    return {
      cpuMicros: cpuMicros(),
      wallMillis: performance.now(),
      simMillis: stage.simMillis(),
      sent: run.sent(),
      dropped: run.dropped(),
      late: late.slice(),
    }
  },
  end: async () => {
    await run?.close()
  },
})
