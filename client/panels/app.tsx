import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/frame.css'
import '../styles/docks.css'
import '../styles/list.css'
import '../styles/list-values.css'
import '../styles/panels.css'
import '../styles/traffic.css'
import '../styles/marks.css'
import '../styles/narrow-list.css'
import '../styles/narrow.css'
import '../styles/phone.css'
import '../styles/hand.css'
import { type ComponentType, lazy, Suspense } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { useStore } from '../state/react.ts'
import { time } from '../state/time.ts'
import { useText } from '../text/use-text.ts'
import { Announcer } from './announcer.tsx'
import { Palette } from './commands/palette.tsx'
import { ToastBar } from './commands/toast.tsx'
import { useKeptDocks } from './docks/use-kept-docks.ts'
import { Floor } from './floor.tsx'
import { focusPanels, focusStage } from './focus.ts'
import { Header } from './header/header.tsx'
import { Notices } from './header/notices.tsx'
import { pageMode } from './page-mode.ts'
import { useStage } from './stage/use-stage.ts'
import { TimeVoice } from './timeline/past-mark.tsx'
import { useHotKeys } from './use-hot-keys.ts'
import { usePage } from './use-page.ts'
import { useWishes } from './use-settings.ts'
import { usePaint } from './use-theme.ts'

interface Props {
  /** Fills its parent with the scene; panels know no more of it. */
  readonly scene: ComponentType
}

/** The whole screen. */
export function App({ scene }: Props) {
  useKeptDocks()
  usePage()
  usePaint()
  useWishes()
  useHotKeys()
  const model = useStore((floor) => floor.plant)
  const now = useStore((floor) => floor.now)
  const kind = useStore((floor) => floor.connection.kind)
  const shown = useZustand(time, (told) => told.kind)
  if (pageMode.kind === 'kiosk' || pageMode.kind === 'pane')
    return (
      <div className="app" data-connection={kind} data-time={shown}>
        {model !== undefined && now !== undefined ? (
          <Suspense fallback={<Waiting />}>
            {pageMode.kind === 'kiosk' ? (
              <Kiosk key={model.hash} model={model} now={now} scene={scene} mode={pageMode} />
            ) : (
              <Pane key={model.hash} model={model} now={now} scene={scene} tie={pageMode.tie} />
            )}
          </Suspense>
        ) : (
          <>
            <Notices />
            <Waiting />
          </>
        )}
      </div>
    )
  return (
    <div className="app" data-connection={kind} data-time={shown}>
      <Skips />
      <Header />
      <Notices />
      {model !== undefined && now !== undefined ? (
        <Floor key={model.hash} model={model} now={now} scene={scene} />
      ) : (
        <Waiting />
      )}
      <Palette />
      <ToastBar />
      <Announcer />
      <TimeVoice />
    </div>
  )
}

/** Walls only. */
const Kiosk = lazy(async () => ({ default: (await import('./kiosk/kiosk.tsx')).Kiosk }))
/** Halves of a stage only. */
const Pane = lazy(async () => ({ default: (await import('./split/pane.tsx')).Pane }))

function Skips() {
  const { t } = useText()
  const { shown } = useStage()
  return (
    <div className="skips">
      <button type="button" className="skip" onClick={focusStage}>
        {t(shown === 'scene' ? 'skip.scene' : 'skip.list')}
      </button>
      <button type="button" className="skip" onClick={focusPanels}>
        {t('skip.panels')}
      </button>
    </div>
  )
}

function Waiting() {
  const { t } = useText()
  return (
    <main className="waiting">
      <span className="spinner" aria-hidden="true" />
      <p>{t('app.waiting')}</p>
    </main>
  )
}
