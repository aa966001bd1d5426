import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/frame.css'
import '../styles/list.css'
import '../styles/panels.css'
import '../styles/marks.css'
import '../styles/narrow-list.css'
import '../styles/narrow.css'
import '../styles/phone.css'
import { useRef, useState } from 'react'
import type { Now } from '../state/now.ts'
import type { PlantModel } from '../state/plant.ts'
import { useStore } from '../state/react.ts'
import { select } from '../state/view.ts'
import { useText } from '../text/use-text.ts'
import { Announcer } from './announcer.tsx'
import { Aside } from './aside.tsx'
import { Doors, Header } from './header/header.tsx'
import { Notices } from './header/notices.tsx'
import { List } from './list/list.tsx'
import { Toolbar } from './list/toolbar.tsx'
import { useRows } from './list/use-rows.ts'
import { Summary } from './summary/summary.tsx'
import { useHotKeys } from './use-hot-keys.ts'
import { usePage } from './use-page.ts'
import { usePaint } from './use-theme.ts'

/** The whole screen. */
export function App() {
  usePage()
  usePaint()
  const { t } = useText()
  const model = useStore((floor) => floor.plant)
  const now = useStore((floor) => floor.now)
  const kind = useStore((floor) => floor.connection.kind)
  return (
    <div className="app" data-connection={kind}>
      <a className="skip" href="#list">
        {t('skip.list')}
      </a>
      <Header />
      <Notices />
      {model !== undefined && now !== undefined ? (
        <Floor key={model.hash} model={model} now={now} />
      ) : (
        <Waiting />
      )}
      <Announcer />
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

function Floor({ model, now }: { readonly model: PlantModel; readonly now: Now }) {
  const rows = useRows(model, now)
  const box = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState<string>()
  const toList = (): void => box.current?.focus({ preventScroll: true })
  const toFirstHit = (opens: boolean): void => {
    const hits = rows.filter((row) => row.row === 'machine')
    const first = hits[0] ?? rows[0]
    if (first !== undefined) setActive(first.path)
    if (opens && hits.length === 1 && hits[0] !== undefined) select(hits[0].placed.machine.id)
    toList()
  }
  useHotKeys({ toSearch: () => searchBox.current?.focus(), toList })
  const shown = rows.reduce((sum, row) => sum + shownIn(row), 0)
  return (
    <>
      <div className="strip">
        <Summary />
        <Doors />
      </div>
      <div className="room">
        <main className="floor">
          <Toolbar model={model} shown={shown} searchBox={searchBox} onLeave={toFirstHit} />
          <List model={model} now={now} rows={rows} box={box} active={active} onActive={setActive} />
        </main>
        <Aside model={model} now={now} />
      </div>
    </>
  )
}

/** A folded Workshop still counts its Machines; an open one leaves that to its Lines, and they to theirs. */
function shownIn(row: ReturnType<typeof useRows>[number]): number {
  if (row.row === 'machine') return 1
  return row.folded ? row.machines.length : 0
}
