import '../../styles/tree.css'
import { useState } from 'react'
import { FLOOR_STATES } from '../../../models/state.ts'
import { shutPanel } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { filter, isFiltered, NO_FILTERS, toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { areaAt } from '../area/area.ts'
import { Icon } from '../marks/icon.tsx'
import { AlarmShape, StateShape } from '../marks/mark.tsx'
import { Panel } from '../panel.tsx'
import { SearchBox } from '../search-box.tsx'
import { useStage } from '../stage/use-stage.ts'
import { useView } from '../use-view.ts'
import { pickRow } from './pick.ts'
import { Tree } from './tree.tsx'
import { firstHit, type TreeRow } from './tree-rows.ts'
import { useKeptFolds } from './turned.ts'
import { useTree } from './use-tree.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** The whole Plant, to find one's way in and to see where something is wrong. */
export function TreePanel({ model, now }: Props) {
  const { t } = useText()
  useKeptFolds(model.plant.id)
  const rows = useTree(model, now)
  const { shown } = useStage()
  const [path, setPath] = useState<string>()
  return (
    <Panel title={t('panel.tree')} onClose={() => shutPanel('tree')}>
      <div className="tree">
        {shown === 'scene' && <Tools rows={rows} onPath={setPath} />}
        <Within model={model} />
        <Tree model={model} now={now} rows={rows} path={path} onPath={setPath} />
      </div>
    </Panel>
  )
}

interface ToolsProps {
  readonly rows: readonly TreeRow[]
  readonly onPath: (path: string | undefined) => void
}

/** Search and filters; beside the list, which has its own, they would be there twice. */
function Tools({ rows, onPath }: ToolsProps) {
  const { t, number } = useText()
  const filtered = useView(isFiltered)
  const found = rows[0]?.shown ?? 0
  const toFirst = (opens: boolean): void => {
    const index = firstHit(rows)
    onPath(rows[index]?.path)
    if (opens && found === 1) pickRow(rows, index, 'alone', index)
    document.querySelector<HTMLElement>('#tree')?.focus({ preventScroll: true })
  }
  return (
    <search className="tree-tools">
      <SearchBox onLeave={toFirst} />
      <Chips />
      {filtered && (
        <p className="tree-found">
          <output>{t('tree.found', { count: found, shown: number(found) })}</output>
          <button type="button" className="plain" onClick={() => filter(NO_FILTERS)}>
            {t('filter.clear')}
          </button>
        </p>
      )}
    </search>
  )
}

function Chips() {
  const { t } = useText()
  const states = useView((view) => view.states)
  const alarmed = useView((view) => view.alarmed)
  const stale = useView((view) => view.stale)
  return (
    <fieldset className="chips">
      <legend className="unseen">{t('tree.only')}</legend>
      <button
        type="button"
        className="chip-button"
        aria-pressed={alarmed}
        aria-label={t('tree.onlyAlarmed')}
        title={t('tree.onlyAlarmed')}
        onClick={() => filter({ alarmed: !alarmed })}
      >
        <AlarmShape priority="medium" />
      </button>
      {FLOOR_STATES.map((state) => (
        <button
          key={state}
          type="button"
          className="chip-button"
          aria-pressed={states.includes(state)}
          aria-label={t('tree.onlyState', { state: t(`state.${state}`) })}
          title={t('tree.onlyState', { state: t(`state.${state}`) })}
          onClick={() => filter({ states: toggled(states, state) })}
        >
          <StateShape state={state} />
        </button>
      ))}
      <button
        type="button"
        className="chip-button"
        aria-pressed={stale}
        aria-label={t('tree.onlyStale')}
        title={t('tree.onlyStale')}
        onClick={() => filter({ stale: !stale })}
      >
        <span className="hatch-swatch" aria-hidden="true" />
      </button>
    </fieldset>
  )
}

/** Where the view is held to a Line or Workshop, it says so, and lets go. */
function Within({ model }: { readonly model: PlantModel }) {
  const { t, name } = useText()
  const within = useView((view) => view.within)
  const place = within === undefined ? undefined : areaAt(model, within)?.name
  if (place === undefined) return null
  return (
    <p className="tree-within">
      <Icon name="only" />
      <span className="tree-name" title={name(place)}>
        {t('tree.within', { place: name(place) })}
      </span>
      <button
        type="button"
        className="tool square bare"
        aria-label={t('tree.anywhere')}
        title={t('tree.anywhere')}
        onClick={() => filter({ within: undefined })}
      >
        <Icon name="close" />
      </button>
    </p>
  )
}
