import { useMemo, useRef } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { namesOf } from '../../state/search.ts'
import { useText } from '../../text/use-text.ts'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'
import { arrange, followsTwin, type Row, type Wish } from './arrange.ts'

/** The rows of the list; where they follow the Twin they are arranged anew once a second, else when the wish changes. */
export function useRows(model: PlantModel, now: Now): readonly Row[] {
  const { language } = useText()
  const view = useView((view) => view)
  const alarms = useStore((floor) => floor.alarms)
  const names = useMemo(() => namesOf(model), [model])
  const { search, states, links, kind, stale, alarmed, within, sort, folded } = view
  const wish = useMemo<Wish>(
    () => ({ search, states, links, kind, stale, alarmed, within, sort, folded, language }),
    [search, states, links, kind, stale, alarmed, within, sort, folded, language],
  )
  const turn = useTicked(() => (followsTwin(wish) ? `${Math.floor(serverNow() / 1000)} ${now.jumps}` : ''))
  const held = useRef<readonly Row[]>([])
  return useMemo(() => {
    void turn
    const rows = arrange(model, now, alarms, names, wish)
    if (!sameRows(rows, held.current)) held.current = rows
    return held.current
  }, [model, now, alarms, names, wish, turn])
}

/** Rows that say the same need not be laid out again. */
const sameRows = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length &&
  a.every((row, i) => {
    const other = b[i]
    if (other === undefined || row.path !== other.path || row.row !== other.row) return false
    if (row.row === 'machine' || other.row === 'machine') return true
    return (
      row.folded === other.folded &&
      row.machines.length === other.machines.length &&
      row.machines.every((placed, at) => placed === other.machines[at])
    )
  })
