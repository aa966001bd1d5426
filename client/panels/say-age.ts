import type { Connection } from '../state/connection.ts'
import { isLostNow } from '../state/playhead.ts'
import type { Speech } from '../text/speech.ts'

/** How old, while the server is heard; as of when, once it is lost and no age would be true any more. */
export const sayAge =
  (connection: Connection, at: number, { age, time, t }: Speech): ((ageMillis: number) => string) =>
  (ageMillis) => {
    if (!Number.isFinite(ageMillis)) return t('value.none')
    return isLostNow(connection) ? t('age.asOf', { time: time(at - ageMillis) }) : age(ageMillis)
  }
