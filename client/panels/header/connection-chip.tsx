import type { Connection } from '../../state/connection.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { ServerLostShape } from '../marks/mark.tsx'

/** How this browser stands with the server, in a few words. */
export function connectionWords(connection: Connection, { t, time }: Speech): string {
  switch (connection.kind) {
    case 'connecting':
      return t('connection.connecting')
    case 'live':
      return t('connection.live')
    case 'catchingUp':
      return t('connection.catchingUp')
    case 'lost':
      return t('connection.lost', { time: time(connection.sinceMillis) })
    case 'refused':
      return t(connection.reason === 'recording' ? 'refused.recording' : 'connection.refused')
  }
}

export function ConnectionChip() {
  const speech = useText()
  const connection = useStore((floor) => floor.connection)
  const away = connection.kind === 'lost' || connection.kind === 'refused'
  return (
    <span className={`chip connection-${connection.kind}`}>
      {away ? <ServerLostShape /> : <span className="beat" aria-hidden="true" />}
      {connectionWords(connection, speech)}
    </span>
  )
}
