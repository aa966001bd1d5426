import type { PlantAnswer } from '../../models/protocol.ts'
import type { Recording } from '../../models/recording.ts'
import type { Connection } from '../state/connection.ts'
import type { PlantModel } from '../state/plant.ts'
import { recorded } from '../state/recorded.ts'
import { unasked } from '../state/time.ts'
import { failedAttempts, next, retryDelayMillis, type Signal } from './connection.ts'
import { fetchRecorded, type RecordedFetch } from './recordings.ts'
import type { Source } from './source.ts'
import type { Surroundings } from './surroundings.ts'

export interface RecordedAround
  extends Pick<Surroundings, 'modelOf' | 'now' | 'chance' | 'after' | 'toLogin'> {
  /** Never rejects. */
  readonly fetchRecorded: () => Promise<RecordedFetch>
  /** It is here, and its Plant comes next: the Playhead may be sent into it. */
  readonly found: (recording: Recording) => void
}

/** A recording in place of the present: its Plant, and nothing that goes on [PH-120]. */
export function recordedSource(around: RecordedAround): Source {
  let wake = (): void => undefined
  return {
    capabilities: new Set(),
    start(sink) {
      let connection: Connection = { kind: 'connecting', attempt: 1 }
      let stage: 'asking' | 'waiting' | 'over' = 'waiting'
      let callOff = (): void => undefined
      const signal = (signalled: Signal): void => {
        connection = next(connection, signalled)
        sink.connection(connection)
      }
      const broken = (reason: 'unreachable' | 'plantUnreadable'): void => {
        stage = 'waiting'
        const atMillis = around.now()
        const delayMillis = retryDelayMillis(failedAttempts(connection), around.chance())
        const retryAtMillis = atMillis + delayMillis
        signal({ signal: 'broken', reason, atMillis, heardMillis: atMillis, retryAtMillis })
        callOff = around.after(delayMillis, () => void attempt())
      }
      const modelOf = (answer: PlantAnswer): PlantModel | undefined => {
        try {
          return around.modelOf(answer)
        } catch {
          return undefined
        }
      }
      const attempt = async (): Promise<void> => {
        if (stage !== 'waiting') return
        stage = 'asking'
        callOff()
        const came = await around.fetchRecorded()
        // Whoever began it may have ended it meanwhile.
        if (isOver()) return
        switch (came.kind) {
          case 'recorded': {
            const model = modelOf(came.answer)
            if (model === undefined) return broken('plantUnreadable')
            stage = 'over'
            around.found(came.recording)
            sink.plant(model)
            return signal({ signal: 'welcomed', complete: true })
          }
          case 'login':
            stage = 'waiting'
            signal({ signal: 'refused', reason: 'login' })
            return around.toLogin()
          case 'none':
            stage = 'waiting'
            return signal({ signal: 'refused', reason: 'recording' })
          case 'unreachable':
          case 'plantUnreadable':
            return broken(came.kind)
        }
      }
      const isOver = (): boolean => stage === 'over'
      wake = () => void attempt()
      wake()
      return () => {
        stage = 'over'
        callOff()
      }
    },
    look: () => undefined,
    wake: () => wake(),
    simulate: () => undefined,
  }
}

/** That of this page, from an instant, else from its first. */
export const openRecorded = (
  id: string,
  at: number | undefined,
  around: Omit<RecordedAround, 'fetchRecorded' | 'found'>,
): Source =>
  recordedSource({
    ...around,
    fetchRecorded: () => fetchRecorded(id),
    found(recording) {
      recorded.setState({ recording })
      unasked().seek(at ?? recording.from)
    },
  })
