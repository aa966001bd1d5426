import { useEffect } from 'react'
import type { Now } from '../../state/now.ts'
import { fitted, spreadOf } from '../../state/overlays/seen.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import { view } from '../../state/view.ts'
import { useSecond } from '../tick.ts'
import { useView } from '../use-view.ts'

/** Fits the scale of a heat overlay to what its Machines read, once they do [O-11]; also where no legend is shown. */
export function Fit({ now }: { readonly now: Now }) {
  const id = useView((view) => view.overlay)
  const second = useSecond()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew each second
  useEffect(() => {
    const { tint } = shownBy(now, id)
    if (tint.overlay.kind !== 'heat' || tint.overlay.scale === 'full') return
    const spread = spreadOf(tint, now)
    const next = spread === undefined ? undefined : fitted(tint.overlay, spread)
    if (next === undefined || next.id === id) return
    // What was muted were bins of the old range.
    const muted = tint.overlay.scale === 'seen' ? { muted: [] } : {}
    view.setState({ overlay: next.id, ...muted })
  }, [now, id, second])
  return null
}
