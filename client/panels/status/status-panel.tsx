import '../../styles/status.css'
import { shutPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { recordedId } from '../../state/recorded.ts'
import { useText } from '../../text/use-text.ts'
import { OfPresent } from '../of-present.tsx'
import { Panel } from '../panel.tsx'
import { ClockFacts } from './clock-facts.tsx'
import { FreshnessFacts } from './freshness-facts.tsx'
import { LinkFacts } from './link-facts.tsx'
import { LossFacts } from './loss-facts.tsx'
import { SceneFacts } from './scene-facts.tsx'
import { BrokerFacts, IntakeFacts, ServerFacts } from './server-facts.tsx'
import { ThisScreen } from './this-screen.tsx'

/** How the way from the devices to this screen is doing; a recording has come to it another way [PH-122]. */
export function StatusPanel() {
  const speech = useText()
  const { t } = speech
  const status = useStore((floor) => floor.status)
  const now = useStore((floor) => floor.now)
  const isLive = recordedId === undefined
  return (
    <Panel title={t('panel.status')} onClose={() => shutPanel('status')}>
      <OfPresent but="links" />
      {isLive && (
        <>
          <ThisScreen />
          <FreshnessFacts />
          <LossFacts />
        </>
      )}
      {now !== undefined && <LinkFacts now={now} />}
      {status === undefined ? (
        isLive && <p className="empty">{t('status.none')}</p>
      ) : (
        <div className="from-server">
          <BrokerFacts status={status} speech={speech} />
          <IntakeFacts status={status} speech={speech} />
          <ServerFacts status={status} speech={speech} />
        </div>
      )}
      {now !== undefined && <ClockFacts now={now} />}
      <SceneFacts />
    </Panel>
  )
}
