// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import type { FloorState } from '../../../models/state.ts'
import { useText } from '../../text/use-text.ts'
import { StateMark } from '../marks/mark.tsx'

interface Props {
  readonly index: number
  readonly top: number
  readonly id: string
  readonly name: string
  /** Absent where the Machine is not in that side's Plant. */
  readonly stateHere: FloorState | undefined
  readonly stateThere: FloorState | undefined
  readonly active: boolean
  readonly selected: boolean
  readonly onPress: (index: number) => void
}

/** A Machine that stands otherwise on the two sides. */
export function MachineRow(props: Props) {
  const { index, top, id, name, stateHere, stateThere, active, selected, onPress } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are handled on the grid itself
    <div
      id={`differing-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={-1}
      className={`differing-row${active ? ' active' : ''}`}
      style={{ top }}
      onClick={() => onPress(index)}
    >
      <div role="gridcell" tabIndex={-1} title={`${name} · ${id}`}>
        {id} <span className="soft">{name}</span>
      </div>
      <StateCell state={stateHere} />
      <StateCell state={stateThere} />
    </div>
  )
}

function StateCell({ state }: { readonly state: FloorState | undefined }) {
  const { t } = useText()
  return (
    <div role="gridcell" tabIndex={-1}>
      {state === undefined ? (
        <span className="soft">{t('differ.missing')}</span>
      ) : (
        <StateMark state={state} />
      )}
    </div>
  )
}
