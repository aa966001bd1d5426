import type { RejectionRow } from '../../../models/protocol.ts'
import { shutPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { OfPresent } from '../of-present.tsx'
import { Panel } from '../panel.tsx'
import { usePoll } from '../use-poll.ts'
import { Bytes } from './bytes.tsx'
import { reasonKey } from './reason.ts'

/** What came and could not be read [I-7, I-8]. */
export function RejectedPanel() {
  const { t, number } = useText()
  const answer = useStore((floor) => floor.rejected)
  const answered = usePoll(useStore((floor) => floor.refetchRejected))
  const rows = (answer?.rows ?? []).toSorted((a, b) => b.lastAt - a.lastAt)
  return (
    <Panel
      title={t('panel.rejected')}
      onClose={() => shutPanel('rejected')}
      under={<p className="panel-under">{t('rejected.meaning')}</p>}
    >
      <OfPresent />
      {!answered && <p className="soft">{t('poll.failed')}</p>}
      {answer !== undefined && answer.total > 0 && (
        <p className="soft small-print">
          {t('rejected.total', { count: answer.total, shown: number(answer.total) })}
        </p>
      )}
      {answer !== undefined && rows.length === 0 && <p className="empty">{t('rejected.none')}</p>}
      <ul className="packets">
        {rows.map((row) => (
          <Rejected key={`${row.reason} ${row.topic}`} row={row} />
        ))}
      </ul>
    </Panel>
  )
}

function Rejected({ row }: { readonly row: RejectionRow }) {
  const { t, number, moment, language } = useText()
  const key = reasonKey(row.reason)
  return (
    <li className="packet">
      <span className="packet-head">
        <b>{key === undefined ? row.reason : t(key)}</b>
        <span className="badge">{t('packet.times', { count: row.count, shown: number(row.count) })}</span>
        <span className="spring" />
        <time>{moment(row.lastAt)}</time>
      </span>
      <span className="mono packet-topic">{row.topic}</span>
      <span className="soft">{row.detail[language]}</span>
      <Bytes base64={row.firstBytes} />
    </li>
  )
}
