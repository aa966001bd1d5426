// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual tree are placed by height, which list elements cannot be
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { isFiltered } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useScroll } from '../list/use-scroll.ts'
import { heightsOf } from '../list/virtual.ts'
import { useCoarse } from '../use-narrow.ts'
import { useScale } from '../use-scale.ts'
import { useView } from '../use-view.ts'
import { pickRow, pressOf } from './pick.ts'
import { createRollup } from './rollup.ts'
import { rowTyped, treeStep } from './tree-keys.ts'
import { TreeRowView } from './tree-row-view.tsx'
import { firstHit, groupsOf, hitsIn, type TreeRow } from './tree-rows.ts'
import { openGroups, turn } from './turned.ts'

/** In pixels of the usual size: for a mouse, and for a finger. */
const ROW = 30
const FINGER_ROW = 44

/** Letters that follow each other this fast are one word. */
const WORD_MILLIS = 800

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly rows: readonly TreeRow[]
  /** Path of the row that the keys are on. */
  readonly path: string | undefined
  readonly onPath: (path: string | undefined) => void
}

/** The Plant as a tree: only the rows in sight exist. */
export function Tree({ model, now, rows, path, onPath: setPath }: Props) {
  const speech = useText()
  const { t, language } = speech
  const box = useRef<HTMLDivElement>(null)
  const filtered = useView(isFiltered)
  const rollup = useMemo(() => {
    const { length } = model.table.machines
    return createRollup(length, filtered ? hitsIn(rows, length) : undefined)
  }, [model, rows, filtered])
  const height = (useCoarse() ? FINGER_ROW : ROW) * useScale()
  const heights = useMemo(() => heightsOf(rows.length, () => height), [rows.length, height])
  const { span, reveal } = useScroll(box, heights, 0)
  const chosen = useView((view) => view.chosen)
  const picked = useMemo(() => new Set(chosen), [chosen])
  const anchor = useRef(0)
  const typed = useRef({ word: '', millis: Number.NEGATIVE_INFINITY })
  const active = rows.findIndex((row) => row.path === path)
  const own = useRef<string>(undefined)

  const press = useCallback(
    (index: number, how: ReturnType<typeof pressOf>) => {
      const row = rows[index]
      if (row === undefined) return
      setPath(row.path)
      own.current = row.placed?.machine.id
      pickRow(rows, index, how, anchor.current)
      if (how !== 'upTo') anchor.current = index
    },
    [rows, setPath],
  )
  const onPress = useCallback(
    (index: number, event: React.MouseEvent) => {
      box.current?.focus({ preventScroll: true })
      press(index, pressOf(event))
    },
    [press],
  )
  const onTurn = useCallback((of: string) => turn(of), [])

  const last = chosen.at(-1)
  useEffect(() => {
    if (last === undefined || last === own.current) return
    own.current = last
    const placed = model.table.machines.find(({ machine }) => machine.id === last)
    if (placed === undefined) return
    openGroups(model, groupsOf(model, placed))
    setPath(placed.path)
  }, [last, model, setPath])
  const revealed = useRef<string>(undefined)
  useEffect(() => {
    if (active < 0 || revealed.current === path) return
    revealed.current = path
    reveal(active)
  }, [active, path, reveal])

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return press(active, pressOf(event))
    }
    if (event.ctrlKey || event.metaKey) return
    const page = Math.max(1, span.end - span.first - 16)
    const step = treeStep(event.key, rows, active, page)
    if (step?.kind === 'move') setPath(rows[step.index]?.path)
    else if (step?.kind === 'turn') turn(step.row.path)
    else if (step?.kind === 'turnAll') turn(...step.rows.map((row) => row.path))
    else if (!typeAhead(event)) return
    event.preventDefault()
  }
  const typeAhead = (event: React.KeyboardEvent): boolean => {
    if (!/^[\p{L}\p{N}]$/u.test(event.key)) return false
    const { word, millis } = typed.current
    const next = event.timeStamp - millis < WORD_MILLIS ? word + event.key : event.key
    typed.current = { word: next, millis: event.timeStamp }
    const index = rowTyped(rows, active, next, language)
    if (index !== undefined) setPath(rows[index]?.path)
    return true
  }

  return (
    <div
      ref={box}
      id="tree"
      role="tree"
      className="tree-rows"
      tabIndex={0}
      aria-label={t('tree.label')}
      aria-multiselectable="true"
      aria-activedescendant={active >= span.first && active < span.end ? `tree-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => active < 0 && setPath(rows[filtered ? firstHit(rows) : 0]?.path)}
    >
      <div role="presentation" className="list-length" style={{ height: heights.total }}>
        {rows.slice(span.first, span.end).map((row, i) => {
          const index = span.first + i
          return (
            <TreeRowView
              key={row.path}
              row={row}
              index={index}
              id={`tree-${index}`}
              top={heights.tops[index] ?? 0}
              height={height}
              now={now}
              rollup={rollup}
              speech={speech}
              active={index === active}
              chosen={row.placed !== undefined && picked.has(row.placed.machine.id)}
              onPress={onPress}
              onTurn={onTurn}
            />
          )
        })}
      </div>
      {rows.length === 0 && <p className="empty">{t('tree.none')}</p>}
    </div>
  )
}
