import type { Placed } from '../../../models/slots.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'

interface Props {
  readonly now: Now
  readonly placed: Placed
}

/** Another Machine by its name, with the state that it is in; pressed, it is selected. */
export function MachineLink({ now, placed }: Props) {
  const { t, name } = useText()
  const state = useTicked(() => floorStateAt(now, placed.index))
  return (
    <button
      type="button"
      className="plain named-machine"
      title={`${name(placed.machine.name)} · ${placed.machine.id} · ${t(`state.${state}`)}`}
      onClick={() => select(placed.machine.id)}
    >
      <StateShape state={state} />
      <span className="unseen">{t(`state.${state}`)}: </span>
      <span className="named-machine-name">{name(placed.machine.name)}</span>
    </button>
  )
}
