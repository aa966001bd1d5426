// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { chosenOf, fold, isFiltered, select, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { sayReason } from '../events/happening.ts'
import { sayAge } from '../say-age.ts'
import { useTick } from '../tick.ts'
import { useNarrow } from '../use-narrow.ts'
import { useScale } from '../use-scale.ts'
import { useView } from '../use-view.ts'
import type { Row } from './arrange.ts'
import { Columns } from './columns.tsx'
import { GroupRow } from './group-row.tsx'
import { stepFor } from './keys.ts'
import { MachineRow } from './machine-row.tsx'
import { kept, type RowView, rowViewOf } from './row-view.ts'
import { chosenKeys } from './telling.ts'
import { linesOfRows, useLook } from './use-look.ts'
import { useReasons } from './use-reasons.ts'
import { useScroll } from './use-scroll.ts'
import { heightsOf } from './virtual.ts'
import { sharesOfRoom, widthsOf } from './widths.ts'

/** In pixels of the usual size, as in the style sheets; `head` is the sticky head of the columns, which cards do not have. */
const HEIGHTS = { workshop: 40, line: 34, machine: 46, head: 34 } as const
const NARROW_HEIGHTS = { workshop: 42, line: 36, machine: 104, head: 0 } as const

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly rows: readonly Row[]
  readonly box: RefObject<HTMLDivElement | null>
  /** Path of the row that the keys are on. */
  readonly active: string | undefined
  readonly onActive: (path: string) => void
}

/** The Plant as a list: only the rows in sight exist, and only those that changed are drawn. */
export function List({ model, now, rows, box, active, onActive }: Props) {
  const speech = useText()
  const { t } = speech
  const narrow = useNarrow()
  const columns = useView((view) => view.columns)
  const machine = useView(chosenOf)
  const filtered = useView(isFiltered)
  const flat = useView((view) => view.sort.by !== 'plant')
  const shares = useMemo(
    () => sharesOfRoom(widthsOf(model, columns, flat, speech)),
    [model, columns, flat, speech],
  )
  const reasonFor = useReasons()
  const connection = useStore((floor) => floor.connection)
  const alarms = useStore((floor) => floor.alarms)
  const views = useRef(new Map<string, RowView>())
  const of = narrow ? NARROW_HEIGHTS : HEIGHTS
  const scale = useScale()
  const head = of.head * scale
  const heights = useMemo(
    () => heightsOf(rows.length, (index) => of[rows[index]?.row ?? 'machine'] * scale),
    [rows, of, scale],
  )
  const { span, reveal } = useScroll(box, heights, head)
  useTick()
  const at = playheadTime(connection)
  const ageInWords = sayAge(connection, at, speech)
  const shown = rows.slice(span.first, span.end)
  useLook(model, linesOfRows(shown), machine)

  const press = useCallback(
    (path: string) => {
      onActive(path)
      box.current?.focus({ preventScroll: true })
      const placed = model.table.machines.find((each) => each.path === path)
      if (placed === undefined) fold(path)
      else select(placed.machine.id)
    },
    [model, box, onActive],
  )

  const activeIndex = rows.findIndex(({ path }) => path === active)
  useEffect(() => {
    if (active !== undefined || machine === undefined) return
    const path = model.table.machines.find((placed) => placed.machine.id === machine)?.path
    if (path !== undefined) onActive(path)
  }, [active, machine, model, onActive])
  useEffect(() => {
    if (activeIndex >= 0 && document.activeElement === box.current) reveal(activeIndex)
  }, [activeIndex, box, reveal])

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, span.end - span.first - 12)
    const step = stepFor(event.key, rows, activeIndex, page)
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (step.kind === 'press') return press(step.path)
    if (step.kind === 'fold') return fold(step.path)
    const row = rows[step.index]
    if (row === undefined) return
    onActive(row.path)
    if (row.row === 'machine' && view.getState().chosen.length > 0) select(row.placed.machine.id)
  }

  const next = new Map<string, RowView>()
  const drawn = shown.map((row, i) => {
    const index = span.first + i
    const id = `row-${index}`
    const place = {
      id,
      top: (heights.tops[index] ?? 0) + head,
      rowIndex: index + 2,
      active: row.path === active,
    }
    if (row.row !== 'machine')
      return <GroupRow key={row.path} group={row} now={now} onPress={press} {...place} />
    const { placed } = row
    const fresh = rowViewOf(model, now, alarms, placed, chosenKeys(placed, columns), at, speech, ageInWords)
    const rowView = kept(views.current.get(row.path), fresh)
    next.set(row.path, rowView)
    const reason = rowView.was === undefined ? reasonFor(placed.index, rowView.state) : undefined
    return (
      <MachineRow
        key={row.path}
        placed={placed}
        view={rowView}
        why={reason === undefined ? undefined : sayReason(reason, speech)}
        speech={speech}
        selected={placed.machine.id === machine}
        flat={flat}
        onPress={press}
        {...place}
      />
    )
  })
  useEffect(() => {
    views.current = next
  })

  return (
    <div
      ref={box}
      id="list"
      role="treegrid"
      className="list"
      style={shares}
      tabIndex={0}
      aria-label={t('list.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      aria-activedescendant={
        activeIndex >= span.first && activeIndex < span.end ? `row-${activeIndex}` : undefined
      }
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="list-length" style={{ height: heights.total + head }}>
        <Columns />
        {drawn}
      </div>
      {rows.length === 0 && (
        <p className="empty">
          {filtered ? (
            t('list.none')
          ) : (
            <>
              {t('notice.empty')}
              <br />
              {t('notice.emptyHint')}
            </>
          )}
        </p>
      )}
    </div>
  )
}
