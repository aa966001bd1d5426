import type { BrokerState, Status } from '../../../models/protocol.ts'
import type { Speech } from '../../text/speech.ts'
import { LinkShape } from '../marks/mark.tsx'
import { Fact, Facts } from '../panel.tsx'

interface Part {
  readonly status: Status
  readonly speech: Speech
}

/** What the server says of itself. */
export function ServerFacts({ status, speech: { t, number, moment, age } }: Part) {
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

/** The brokers that the server listens to. */
export function BrokerFacts({ status, speech }: Part) {
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

/** What comes in at the server's door. */
export function IntakeFacts({ status, speech: { t, number } }: Part) {
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
