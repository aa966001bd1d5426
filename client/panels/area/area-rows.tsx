import '../../text/parts/area.ts'
import '../../styles/state-bar.css'
import { useMemo } from 'react'
import { FLOOR_STATES } from '../../../models/state.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { tellOf } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { StateShape } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { type Area, areaAt } from './area.ts'
import { stateCounts } from './figures.ts'

interface Props {
  readonly model: PlantModel
  readonly area: Area
  readonly now: Now
}

/** The Lines of a Workshop, or the Workshops of the Plant, each with its states; a press tells of it. */
export function AreaRows({ model, area, now }: Props) {
  const { t } = useText()
  const under = useMemo(() => {
    if (area.kind === 'line') return []
    const paths =
      area.kind === 'plant'
        ? model.plant.workshops.map(({ id }) => `${model.plant.id}/${id}`)
        : area.lines.map(({ path }) => path)
    return paths.flatMap((path) => areaAt(model, path) ?? [])
  }, [model, area])
  if (under.length === 0) return null
  return (
    <Facts title={t(area.kind === 'plant' ? 'area.workshops' : 'area.lines')}>
      <ul className="area-rows">
        {under.map((each) => (
          <AreaRow key={each.path} area={each} now={now} />
        ))}
      </ul>
    </Facts>
  )
}

const TROUBLES = ['fault', 'held', 'waiting', 'unknown'] as const

function AreaRow({ area, now }: { readonly area: Area; readonly now: Now }) {
  const { t, name, number } = useText()
  const counts = useTicked(() => stateCounts(now, area).join())
    .split(',')
    .map(Number)
  const countOf = (state: (typeof FLOOR_STATES)[number]): number => counts[FLOOR_STATES.indexOf(state)] ?? 0
  return (
    <li>
      <button type="button" className="area-row" onClick={() => tellOf(area.path)}>
        <span className="area-row-name" title={name(area.name)}>
          {name(area.name)}
        </span>
        {TROUBLES.map((state) =>
          countOf(state) === 0 ? null : (
            <span key={state} className={`tree-trouble tone-${state}`} title={t(`state.${state}`)}>
              <StateShape state={state} />
              <span className="unseen">{t(`state.${state}`)} </span>
              {number(countOf(state))}
            </span>
          ),
        )}
        <span className="tree-count">{number(area.end - area.first)}</span>
        <span className="state-bar thin" aria-hidden="true">
          {FLOOR_STATES.map((state) =>
            countOf(state) > 0 ? (
              <span key={state} className={`part tone-${state}`} style={{ flexGrow: countOf(state) }} />
            ) : null,
          )}
        </span>
      </button>
    </li>
  )
}
