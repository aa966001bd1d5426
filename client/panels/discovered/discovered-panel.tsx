import { useEffect } from 'react'
import { isPast } from '../../state/discovered.ts'
import { shutPanel } from '../../state/docks.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { OfPresent } from '../of-present.tsx'
import { Panel } from '../panel.tsx'
import { Bytes } from '../rejected/bytes.tsx'
import { usePoll } from '../use-poll.ts'
import { lookAtTopics } from './use-new-topics.ts'

/** Topics that speak but are not in the Plant [I-9]. */
export function DiscoveredPanel() {
  const { t, number, moment, age } = useText()
  const answer = useStore((floor) => floor.discovered)
  const answered = usePoll(useStore((floor) => floor.refetchDiscovered))
  // Each answer that is shown has been looked at.
  useEffect(() => {
    if (answer !== undefined) lookAtTopics()
  }, [answer])
  const rows = (answer?.rows ?? []).toSorted((a, b) => b.lastAt - a.lastAt)
  return (
    <Panel
      title={t('panel.discovered')}
      onClose={() => shutPanel('discovered')}
      under={<p className="panel-under">{t('discovered.meaning')}</p>}
    >
      <OfPresent />
      {!answered && <p className="soft">{t('poll.failed')}</p>}
      {answer !== undefined && rows.length === 0 && <p className="empty">{t('discovered.none')}</p>}
      <ul className="packets">
        {rows.map((row) => (
          <li key={row.topic} className={isPast(row, serverNow()) ? 'packet past' : 'packet'}>
            <span className="packet-head">
              <span className="mono packet-topic">{row.topic}</span>
              <span className="badge">
                {t('packet.times', { count: row.count, shown: number(row.count) })}
              </span>
            </span>
            <Bytes base64={row.firstBytes} />
            <time className="soft">
              {isPast(row, serverNow())
                ? t('discovered.past', { time: moment(row.lastAt), age: age(serverNow() - row.lastAt) })
                : moment(row.lastAt)}
            </time>
          </li>
        ))}
      </ul>
      {answer !== undefined && answer.unlisted > 0 && (
        <p className="soft small-print">
          {t('discovered.unlisted', { count: answer.unlisted, shown: number(answer.unlisted) })}
        </p>
      )}
    </Panel>
  )
}
