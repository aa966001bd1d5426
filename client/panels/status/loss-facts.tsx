import '../../text/parts/status.ts'
import type { Loss } from '../../state/losses.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { ServerLostShape } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { shortTime } from './short-time.ts'

/** When this browser was without the server, newest first [J-5]. */
export function LossFacts() {
  const speech = useText()
  const { t, moment } = speech
  const losses = useStore((floor) => floor.losses)
  return (
    <Facts title={t('status.losses')}>
      {losses.length === 0 && <p className="soft">{t('status.noLosses')}</p>}
      <ul className="losses">
        {losses.toReversed().map((loss) => (
          <li key={loss.sinceMillis} className="loss">
            <ServerLostShape />
            <span>
              <time>{moment(loss.sinceMillis)}</time>
              <br />
              <span className="soft">{lossWords(loss, speech)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Facts>
  )
}

function lossWords({ sinceMillis, backMillis, reason: why }: Loss, speech: Speech): string {
  const { t } = speech
  const reason = t(`lost.${why}`)
  return backMillis === undefined
    ? t('status.lossOpen', { reason })
    : t('status.lossEnded', { time: shortTime(Math.max(0, backMillis - sinceMillis), speech), reason })
}
