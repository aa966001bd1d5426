import { lazy } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { clockTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { settings } from '../../state/settings.ts'
import { otherTimeAt } from '../../state/sim-time.ts'
import { ties, windowTie } from '../../state/tie.ts'
import { time as shownTime } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { togglePalette } from '../commands/palette-state.ts'
import { simWords } from '../events/event-time.tsx'
import { Icon } from '../marks/icon.tsx'
import { StageSwitch } from '../stage/stage-switch.tsx'
import { Summary } from '../summary/summary.tsx'
import { useSecond } from '../tick.ts'
import { PresenceChips } from '../timeline/past-mark.tsx'
import { useHandheld } from '../use-narrow.ts'
import { WhenAsked } from '../when-asked.tsx'
import { Language, ThemeChoice } from './choices.tsx'
import { SimulationChip } from './simulation-mark.tsx'

const TieChip = lazy(async () => ({ default: (await import('../tie/tie-chip.tsx')).TieChip }))

/** One line over everything, or two where one has no room for the counts. */
export function Header() {
  const { name, t } = useText()
  const plant = useStore((floor) => floor.plant?.plant)
  const tie = useZustand(ties, windowTie)
  const handheld = useHandheld()
  const title = plant === undefined ? t('app.name') : name(plant.name)
  return (
    <header className="header">
      <h1 className="plant-name" title={title}>
        {title}
      </h1>
      <PresenceChips />
      {tie !== undefined && (
        <WhenAsked>
          <TieChip tie={tie} />
        </WhenAsked>
      )}
      {!handheld && <SimulationChip />}
      {!handheld && <Freshness />}
      <span className="spring" />
      {!handheld && <PaletteButton />}
      {!handheld && <StageSwitch />}
      <Clock />
      {!handheld && <Language />}
      {!handheld && <ThemeChoice />}
      {plant !== undefined && <Summary />}
    </header>
  )
}

/** The way to every command, by name. */
function PaletteButton() {
  const { t } = useText()
  const whole = useZustand(settings, ({ page }) => page === 'whole')
  if (!whole) return null
  return (
    <button
      type="button"
      className="tool square"
      onClick={togglePalette}
      aria-label={t('command.palette')}
      aria-keyshortcuts="Control+K"
      title={`${t('command.palette')} (Ctrl K)`}
    >
      <Icon name="command" />
    </button>
  )
}

/** How long a Reading takes from the device to this screen. */
function Freshness() {
  const { t, number } = useText()
  const memory = useStore((floor) => floor.freshness)
  const painted = useStore((floor) => floor.painted)
  const { p50, p95, p99, samples } = painted.samples > 0 ? painted : memory
  const live = useStore((floor) => floor.connection.kind === 'live')
  const isPast = useZustand(shownTime, ({ kind }) => kind === 'past')
  if (!live || isPast || samples === 0) return null
  return (
    <span className="latency" title={t('latency.meaning')}>
      <span className="soft latency-label">{t('latency.label')}</span>
      {[p50, p95, p99].map((millis, i) => (
        <span key={LABELS[i]}>
          <span className="soft">{LABELS[i]}</span> {number(millis)}
        </span>
      ))}
      <span className="soft">ms</span>
    </span>
  )
}

const LABELS = ['p50', 'p95', 'p99']

/** The clock on the wall; under it that of the simulated plant, where it shows another time [E-11]. */
function Clock() {
  const speech = useText()
  const { t, time, moment, zone } = speech
  const isPast = useZustand(shownTime, ({ kind }) => kind === 'past')
  const paces = useStore((floor) => floor.paces)
  useSecond()
  const at = clockTime()
  const simMillis = otherTimeAt(paces, at)
  return (
    <span className="clocks">
      <time className="clock" title={t('clock.meaning')}>
        {isPast ? moment(at) : time(at)} <span className="zone">{zone(at)}</span>
      </time>
      {simMillis !== undefined && (
        <span className="clock-simulated" title={t('event.simulatedMeaning')}>
          {t('event.simulated', { time: simWords(simMillis, at, speech) })}
        </span>
      )}
    </span>
  )
}
