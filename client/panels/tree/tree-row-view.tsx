// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual tree are placed by height, which list elements cannot be
import { memo } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { FloorState } from '../../../models/state.ts'
import { gravestOf } from '../../state/alarms.ts'
import { hover, hoverOver } from '../../state/hover.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { Icon } from '../marks/icon.tsx'
import { AlarmShape, LinkShape, StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'
import { alarmedIn, countIn, type Rollup, refreshRollup, worstIn } from './rollup.ts'
import type { TreeRow } from './tree-rows.ts'

interface Props {
  readonly row: TreeRow
  readonly index: number
  readonly id: string
  readonly top: number
  readonly height: number
  readonly now: Now
  readonly rollup: Rollup
  readonly speech: Speech
  readonly active: boolean
  readonly chosen: boolean
  readonly onPress: (index: number, event: React.MouseEvent) => void
  readonly onTurn: (path: string) => void
}

/** One row: a fold, a mark, a name, and what is wrong beneath it. */
export const TreeRowView = memo(function TreeRowView(props: Props) {
  const { row, index, id, top, height, now, rollup, speech, active, chosen, onPress, onTurn } = props
  const machine = row.placed?.index
  const hovered = useZustand(hover, (state) => machine !== undefined && state.machine === machine)
  const name = speech.name(row.name)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the tree are handled on the tree itself
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-setsize={row.beside}
      aria-posinset={row.place}
      aria-expanded={row.open}
      aria-selected={row.placed === undefined ? undefined : chosen}
      className={`tree-row ${row.kind}${active ? ' active' : ''}${chosen ? ' chosen' : ''}${hovered ? ' hovered' : ''}`}
      style={{ top, height }}
      onClick={(event) => onPress(index, event)}
      onPointerEnter={machine === undefined ? undefined : () => hoverOver(machine)}
      onPointerLeave={machine === undefined ? undefined : () => hoverOver(undefined)}
    >
      {row.open === undefined ? (
        <span className="fold" />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree fold
        // biome-ignore lint/a11y/noStaticElementInteractions: as above
        <span
          className="fold"
          onClick={(event) => {
            event.stopPropagation()
            onTurn(row.path)
          }}
        >
          <Icon name={row.open ? 'unfolded' : 'folded'} />
        </span>
      )}
      {machine === undefined ? (
        <GroupMark row={row} now={now} rollup={rollup} speech={speech} />
      ) : (
        <MachineMark machine={machine} now={now} speech={speech} />
      )}
      <span
        className="tree-name"
        title={row.placed === undefined ? name : `${name} · ${row.placed.machine.id}`}
      >
        {name}
        {row.placed !== undefined && <span className="tree-id"> {row.placed.machine.id}</span>}
      </span>
      {machine === undefined ? (
        <Troubles row={row} now={now} rollup={rollup} speech={speech} />
      ) : (
        <MachineAlarm machine={machine} speech={speech} />
      )}
    </div>
  )
})

interface GroupProps {
  readonly row: TreeRow
  readonly now: Now
  readonly rollup: Rollup
  readonly speech: Speech
}

function GroupMark({ row, now, rollup, speech }: GroupProps) {
  const worst = useTicked((): FloorState => {
    refreshRollup(rollup, now)
    return worstIn(rollup, row.first, row.end)
  })
  return <Marked state={worst} speech={speech} />
}

/** A Machine's state; where it is out of reach, how it was lost. */
function MachineMark({ machine, now, speech }: { machine: number; now: Now; speech: Speech }) {
  const state = useTicked(() => floorStateAt(now, machine))
  const link = useTicked(() => linkAt(now, machine))
  if (state === 'unknown' && link > 1)
    return (
      <span className="tree-mark">
        <LinkShape link={link} />
        <span className="unseen">{speech.t('state.unknown')}</span>
      </span>
    )
  return <Marked state={state} speech={speech} />
}

const Marked = ({ state, speech }: { readonly state: FloorState; readonly speech: Speech }) => (
  <span className="tree-mark" title={speech.t(`state.${state}`)}>
    <StateShape state={state} />
    <span className="unseen">{speech.t(`state.${state}`)}</span>
  </span>
)

function MachineAlarm({ machine, speech }: { readonly machine: number; readonly speech: Speech }) {
  const alarm = useStore((floor) => gravestOf(floor.alarms, machine))
  if (alarm === undefined) return null
  const words = alarm.text === undefined ? alarm.code : `${alarm.code} · ${speech.name(alarm.text)}`
  return (
    <span className="tree-trouble" title={words}>
      <AlarmShape priority={alarm.priority} />
      <span className="unseen">{words}</span>
    </span>
  )
}

const TROUBLES = ['fault', 'held', 'waiting', 'unknown'] as const

/** What a fold must not hide: how many are in trouble, and of how many; of what was found, while anything is sought. */
function Troubles({ row, now, rollup, speech }: GroupProps) {
  const { t, number } = speech
  const counts = useTicked(() => {
    refreshRollup(rollup, now)
    return TROUBLES.map((state) => countIn(rollup, state, row.first, row.end)).join()
  }).split(',')
  const alarmed = useStore((floor) => alarmedIn(floor.alarms, row.first, row.end, rollup.hits))
  return (
    <>
      {alarmed > 0 && (
        <span className="tree-trouble" title={t('summary.alarms')}>
          <AlarmShape priority="medium" />
          <span className="unseen">{t('summary.alarms')} </span>
          {number(alarmed)}
        </span>
      )}
      {TROUBLES.map((state, i) =>
        counts[i] === '0' ? null : (
          <span key={state} className={`tree-trouble tone-${state}`} title={t(`state.${state}`)}>
            <StateShape state={state} />
            <span className="unseen">{t(`state.${state}`)} </span>
            {number(Number(counts[i]))}
          </span>
        ),
      )}
      <span className="tree-count" title={t('list.machines', { count: row.shown, shown: number(row.shown) })}>
        {number(row.shown)}
      </span>
    </>
  )
}
