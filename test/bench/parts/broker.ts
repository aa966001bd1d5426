import { type Mosquitto, type MosquittoOptions, startMosquitto } from '../../helpers/mosquitto.ts'
import { atEndOfBench } from './part.ts'

/** A real Mosquitto that does not outlive the bench. */
export async function benchMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const mosquitto = await startMosquitto(options)
  const ended = atEndOfBench(() => {
    const pid = mosquitto.pid()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  })
  return {
    ...mosquitto,
    stop: async () => {
      ended()
      await mosquitto.stop()
    },
  }
}
