import { useMemo, useRef } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { namesOf } from '../../state/search.ts'
import { isFiltered } from '../../state/view.ts'
import { wantedOf } from '../../state/wanted.ts'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'
import { type TreeRow, treeRows } from './tree-rows.ts'
import { turned } from './turned.ts'

/** The rows of the tree; where the filters hang on the Twin they are looked through again once a second. */
export function useTree(model: PlantModel, now: Now): readonly TreeRow[] {
  const view = useView((view) => view)
  const { search, states, links, kind, stale, alarmed, within } = view
  const alarms = useStore((floor) => (alarmed ? floor.alarms : undefined))
  const { paths } = useZustand(turned)
  const names = useMemo(() => namesOf(model), [model])
  const filters = useMemo(
    () => ({ search, states, links, kind, stale, alarmed, within }),
    [search, states, links, kind, stale, alarmed, within],
  )
  const follows = states.length > 0 || links.length > 0 || stale
  const second = useTicked(() => (follows ? `${Math.floor(serverNow() / 1000)} ${now.jumps}` : ''))
  const held = useRef<readonly TreeRow[]>([])
  return useMemo(() => {
    void second
    const all = isFiltered(filters)
    const wanted = all ? wantedOf(now, alarms ?? new Map(), names, filters) : () => true
    const rows = treeRows(model, { turned: paths, all, wanted })
    if (!sameRows(rows, held.current)) held.current = rows
    return held.current
  }, [model, now, alarms, names, filters, paths, second])
}

const sameRows = (a: readonly TreeRow[], b: readonly TreeRow[]): boolean =>
  a.length === b.length &&
  a.every((row, i) => {
    const other = b[i]
    return row.path === other?.path && row.open === other.open && row.shown === other.shown
  })
