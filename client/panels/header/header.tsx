import { useStore as useZustand } from 'zustand'
import { docks, isOpenIn, type PanelName, togglePanel } from '../../state/docks.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { setLocale } from '../../text/locale.ts'
import { useText } from '../../text/use-text.ts'
import { Icon, type IconName } from '../marks/icon.tsx'
import { themeAfter } from '../theme.ts'
import { useSecond } from '../tick.ts'
import { setTheme, useTheme } from '../use-theme.ts'
import { ConnectionChip } from './connection-chip.tsx'

export function Header() {
  const { name, t } = useText()
  const plant = useStore((floor) => floor.plant?.plant)
  return (
    <header className="header">
      <h1 className="plant-name">{plant === undefined ? t('app.name') : name(plant.name)}</h1>
      <ConnectionChip />
      <Freshness />
      <span className="spring" />
      <Clock />
      <Choices />
    </header>
  )
}

/** How long a Reading takes from the device to this screen. */
function Freshness() {
  const { t, number } = useText()
  const { p50, p95, p99, samples } = useStore((floor) => floor.freshness)
  const live = useStore((floor) => floor.connection.kind === 'live')
  if (!live || samples === 0) return null
  return (
    <span className="latency" title={t('latency.meaning')}>
      <span className="soft">{t('latency.label')}</span>
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

function Clock() {
  const { t, time, zone } = useText()
  useSecond()
  return (
    <time className="clock" title={t('clock.meaning')}>
      {time(serverNow())} <span className="zone">{zone(serverNow())}</span>
    </time>
  )
}

function Choices() {
  const { t, language } = useText()
  const theme = useTheme()
  return (
    <div className="choices">
      <button
        type="button"
        className="tool"
        onClick={() => setLocale({ language: language === 'en' ? 'zh-CN' : 'en' })}
        aria-label={t('language.switch')}
        title={t('language.switch')}
      >
        <span className={language === 'zh-CN' ? 'tongue spoken' : 'tongue'}>中文</span>
        <span className={language === 'en' ? 'tongue spoken' : 'tongue'}>EN</span>
      </button>
      <button
        type="button"
        className="tool"
        onClick={() => setTheme(themeAfter(theme))}
        aria-label={t('theme.switch', { theme: t(`theme.${theme}`) })}
        title={t('theme.switch', { theme: t(`theme.${theme}`) })}
      >
        <Icon name={theme} />
        <span className="tool-word">{t(`theme.${theme}`)}</span>
      </button>
    </div>
  )
}

const DOORS: readonly (PanelName & IconName)[] = ['events', 'status', 'rejected', 'discovered', 'help']

/** The ways into the panels. */
export function Doors() {
  const { t, number } = useText()
  const opened = useZustand(docks)
  const rejected = useStore((floor) => floor.status?.rejected ?? 0)
  const discovered = useStore((floor) => floor.status?.discovered ?? 0)
  const counts: Partial<Record<PanelName, number>> = { rejected, discovered }
  return (
    <nav className="doors" aria-label={t('panel.nav')}>
      {DOORS.map((door) => (
        <button
          key={door}
          type="button"
          className="door"
          aria-pressed={isOpenIn(opened, door)}
          onClick={() => togglePanel(door)}
        >
          <Icon name={door} />
          <span>{t(`panel.${door}`)}</span>
          {(counts[door] ?? 0) > 0 && <span className="badge">{number(counts[door] ?? 0)}</span>}
        </button>
      ))}
    </nav>
  )
}
