import '../../styles/views.css'
import { useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { wishCamera } from '../../state/camera.ts'
import { shutPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { sayInPassing } from '../../state/toast.ts'
import {
  movedView,
  renamedView,
  type SavedView,
  startingWith,
  views,
  withoutView,
  withViewBack,
} from '../../state/views.ts'
import { currentSpeech, useText } from '../../text/use-text.ts'
import { Icon, type IconName } from '../marks/icon.tsx'
import { Facts, Panel } from '../panel.tsx'
import { useSettings } from '../use-settings.ts'
import { derivedViews } from './derived.ts'
import { saveView, showView, updateView } from './save-view.ts'
import { Share } from './share.tsx'

/** The views that a person saved, and those that the Plant itself offers. */
export function ViewsPanel() {
  const { t } = useText()
  const { list, start } = useZustand(views)
  const [naming, setNaming] = useState<string>()
  const canEdit = useSettings(({ page }) => page === 'whole')
  return (
    <Panel title={t('panel.views')} onClose={() => shutPanel('views')}>
      <p className="soft small-print">{t('views.meaning')}</p>
      {canEdit && (
        <button
          type="button"
          className="tool"
          onClick={() => void saveView().then((view) => setNaming(view?.id))}
        >
          <Icon name="more" />
          {t('views.save')}
        </button>
      )}
      {list.length > 0 && (
        <Facts title={t('views.mine')}>
          <ul className="views">
            {list.map((view, i) => (
              <SavedRow
                key={view.id}
                view={view}
                isFirst={i === 0}
                isLast={i === list.length - 1}
                isStart={view.id === start}
                canEdit={canEdit}
                naming={view.id === naming}
                onNaming={setNaming}
              />
            ))}
          </ul>
        </Facts>
      )}
      <Derived />
      {canEdit && <Share />}
    </Panel>
  )
}

function Derived() {
  const { t, name } = useText()
  const model = useStore((floor) => floor.plant)
  if (model === undefined) return null
  return (
    <Facts title={t('views.derived')}>
      <ul className="derived-views">
        {derivedViews(model, false).map((view) => (
          <li key={view.key}>
            <button
              type="button"
              className="tool"
              onClick={() => wishCamera({ kind: 'fit', machines: view.machines })}
            >
              <Icon name={view.name === undefined ? 'fit' : 'area'} />
              {view.name === undefined ? t('views.whole') : name(view.name)}
            </button>
          </li>
        ))}
      </ul>
    </Facts>
  )
}

interface RowProps {
  readonly view: SavedView
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isStart: boolean
  readonly canEdit: boolean
  readonly naming: boolean
  readonly onNaming: (id: string | undefined) => void
}

function SavedRow({ view, isFirst, isLast, isStart, canEdit, naming, onNaming }: RowProps) {
  const { t } = useText()
  const { id, name, picture } = view
  return (
    <li className="view">
      <button
        type="button"
        className="view-show"
        onClick={() => showView(view)}
        aria-label={t('views.show', { name })}
        title={t('views.show', { name })}
      >
        {picture === undefined ? (
          <span className="view-blank">
            <Icon name="views" />
          </span>
        ) : (
          <img src={picture} alt="" width={320} height={180} />
        )}
      </button>
      {naming ? (
        <Naming view={view} onDone={() => onNaming(undefined)} />
      ) : (
        <span className="view-name" title={name}>
          {name}
        </span>
      )}
      {isStart && (
        <span className="view-start">
          <Icon name="home" />
          {t('views.isStart')}
        </span>
      )}
      {canEdit && !naming && (
        <span className="view-tools">
          <Act icon="rename" label={t('views.rename', { name })} onAct={() => onNaming(id)} />
          <Act icon="renew" label={t('views.update', { name })} onAct={() => void updateView(view)} />
          <Act
            icon="home"
            label={t('views.start', { name })}
            pressed={isStart}
            onAct={() => views.setState((now) => startingWith(now, id))}
          />
          <Act icon="up" label={t('views.up', { name })} off={isFirst} onAct={() => move(id, -1)} />
          <Act icon="down" label={t('views.down', { name })} off={isLast} onAct={() => move(id, 1)} />
          <Act icon="remove" label={t('views.delete', { name })} onAct={() => remove(view)} />
        </span>
      )}
    </li>
  )
}

const move = (id: string, by: number): void => views.setState((now) => movedView(now, id, by))

function remove(view: SavedView): void {
  const { list, start } = views.getState()
  const at = list.indexOf(view)
  views.setState((now) => withoutView(now, view.id))
  sayInPassing(currentSpeech().t('views.deleted', { name: view.name }), () =>
    views.setState((now) => withViewBack(now, view, at, start === view.id)),
  )
}

function Naming({ view, onDone }: { readonly view: SavedView; readonly onDone: () => void }) {
  const { t } = useText()
  const [name, setName] = useState(view.name)
  const keep = (): void => {
    views.setState((now) => renamedView(now, view.id, name))
    onDone()
  }
  return (
    <form
      className="view-naming"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <input
        ref={(input) => input?.select()}
        type="text"
        className="view-input"
        value={name}
        maxLength={60}
        aria-label={t('views.name')}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onDone()
        }}
      />
    </form>
  )
}

interface ActProps {
  readonly icon: IconName
  readonly label: string
  readonly pressed?: boolean
  readonly off?: boolean
  readonly onAct: () => void
}

const Act = ({ icon, label, pressed, off = false, onAct }: ActProps) => (
  <button
    type="button"
    className="tool square bare"
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={off}
    onClick={onAct}
  >
    <Icon name={icon} />
  </button>
)
