import '../../text/parts/area.ts'
import '../../styles/state-bar.css'
import { FLOOR_STATES } from '../../../models/state.ts'
import type { Now } from '../../state/now.ts'
import { filter, toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { StateShape } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'
import type { Area } from './area.ts'
import { stateCounts } from './figures.ts'

interface Props {
  readonly area: Area
  readonly now: Now
}

/** The Machines of an area by state: a bar of shares, and under it each state's mark, name and count. */
export function StateBar({ area, now }: Props) {
  const { t, number, percent } = useText()
  const states = useView((view) => view.states)
  const within = useView((view) => view.within)
  const counts = useTicked(() => stateCounts(now, area).join())
    .split(',')
    .map(Number)
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  )
  return (
    <Facts title={t('area.states')}>
      <div className="state-bar" aria-hidden="true">
        {FLOOR_STATES.map((state, i) =>
          (counts[i] ?? 0) > 0 ? (
            <span key={state} className={`part tone-${state}`} style={{ flexGrow: counts[i] ?? 0 }} />
          ) : null,
        )}
      </div>
      <div className="state-keys">
        {FLOOR_STATES.map((state, i) => {
          const count = counts[i] ?? 0
          return (
            <button
              key={state}
              type="button"
              className={`state-key${count === 0 ? ' none' : ` tone-${state}`}`}
              aria-pressed={states.includes(state) && within === area.path}
              title={percent(count / total)}
              onClick={() =>
                within === area.path || area.kind === 'plant'
                  ? filter({ states: toggled(states, state) })
                  : filter({ within: area.path, states: [state] })
              }
            >
              <StateShape state={state} />
              <span className="state-word">{t(`state.${state}`)}</span>
              <span className="key-number">{number(count)}</span>
            </button>
          )
        })}
      </div>
    </Facts>
  )
}
