import '../../styles/scene-notice.css'
import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import type { PlantModel } from '../../state/plant.ts'
import { filter, isFiltered, NO_FILTERS, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'
import { sayFilters } from './said-filters.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** Why nothing in the scene stands out, and the way out of it. */
export function SceneNotice({ model, now }: Props) {
  const { t } = useText()
  const { length } = model.table.machines
  const filtered = useView(isFiltered)
  const muted = useView(({ muted }) => muted.length > 0)
  // The scene keeps this count; nobody looks through the Machines a second time.
  const fading = useTicked(() => shownBy(now, view.getState().overlay).faded.count)
  const none = fading === length
  const notice =
    length === 0 ? (
      <>
        <p>{t('notice.empty')}</p>
        <p className="soft">{t('notice.emptyHint')}</p>
      </>
    ) : none && filtered ? (
      <NoHit model={model} />
    ) : none && muted ? (
      <>
        <p>{t('notice.muted')}</p>
        <button type="button" className="tool" onClick={() => view.setState({ muted: [] })}>
          {t('legend.all')}
        </button>
      </>
    ) : null
  return (
    <div className="scene-notice" role="status">
      {notice !== null && <div className="scene-notice-card">{notice}</div>}
    </div>
  )
}

function NoHit({ model }: { readonly model: PlantModel }) {
  const speech = useText()
  const filters = useView((view) => view)
  const { t, language } = speech
  const said = useMemo(() => sayFilters(filters, model, speech), [filters, model, speech])
  return (
    <>
      <p>{t('notice.noHit', { filters: said.join(language === 'en' ? ', ' : '、') })}</p>
      <button type="button" className="tool" onClick={() => filter(NO_FILTERS)}>
        {t('filter.clear')}
      </button>
    </>
  )
}
