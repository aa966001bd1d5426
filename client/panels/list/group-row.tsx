// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import type { Placed } from '../../../models/slots.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'
import type { Row } from './arrange.ts'

interface Props {
  readonly group: Exclude<Row, { row: 'machine' }>
  readonly now: Now
  readonly id: string
  readonly top: number
  readonly rowIndex: number
  readonly active: boolean
  readonly onPress: (path: string) => void
}

/** The head of a Workshop or a Line: its name, how many Machines, and what is wrong with them. */
export function GroupRow({ group, now, id, top, rowIndex, active, onPress }: Props) {
  const { t, name, number } = useText()
  const isWorkshop = group.row === 'workshop'
  const count = group.machines.length
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
        <span className="group-name" title={name(title)}>
          {name(title)}
        </span>
        <span className="soft group-count">{t('list.machines', { count, shown: number(count) })}</span>
        <span className="badge group-number">{number(count)}</span>
        <Troubles machines={group.machines} now={now} />
      </div>
    </div>
  )
}

const TROUBLES = ['fault', 'held', 'waiting'] as const

interface TroublesProps {
  readonly machines: readonly Placed[]
  readonly now: Now
}

/** What a folded group must not hide, of the Machines that it shows. */
function Troubles({ machines, now }: TroublesProps) {
  const { t, number } = useText()
  const counts = useTicked(() => troublesIn(machines, now)).split(',')
  return TROUBLES.map((state, i) =>
    counts[i] === '0' ? null : (
      <span key={state} className={`trouble tone-${state}`} title={t(`state.${state}`)}>
        <StateShape state={state} />
        <span className="count-word">{t(`state.${state}`)}</span> {number(Number(counts[i]))}
      </span>
    ),
  )
}

function troublesIn(machines: readonly Placed[], now: Now): string {
  const counts = { fault: 0, held: 0, waiting: 0 }
  for (const { index } of machines) {
    const state = floorStateAt(now, index)
    if (state === 'fault' || state === 'held' || state === 'waiting') counts[state]++
  }
  return TROUBLES.map((state) => counts[state]).join()
}
