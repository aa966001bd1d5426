import type { Connection } from '../../state/connection.ts'
import { useStore } from '../../state/react.ts'
import { recordedId } from '../../state/recorded.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { ServerLostShape } from '../marks/mark.tsx'
import { toPresent } from '../timeline/moves.ts'
import { useHandheld } from '../use-narrow.ts'
import { SimulationNotice } from './simulation-mark.tsx'

/** What a person must know before believing the screen. */
export function Notices() {
  const speech = useText()
  const { t } = speech
  const insecure = useStore((floor) => floor.status?.insecure ?? floor.welcome?.insecure ?? false)
  const connection = useStore((floor) => floor.connection)
  const reconnect = useStore((floor) => floor.reconnect)
  const away = awaySentence(connection, speech)
  const handheld = useHandheld()
  return (
    <>
      {handheld && <SimulationNotice />}
      {insecure && (
        <p className="notice notice-insecure">
          <strong>{t('insecure.title')}</strong> {t('insecure.text')}
        </p>
      )}
      {away !== undefined && (
        <p className="notice notice-away">
          <ServerLostShape />
          <span>{away}</span>
          <button type="button" className="tool" onClick={reconnect}>
            {t('connection.retry')}
          </button>
          {recordedId !== undefined && (
            <button type="button" className="tool" onClick={toPresent}>
              {t('time.toLive')}
            </button>
          )}
        </p>
      )}
    </>
  )
}

export function awaySentence(connection: Connection, { t, moment, number }: Speech): string | undefined {
  switch (connection.kind) {
    case 'lost':
      return t('lost.sentence', {
        time: moment(connection.sinceMillis),
        reason: t(`lost.${connection.reason}`),
        attempt: number(connection.attempt + 1),
      })
    case 'refused':
      return t(`refused.${connection.reason}`)
    default:
      return undefined
  }
}
