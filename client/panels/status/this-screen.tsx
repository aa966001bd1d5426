import '../../text/parts/status.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { connectionWords } from '../header/connection-chip.tsx'
import { Fact, Facts } from '../panel.tsx'
import { shortTime } from './short-time.ts'

/** How this browser stands with the server. */
export function ThisScreen() {
  const speech = useText()
  const { t, number, bytes } = speech
  const connection = useStore((floor) => floor.connection)
  const frames = useStore((floor) => floor.frames)
  const roundTrip = useStore((floor) => floor.roundTripMillis)
  const offset = useStore((floor) => floor.clockOffsetMillis)
  const user = useStore((floor) => floor.welcome?.user)
  return (
    <Facts title={t('status.screen')}>
      <dl>
        <Fact label={t('status.connection')}>{connectionWords(connection, speech)}</Fact>
        <Fact label={t('status.roundTrip')}>
          {roundTrip === undefined ? t('value.none') : shortTime(roundTrip, speech)}
        </Fact>
        <Fact label={t('status.clockOffset')}>
          {roundTrip === undefined ? t('value.none') : clockWords(offset, roundTrip, speech)}
        </Fact>
        <Fact label={t('status.frames')}>{t('rate.perSecond', { rate: number(frames.perSecond, 1) })}</Fact>
        <Fact label={t('status.bytes')}>{t('rate.perSecond', { rate: bytes(frames.bytesPerSecond) })}</Fact>
        <Fact label={t('status.catchUps')}>{number(frames.catchUps)}</Fact>
        <Fact label={t('status.refusedFrames')}>{number(frames.refused)}</Fact>
        {user !== undefined && (
          <Fact label={t('status.user')}>
            {user.name} · {t(`role.${user.role}`)}
          </Fact>
        )}
      </dl>
    </Facts>
  )
}

/** Nobody can tell two clocks apart by less than half of the way between them. */
function clockWords(offset: number, roundTrip: number, speech: Speech): string {
  const { t } = speech
  if (Math.abs(offset) <= Math.max(1, roundTrip / 2)) return t('status.clockRight')
  const time = shortTime(Math.abs(offset), speech)
  return offset < 0 ? t('status.clockAhead', { time }) : t('status.clockBehind', { time })
}
