// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import { type SortKey, sortBy } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { useView } from '../use-view.ts'

const COLUMNS: readonly { readonly key: SortKey | 'values'; readonly sorts: boolean }[] = [
  { key: 'state', sorts: true },
  { key: 'link', sorts: true },
  { key: 'name', sorts: true },
  { key: 'kind', sorts: true },
  { key: 'values', sorts: false },
  { key: 'age', sorts: true },
]

/** The head of the columns; a press sorts. */
export function Columns() {
  const { t } = useText()
  const sort = useView((view) => view.sort)
  return (
    <div role="row" aria-rowindex={1} tabIndex={-1} className="row columns-row">
      {COLUMNS.map(({ key }) => {
        const word = t(key === 'plant' ? 'sort.plant' : `column.${key}`)
        if (key === 'values' || key === 'plant')
          return (
            <div key={key} role="columnheader" tabIndex={-1} className={`cell cell-${key}`} title={word}>
              {word}
            </div>
          )
        const sorted = sort.by === key
        return (
          <div
            key={key}
            role="columnheader"
            tabIndex={-1}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={`cell cell-${key}`}
          >
            <button type="button" className="sorter" onClick={() => sortBy(key)}>
              {word}
              {sorted && <Icon name={sort.descending ? 'down' : 'up'} />}
            </button>
          </div>
        )
      })}
    </div>
  )
}
