// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed by height, which table elements cannot be
import { memo } from 'react'
import type { Placed } from '../../../models/slots.ts'
import type { Speech } from '../../text/speech.ts'
import { Icon } from '../marks/icon.tsx'
import { AlarmMark, LinkMark, StateMark } from '../marks/mark.tsx'
import type { RowView, Shown } from './row-view.ts'

interface Props {
  readonly placed: Placed
  readonly view: RowView
  /** Why it is in its state, where that is known [M-10]. */
  readonly why: string | undefined
  readonly speech: Speech
  readonly id: string
  readonly top: number
  readonly rowIndex: number
  readonly active: boolean
  readonly selected: boolean
  /** In a flat list the row says itself where its Machine stands. */
  readonly flat: boolean
  readonly onPress: (path: string) => void
}

/** One chosen Channel: its name small, its value large, and a word where it is not to be trusted. */
function Value({ shown, t }: { readonly shown: Shown; readonly t: Speech['t'] }) {
  return (
    <span className={`value trust-${shown.trust}`}>
      <span className="value-head">
        <span className="value-label" title={shown.label}>
          {shown.label}
        </span>
        {shown.trust !== 'good' && shown.trust !== 'none' && (
          <span className="trust-word">{t(`trust.${shown.trust}`)}</span>
        )}
      </span>
      <span className={`value-text${shown.outside ? ' outside-text' : ''}`}>
        {shown.outside && (
          <span title={t('value.outside')}>
            <Icon name="outside" />
            <span className="unseen">{t('value.outside')} </span>
          </span>
        )}
        {shown.text}
        {shown.unit !== '' && <span className="unit"> {shown.unit}</span>}
      </span>
    </span>
  )
}

export const MachineRow = memo(function MachineRow(props: Props) {
  const { placed, view, why, speech, id, top, rowIndex, active, selected, flat, onPress } = props
  const { t, name } = speech
  const { machine, kind, line, path } = placed
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are handled on the grid itself
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-level={flat ? 1 : 3}
      aria-selected={selected}
      tabIndex={-1}
      className={`row machine-row${active ? ' active' : ''}${view.state === 'fault' ? ' faulty' : ''}`}
      style={{ top }}
      onClick={() => onPress(path)}
    >
      <div role="gridcell" tabIndex={-1} className="cell cell-state">
        <StateMark state={view.state} was={view.was} />
        {why !== undefined && (
          <span className="row-why" title={why}>
            {why}
          </span>
        )}
      </div>
      <div role="gridcell" tabIndex={-1} className="cell cell-link">
        <LinkMark link={view.link} />
      </div>
      <div role="gridcell" tabIndex={-1} className="cell cell-name">
        <span className="machine-name" title={name(machine.name)}>
          {name(machine.name)}
        </span>
        <span className="machine-id" title={machine.id}>
          {view.alarm !== undefined && <AlarmMark alarm={view.alarm} count={view.alarms} />}
          <span>{machine.id}</span>
          {flat && ` · ${name(line.name)}`}
        </span>
      </div>
      <div role="gridcell" tabIndex={-1} className="cell cell-kind" title={name(kind.name)}>
        {name(kind.name)}
      </div>
      <div role="gridcell" tabIndex={-1} className="cell cell-values">
        {view.values.map((shown) => (
          <Value key={shown.key} shown={shown} t={t} />
        ))}
      </div>
      <div
        role="gridcell"
        tabIndex={-1}
        className={`cell cell-age${view.stale || view.was !== undefined ? ' hatched' : ''}`}
      >
        <span>{view.age}</span>
        {view.stale && <span className="trust-word">{t('trust.stale')}</span>}
      </div>
    </div>
  )
})
