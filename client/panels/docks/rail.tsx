import { useStore as useZustand } from 'zustand/react'
import { docks, isOpenIn, type PanelName, togglePanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { settings } from '../../state/settings.ts'
import { isPlayed } from '../../state/simulation.ts'
import { split } from '../../state/split.ts'
import { store } from '../../state/store.ts'
import { tellOf, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useNewTopics } from '../discovered/use-new-topics.ts'
import { Icon, type IconName } from '../marks/icon.tsx'
import { useHandheld } from '../use-narrow.ts'

export type Door = PanelName & IconName

/** From what is looked at daily to what is looked up now and then. */
const DOORS: readonly Door[] = [
  'tree',
  'area',
  'events',
  'views',
  'recordings',
  'status',
  'rejected',
  'discovered',
  'simulation',
  'differences',
  'settings',
  'help',
]

/** A page that only looks keeps nothing and conducts nothing; where nothing is played there is nothing to conduct. */
export function useDoors(): readonly Door[] {
  const whole = useZustand(settings, ({ page }) => page === 'whole')
  const played = useStore(isPlayed)
  const compares = useZustand(split, ({ asked }) => asked !== undefined)
  const handheld = useHandheld()
  return DOORS.filter((door) => {
    // A wide page has a button for comparing; what differs is told of once it does.
    if (door === 'differences') return handheld || compares
    if (door === 'simulation') return whole && played
    return whole || (door !== 'views' && door !== 'settings')
  })
}

/** How many packets were rejected, and topics found that nobody looked at; the doors say it before they are opened. */
export function useDoorCounts(): Partial<Record<PanelName, number>> {
  const rejected = useStore((floor) => floor.status?.rejected ?? 0)
  const discovered = useNewTopics()
  return { rejected, discovered }
}

/** The area panel tells of the whole Plant until it is asked for less. */
export function pressDoor(door: Door): void {
  const plant = store.getState().plant?.plant.id
  if (door === 'area' && view.getState().area === undefined && plant !== undefined) tellOf(plant)
  else togglePanel(door)
}

/** The ways into the panels, along the left edge. */
export function Rail() {
  const { t } = useText()
  const doors = useDoors()
  const opened = useZustand(docks)
  const counts = useDoorCounts()
  return (
    <nav className="rail" aria-label={t('panel.nav')}>
      {doors.map((door) => (
        <DoorButton
          key={door}
          door={door}
          pressed={isOpenIn(opened, door)}
          count={counts[door] ?? 0}
          onPress={() => pressDoor(door)}
        />
      ))}
    </nav>
  )
}

/** A door has room for three digits. */
const MOST_ON_A_DOOR = 999

interface DoorProps {
  readonly door: Door
  readonly pressed: boolean
  readonly count: number
  readonly onPress: () => void
}

export function DoorButton({ door, pressed, count, onPress }: DoorProps) {
  const { t, number } = useText()
  return (
    <button
      type="button"
      className="door"
      data-door={door}
      aria-pressed={pressed}
      title={t(`panel.${door}`)}
      onClick={onPress}
    >
      <Icon name={door} />
      <span className="door-word">{t(`panel.${door}`)}</span>
      {count > 0 && (
        <span className="badge" title={number(count)}>
          {count > MOST_ON_A_DOOR ? `${number(MOST_ON_A_DOOR)}+` : number(count)}
        </span>
      )}
    </button>
  )
}
