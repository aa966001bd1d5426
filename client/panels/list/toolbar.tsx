import { type RefObject, useMemo } from 'react'
import type { Kind } from '../../../models/kinds/kind.ts'
import type { PlantModel } from '../../state/plant.ts'
import { filter, isFiltered, NO_FILTERS, SORT_KEYS, type SortKey, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { SearchBox } from '../search-box.tsx'
import { useView } from '../use-view.ts'

interface Props {
  readonly model: PlantModel
  readonly shown: number
  readonly searchBox: RefObject<HTMLInputElement | null>
  /** To the first hit, and into its panel where that was asked for and no other was hit. */
  readonly onLeave: (opens: boolean) => void
}

/** Search, Kind, order, and how many Machines are left. */
export function Toolbar({ model, shown, searchBox, onLeave }: Props) {
  const { t, number } = useText()
  const filtered = useView(isFiltered)
  const total = model.table.machines.length
  return (
    <search className="toolbar">
      <SearchBox box={searchBox} onLeave={onLeave} />
      <KindChoice model={model} />
      <SortChoice />
      {filtered && (
        <button type="button" className="tool" onClick={() => filter(NO_FILTERS)}>
          <Icon name="close" />
          {t('filter.clear')}
        </button>
      )}
      <span className="spring" />
      <output className="hits" aria-label={t('list.hits')}>
        {filtered
          ? t('list.some', { count: number(shown), total: number(total) })
          : t('list.all', { count: total, shown: number(total) })}
      </output>
    </search>
  )
}

function KindChoice({ model }: { readonly model: PlantModel }) {
  const { t, name, language } = useText()
  const kind = useView((view) => view.kind)
  const kinds = useMemo(() => {
    const { compare } = new Intl.Collator(language)
    const present = new Map<string, Kind>(model.table.machines.map((placed) => [placed.kind.id, placed.kind]))
    return [...present.values()].toSorted((a, b) => compare(a.name[language], b.name[language]))
  }, [model, language])
  return (
    <select
      className="tool"
      aria-label={t('column.kind')}
      value={kind ?? ''}
      onChange={(event) => filter({ kind: event.target.value || undefined })}
    >
      <option value="">{t('filter.anyKind')}</option>
      {kinds.map((each) => (
        <option key={each.id} value={each.id}>
          {name(each.name)}
        </option>
      ))}
    </select>
  )
}

function SortChoice() {
  const { t } = useText()
  const by = useView((view) => view.sort.by)
  const choose = (key: string): void => {
    const found: SortKey = SORT_KEYS.find((known) => known === key) ?? 'plant'
    view.setState({ sort: { by: found, descending: false } })
  }
  return (
    <select
      className="tool"
      aria-label={t('sort.label')}
      value={by}
      onChange={(event) => choose(event.target.value)}
    >
      {SORT_KEYS.map((key) => (
        <option key={key} value={key}>
          {t(`sort.${key}`)}
        </option>
      ))}
    </select>
  )
}
