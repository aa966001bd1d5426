import { type Mosquitto, startMosquitto } from '../../helpers/mosquitto.ts'
import { atEndOfBench } from './part.ts'

/** A real Mosquitto that does not outlive the bench. */
export async function benchMosquitto(): Promise<Mosquitto> {
  const mosquitto = await startMosquitto()
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
