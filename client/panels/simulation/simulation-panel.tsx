import { lazy } from 'react'
import { shutPanel } from '../../state/docks.ts'
import { useText } from '../../text/use-text.ts'
import { OfPresent } from '../of-present.tsx'
import { Panel } from '../panel.tsx'
import { WhenAsked } from '../when-asked.tsx'

/** Few look in here, so that it is loaded when somebody does. */
const Facts = lazy(async () => ({ default: (await import('./simulation-facts.tsx')).SimulationFacts }))

/** The panel of what is simulated. */
export function SimulationPanel() {
  const { t } = useText()
  return (
    <Panel title={t('panel.simulation')} onClose={() => shutPanel('simulation')}>
      <OfPresent />
      <WhenAsked>
        <Facts />
      </WhenAsked>
    </Panel>
  )
}
