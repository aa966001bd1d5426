import type { BrokerState, Status } from '../../../models/protocol.ts'
import { shutPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { connectionWords } from '../header/connection-chip.tsx'
import { LinkShape } from '../marks/mark.tsx'
import { Fact, Facts, Panel } from '../panel.tsx'

/** How the way from the devices to this screen is doing. */
export function StatusPanel() {
  const speech = useText()
  const { t } = speech
  const status = useStore((floor) => floor.status)
  return (
    <Panel title={t('panel.status')} onClose={() => shutPanel('status')}>
      <ThisScreen />
      {status === undefined ? (
        <p className="empty">{t('status.none')}</p>
      ) : (
        <div className="from-server">
          <Server status={status} speech={speech} />
          <Brokers status={status} speech={speech} />
          <Intake status={status} speech={speech} />
        </div>
      )}
    </Panel>
  )
}

function ThisScreen() {
  const speech = useText()
  const { t, number, bytes } = speech
  const connection = useStore((floor) => floor.connection)
  const frames = useStore((floor) => floor.frames)
  const { p50, p95, p99, samples } = useStore((floor) => floor.freshness)
  const user = useStore((floor) => floor.welcome?.user)
  const latency = [p50, p95, p99].map((millis) => number(millis)).join(' · ')
  return (
    <Facts title={t('status.screen')}>
      <dl>
        <Fact label={t('status.connection')}>{connectionWords(connection, speech)}</Fact>
        <Fact label={t('status.latency')}>{samples === 0 ? t('value.none') : `${latency} ms`}</Fact>
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

interface Part {
  readonly status: Status
  readonly speech: Speech
}

function Server({ status, speech: { t, number, moment, age } }: Part) {
  return (
    <Facts title={t('status.server')}>
      <dl>
        <Fact label={t('status.started')}>
          {moment(status.startedAt)} · {age(status.serverTime - status.startedAt)}
        </Fact>
        <Fact label={t('status.viewers')}>{number(status.viewers)}</Fact>
        <Fact label={t('status.overview')}>{number(status.overviewHertz, 1)} Hz</Fact>
        {status.embeddedBroker !== undefined && (
          <Fact label={t('status.embedded')}>
            <span className="mono">{status.embeddedBroker.url}</span>
            <br />
            {t('status.restarts', {
              count: status.embeddedBroker.restarts,
              shown: number(status.embeddedBroker.restarts),
            })}
          </Fact>
        )}
        {status.simulators !== undefined && (
          <Fact label={t('status.simulators')}>
            {t('status.restarts', {
              count: status.simulators.restarts,
              shown: number(status.simulators.restarts),
            })}
          </Fact>
        )}
      </dl>
    </Facts>
  )
}

function Brokers({ status, speech }: Part) {
  const { t } = speech
  return (
    <Facts title={t('status.brokers')}>
      {status.brokers.length === 0 && <p className="soft">{t('status.noBrokers')}</p>}
      <ul className="brokers">
        {status.brokers.map((broker) => (
          <li key={`${broker.name} ${broker.url}`} className="broker">
            <LinkShape link={LINK_OF[broker.state.kind]} />
            <span>
              <b>{broker.name}</b> <span className="mono soft">{broker.url}</span>
              <br />
              {brokerWords(broker.state, speech)}
            </span>
          </li>
        ))}
      </ul>
    </Facts>
  )
}

/** The link mark that each state of a broker's connection is drawn with. */
const LINK_OF: Readonly<Record<BrokerState['kind'], number>> = { connecting: 0, online: 1, lost: 5 }

function brokerWords(state: BrokerState, { t, name, moment }: Speech): string {
  switch (state.kind) {
    case 'connecting':
      return t('broker.connecting')
    case 'online':
      return t('broker.online', { time: moment(state.sinceMillis) })
    case 'lost':
      return t('broker.lost', { time: moment(state.sinceMillis), reason: name(state.reason) })
  }
}

function Intake({ status, speech: { t, number } }: Part) {
  const perSecond = (rate: number): string => t('rate.perSecond', { rate: number(Math.round(rate)) })
  return (
    <Facts title={t('status.intake')}>
      <dl>
        <Fact label={t('status.packets')}>
          {perSecond(status.packetsPerSecond)} <span className="soft">({number(status.packets)})</span>
        </Fact>
        <Fact label={t('status.readings')}>
          {perSecond(status.readingsPerSecond)} <span className="soft">({number(status.readings)})</span>
        </Fact>
        <Fact label={t('status.late')}>{number(status.late)}</Fact>
        <Fact label={t('status.duplicates')}>{number(status.duplicates)}</Fact>
        <Fact label={t('panel.rejected')}>{number(status.rejected)}</Fact>
        <Fact label={t('panel.discovered')}>{number(status.discovered)}</Fact>
      </dl>
    </Facts>
  )
}
