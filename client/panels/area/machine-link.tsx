import '../../styles/machine-link.css'
import { wishCamera } from '../../state/camera.ts'
import { hoverOver } from '../../state/hover.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { LinkShape, StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly machine: number
  /** Without its mark, where one stands beside it already. */
  readonly bare?: boolean
  /** Its id alone, where there is little room; the name is in the title. */
  readonly brief?: boolean
}

/** A Machine as a way to it: a press selects it and flies there, and the scene shows which it is under the pointer. */
export function MachineLink({ model, now, machine, bare = false, brief = false }: Props) {
  const { t, name } = useText()
  const state = useTicked(() => floorStateAt(now, machine))
  const link = useTicked(() => linkAt(now, machine))
  const placed = model.table.machines[machine]
  if (placed === undefined) return null
  const full = `${name(placed.machine.name)} · ${placed.machine.id} · ${t(`state.${state}`)}`
  return (
    <button
      type="button"
      className={`machine-link${brief ? ' brief' : ''}`}
      title={full}
      aria-label={full}
      onClick={() => {
        select(placed.machine.id)
        wishCamera({ kind: 'fit', machines: [machine] })
      }}
      onPointerEnter={() => hoverOver(machine)}
      onPointerLeave={() => hoverOver(undefined)}
    >
      {!bare && (state === 'unknown' && link > 1 ? <LinkShape link={link} /> : <StateShape state={state} />)}
      <span className="machine-link-name">{brief ? placed.machine.id : name(placed.machine.name)}</span>
    </button>
  )
}
