import '../../text/parts/machine.ts'
import '../../styles/channels.css'
import { useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { type Placed, stateSlot } from '../../../models/slots.ts'
import { QUALITY } from '../../../models/twin.ts'
import { chart, charted, chartKey } from '../../state/charted.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { ageOf, playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { knownSince } from '../../state/recall/fill.ts'
import { deafTo } from '../../state/recall/looking.ts'
import { RECALL_MILLIS } from '../../state/recall/samples.ts'
import { view } from '../../state/view.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { COLUMNS_KEY, remember } from '../keepsake.ts'
import { shownAt } from '../list/row-view.ts'
import { chosenKeys, withChoice } from '../list/telling.ts'
import { Icon } from '../marks/icon.tsx'
import { Facts } from '../panel.tsx'
import { sayAge } from '../say-age.ts'
import { useTick } from '../tick.ts'
import { useFilled } from '../use-look-at.ts'
import { useView } from '../use-view.ts'
import { ChannelRow } from './channel-row.tsx'
import { type Group, grouped, isAsked, type Member } from './groups.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
}

const GROUP_NAMES: Readonly<Record<Group, TextKey>> = {
  output: 'group.output',
  process: 'group.process',
  motion: 'group.motion',
  drive: 'group.drive',
  condition: 'group.condition',
  energy: 'group.energy',
  signals: 'group.signals',
  network: 'group.network',
}

/** Every Channel of a Machine, by what a person looks for, with its last minutes. */
export function Channels({ model, now, placed }: Props) {
  const { t } = useText()
  const [asked, setAsked] = useState('')
  const begins = useBegins(placed)
  const columns = useView((view) => view.columns)
  const chosen = chosenKeys(placed, columns)
  const choose = (keys: readonly string[] | undefined): void => {
    const { [placed.kind.id]: _, ...others } = columns
    const next = keys === undefined ? others : { ...others, [placed.kind.id]: keys }
    view.setState({ columns: next })
    remember(COLUMNS_KEY, JSON.stringify(next))
  }
  const groups = grouped(placed.channels)
    .map(({ group, members }) => ({
      group,
      members: members.filter(({ channel }) => asked === '' || isAsked(channel, asked)),
    }))
    .filter(({ members }) => members.length > 0)
  return (
    <Facts title={t('machine.channels')}>
      <label className="channel-filter">
        <Icon name="search" />
        <span className="unseen">{t('channels.filter')}</span>
        <input
          type="search"
          value={asked}
          placeholder={t('channels.filter')}
          onChange={(event) => setAsked(event.target.value)}
        />
      </label>
      {groups.length === 0 && <p className="soft">{t('channels.none')}</p>}
      {groups.map(({ group, members }) => (
        <section key={group} className="channel-group">
          <h4>{t(GROUP_NAMES[group])}</h4>
          <Rows
            model={model}
            now={now}
            placed={placed}
            members={members}
            chosen={chosen}
            onChoose={(key) => choose(withChoice(chosen, key))}
          />
        </section>
      ))}
      <p className="soft small-print">
        {t('machine.columns')}{' '}
        {columns[placed.kind.id] !== undefined && (
          <button type="button" className="plain" onClick={() => choose(undefined)}>
            {t('machine.columnsReset')}
          </button>
        )}
      </p>
      {begins && <p className="soft small-print">{t('channels.kept')}</p>}
    </Facts>
  )
}

/** Whether the lines begin when the Machine was looked at: in a Plant too large for all, where the Journal tells nothing. */
function useBegins(placed: Placed): boolean {
  useFilled()
  const recall = useStore((floor) => floor.recall)
  if (recall === undefined || recall.samples.whole) return false
  const at = playheadTime()
  const of = { from: at - RECALL_MILLIS, to: at }
  return knownSince(recall, stateSlot(placed), deafTo(), of) > of.from
}

interface RowsProps extends Props {
  readonly members: readonly Member[]
  readonly chosen: readonly string[]
  readonly onChoose: (key: string) => void
}

function Rows({ model, now, placed, members, chosen, onChoose }: RowsProps) {
  const speech = useText()
  const connection = useStore((floor) => floor.connection)
  const keys = useZustand(charted, (now) => now.keys)
  useTick()
  const at = playheadTime(connection)
  const ageInWords = sayAge(connection, at, speech)
  return (
    <ul className="channels">
      {members.map(({ channel, offset }) => {
        const slot = placed.firstSlot + offset
        const key = chartKey(placed.machine.id, channel.key)
        const listed = offset > 0 && offset < placed.channels.length - 2
        return (
          <ChannelRow
            key={channel.key}
            slot={slot}
            channel={channel}
            shown={shownAt(model, now, slot, channel, at, speech)}
            age={slot === stateSlot(placed) || listed ? ageInWords(ageOf(model, now, slot, at)) : ''}
            value={
              now.twin.qualities[slot] === QUALITY.none
                ? undefined
                : (now.twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
            }
            inChart={keys.indexOf(key)}
            onChart={() => chart(key)}
            inList={listed ? chosen.includes(channel.key) : undefined}
            onList={() => onChoose(channel.key)}
          />
        )
      })}
    </ul>
  )
}
