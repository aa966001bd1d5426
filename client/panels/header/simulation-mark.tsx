import { useStore as useZustand } from 'zustand/react'
import type { Simulation } from '../../../models/simulation.ts'
import { openPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { settings } from '../../state/settings.ts'
import { isWarped, simulationOf } from '../../state/simulation.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'

/** That what is shown is simulated, and at which pace; undefined where time passes as it does. */
export function warpWords(simulation: Simulation | undefined, { t, number }: Speech): string | undefined {
  if (simulation === undefined || !isWarped(simulation)) return undefined
  return simulation.paused
    ? t('simulation.chipPaused')
    : t('simulation.chip', { speed: number(simulation.speed) })
}

const meaningOf = ({ paused, speed }: Simulation, { t, number }: Speech): string =>
  paused ? t('simulation.chipPausedMeaning') : t('simulation.chipMeaning', { speed: number(speed) })

/** Nobody may take another pace for the true one [W-88]. */
export function SimulationChip() {
  const speech = useText()
  const simulation = useStore(simulationOf)
  const whole = useZustand(settings, ({ page }) => page === 'whole')
  const words = warpWords(simulation, speech)
  if (words === undefined || simulation === undefined) return null
  const meaning = meaningOf(simulation, speech)
  if (!whole)
    return (
      <span className="chip chip-simulated" title={meaning}>
        {words}
      </span>
    )
  return (
    <button
      type="button"
      className="chip chip-simulated"
      title={meaning}
      onClick={() => openPanel('simulation')}
    >
      <Icon name="simulation" />
      {words}
    </button>
  )
}

/** The same, where the header has no room for it. */
export function SimulationNotice() {
  const speech = useText()
  const simulation = useStore(simulationOf)
  const words = warpWords(simulation, speech)
  if (words === undefined || simulation === undefined) return null
  return <p className="notice notice-simulated">{words}</p>
}
