import { useRef, useState } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { select } from '../../state/view.ts'
import { focusStage } from '../focus.ts'
import { List } from '../list/list.tsx'
import { Toolbar } from '../list/toolbar.tsx'
import { useRows } from '../list/use-rows.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** The Plant as a list in the middle of the page, with its search. */
export function ListStage({ model, now }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const rows = useRows(model, now)
  const [active, setActive] = useState<string>()
  const toFirstHit = (opens: boolean): void => {
    const hits = rows.filter((row) => row.row === 'machine')
    const first = hits[0] ?? rows[0]
    if (first !== undefined) setActive(first.path)
    if (opens && hits.length === 1 && hits[0] !== undefined) select(hits[0].placed.machine.id)
    focusStage()
  }
  const shown = rows.reduce((sum, row) => sum + shownIn(row), 0)
  return (
    <>
      <Toolbar model={model} shown={shown} searchBox={searchBox} onLeave={toFirstHit} />
      <List model={model} now={now} rows={rows} box={box} active={active} onActive={setActive} />
    </>
  )
}

/** A folded Workshop still counts its Machines; an open one leaves that to its Lines, and they to theirs. */
function shownIn(row: ReturnType<typeof useRows>[number]): number {
  if (row.row === 'machine') return 1
  return row.folded ? row.machines.length : 0
}
