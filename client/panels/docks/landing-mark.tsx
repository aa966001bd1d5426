import { useStore } from 'zustand/react'
import { docks } from '../../state/docks.ts'
import { inRem } from '../use-scale.ts'
import { isElsewhere, landing } from './drag.ts'

/** Shows where a dragged panel would come to stand; nothing while it would stay where it is. */
export function LandingMark() {
  const at = useStore(landing, (state) => state.at)
  const { widths, left, right } = useStore(docks)
  if (at === undefined || !isElsewhere(at)) return null
  const others = (at.side === 'left' ? left : right).filter((panel) => panel !== at.panel)
  const half = others.length === 0 ? '' : at.first ? ' upper' : ' lower'
  return (
    <div
      className={`landing ${at.side}${half}`}
      style={{ width: inRem(widths[at.side]) }}
      aria-hidden="true"
    />
  )
}
