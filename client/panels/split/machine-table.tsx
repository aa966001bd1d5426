// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import { useMemo, useRef, useState } from 'react'
import { wishCamera } from '../../state/camera.ts'
import {
  type Difference,
  type DifferenceSort,
  differences,
  pairsOf,
  sortAfter,
  sorted,
} from '../../state/differences.ts'
import type { PlantModel } from '../../state/plant.ts'
import { chosenOf, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useScroll } from '../list/use-scroll.ts'
import { heightsOf } from '../list/virtual.ts'
import { rowReached } from '../list-keys.ts'
import { Icon } from '../marks/icon.tsx'
import { Facts } from '../panel.tsx'
import { useScale } from '../use-scale.ts'
import { useView } from '../use-view.ts'
import { MachineRow } from './machine-row.tsx'
import { sayToPane } from './other.ts'
import { SideName } from './side-cell.tsx'
import type { ToldPlant, ToldSide } from './told.ts'
import type { SideHead } from './use-sides.ts'

/** In pixels of the usual size, as in the style sheet. */
const ROW = 32
const HEAD = 40

interface Props {
  readonly model: PlantModel
  readonly plant: ToldPlant
  readonly here: ToldSide
  readonly there: ToldSide
  readonly heads: readonly [SideHead, SideHead]
}

/** Machines that are in another state there: only the rows in sight exist, however many they are. */
export function MachineTable({ model, plant, here, there, heads }: Props) {
  const speech = useText()
  const { t, number, name } = speech
  const { machines } = model.table
  const [sort, setSort] = useState<DifferenceSort>({ by: 'plant', descending: false })
  const pairs = useMemo(
    () =>
      pairsOf(
        machines.map(({ path }) => path),
        plant.paths,
      ),
    [machines, plant],
  )
  const rows = useMemo(() => {
    const idOf = ({ here: own, there: theirs }: Difference): string =>
      machines[own]?.machine.id ?? plant.ids[theirs] ?? ''
    return sorted(differences(pairs, here.states, there.states), sort, idOf)
  }, [pairs, here.states, there.states, sort, machines, plant])
  const box = useRef<HTMLDivElement>(null)
  const scale = useScale()
  const heights = useMemo(() => heightsOf(rows.length, () => ROW * scale), [rows.length, scale])
  const head = HEAD * scale
  const { span, reveal } = useScroll(box, heights, head)
  const chosen = useView(chosenOf)
  const [active, setActive] = useState(-1)

  const choose = (index: number): void => {
    setActive(index)
    const row = rows[index]
    const own = machines[row?.here ?? -1]
    const theirs = plant.ids[row?.there ?? -1]
    if (own !== undefined) {
      // What it reads on both sides is told below: its own panel would take the room.
      view.setState({ chosen: [own.machine.id] })
      wishCamera({ kind: 'fit', machines: [own.index] })
    } else if (theirs !== undefined) sayToPane({ kind: 'choose', machine: theirs })
  }
  const press = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') choose(active)
    else {
      const page = Math.max(1, span.end - span.first - 8)
      const reached = rowReached(event.key, rows.length, active, page)
      if (reached === undefined) return
      setActive(reached)
      reveal(reached)
    }
    event.preventDefault()
  }

  const columns = [
    { by: 'machine', words: t('differ.machine') },
    { by: 'here', words: <SideName head={heads[0]} /> },
    { by: 'there', words: <SideName head={heads[1]} /> },
  ] as const
  return (
    <Facts title={t('differ.machines')}>
      <p className="soft" role="status">
        {rows.length === 0
          ? t('differ.same')
          : t('differ.count', { count: rows.length, shown: number(rows.length) })}
      </p>
      <div
        ref={box}
        role="grid"
        className="differing-rows"
        tabIndex={0}
        hidden={rows.length === 0}
        aria-label={t('differ.machines')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active >= span.first && active < span.end ? `differing-${active}` : undefined}
        onKeyDown={press}
      >
        <div role="presentation" style={{ height: heights.total + head, position: 'relative' }}>
          <div role="row" aria-rowindex={1} tabIndex={-1} className="differing-row differing-head">
            {columns.map(({ by, words }) => (
              <div
                key={by}
                role="columnheader"
                tabIndex={-1}
                aria-sort={sort.by !== by ? 'none' : sort.descending ? 'descending' : 'ascending'}
              >
                <button type="button" className="sorter" onClick={() => setSort(sortAfter(sort, by))}>
                  {words}
                  {sort.by === by && <Icon name={sort.descending ? 'down' : 'up'} />}
                </button>
              </div>
            ))}
          </div>
          {rows.slice(span.first, span.end).map((row, i) => {
            const index = span.first + i
            const own = machines[row.here]
            const id = own?.machine.id ?? plant.ids[row.there] ?? ''
            return (
              <MachineRow
                key={`${row.here} ${row.there}`}
                index={index}
                top={(heights.tops[index] ?? 0) + head}
                id={id}
                name={own === undefined ? (plant.names[row.there] ?? id) : name(own.machine.name)}
                stateHere={row.stateHere}
                stateThere={row.stateThere}
                active={index === active}
                selected={own !== undefined && id === chosen}
                onPress={choose}
              />
            )
          })}
        </div>
      </div>
    </Facts>
  )
}
