import '../../styles/simulation.css'
import { useStore as useZustand } from 'zustand/react'
import type { Simulation } from '../../../models/simulation.ts'
import { useStore } from '../../state/react.ts'
import { isPlayed, mayConduct, simulationOf } from '../../state/simulation.ts'
import { time } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { useSettings } from '../use-settings.ts'
import { Standing } from './standing.tsx'
import { StoryList } from './story-list.tsx'
import { useStories } from './use-stories.ts'

/** What is simulated, how fast, and which Story; who may can change it [W-87]. */
export function SimulationFacts() {
  const { t } = useText()
  const played = useStore(isPlayed)
  const simulation = useStore(simulationOf)
  const page = useSettings((now) => now.page)
  const isPast = useZustand(time, ({ kind }) => kind === 'past')
  const may = useStore((floor) => mayConduct(floor, page)) && !isPast
  useStories(simulation?.story)
  if (!played) return <p className="empty">{t('simulation.none')}</p>
  if (simulation === undefined) return <p className="empty">{t('simulation.silent')}</p>
  return (
    <div className="simulation">
      <Problem simulation={simulation} />
      <Standing simulation={simulation} may={may} />
      <p className="soft small-print">
        {t(isPast ? 'time.notFromPast' : may ? 'simulation.meaning' : 'simulation.mayNot')}
      </p>
      <StoryList simulation={simulation} may={may} />
    </div>
  )
}

/** Why the simulators did not do what they were asked. */
function Problem({ simulation: { problem } }: { readonly simulation: Simulation }) {
  const { t, name } = useText()
  return (
    <div role="status" className="simulation-answer">
      {problem !== undefined && (
        <p className="simulation-problem">{t('simulation.refused', { reason: name(problem) })}</p>
      )}
    </div>
  )
}
