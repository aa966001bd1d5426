// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import { FLOOR_STATES } from '../../../models/state.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'
import type { Row } from './arrange.ts'

interface Props {
  readonly group: Exclude<Row, { row: 'machine' }>
  readonly model: PlantModel
  readonly now: Now
  readonly id: string
  readonly top: number
  readonly rowIndex: number
  readonly active: boolean
  readonly onPress: (path: string) => void
}

/** The head of a Workshop or a Line: its name, how many Machines, and what is wrong with them. */
export function GroupRow({ group, model, now, id, top, rowIndex, active, onPress }: Props) {
  const { t, name, number } = useText()
  const isWorkshop = group.row === 'workshop'
  const title = isWorkshop ? group.workshop.name : group.line.line.name
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are handled on the grid itself
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-level={isWorkshop ? 1 : 2}
      aria-expanded={!group.folded}
      tabIndex={-1}
      className={`row group-row ${group.row}-row${active ? ' active' : ''}`}
      style={{ top }}
      onClick={() => onPress(group.path)}
    >
      <div role="gridcell" tabIndex={-1} className="cell cell-group" aria-colspan={6}>
        <Icon name={group.folded ? 'folded' : 'unfolded'} />
        <span className="group-name">{name(title)}</span>
        <span className="soft">{t('list.machines', { count: group.shown, shown: number(group.shown) })}</span>
        <Troubles group={group} model={model} now={now} />
      </div>
    </div>
  )
}

const TROUBLES = ['fault', 'held', 'waiting'] as const

/** What a folded group must not hide. */
function Troubles({ group, model, now }: Pick<Props, 'group' | 'model' | 'now'>) {
  const { t, number } = useText()
  const counts = useTicked(() => troublesIn(group, model, now)).split(',')
  return TROUBLES.map((state, i) =>
    counts[i] === '0' ? null : (
      <span key={state} className={`trouble tone-${state}`} title={t(`state.${state}`)}>
        <StateShape state={state} />
        <span className="count-word">{t(`state.${state}`)}</span> {number(Number(counts[i]))}
      </span>
    ),
  )
}

function troublesIn(group: Props['group'], model: PlantModel, now: Now): string {
  const lines =
    group.row === 'line'
      ? [group.line]
      : model.table.lines.filter(({ workshop }) => workshop === group.workshop)
  const counts = Object.fromEntries(FLOOR_STATES.map((state) => [state, 0]))
  for (const line of lines)
    for (let i = line.firstMachine; i < line.endMachine; i++) {
      const state = floorStateAt(now, i)
      counts[state] = (counts[state] ?? 0) + 1
    }
  return TROUBLES.map((state) => counts[state]).join()
}
