import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { type Placed, SERVER_CHANNELS } from '../../../models/slots.ts'
import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { ageOf, playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { COLUMNS_KEY, remember } from '../keepsake.ts'
import { type Shown, shownAt } from '../list/row-view.ts'
import { chosenKeys, withChoice } from '../list/telling.ts'
import { Icon } from '../marks/icon.tsx'
import { Facts } from '../panel.tsx'
import { sayAge } from '../say-age.ts'
import { useTick } from '../tick.ts'
import { useView } from '../use-view.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
}

/** Every Channel of a Machine but the state and what the server writes, which stand elsewhere. */
export function Channels({ model, now, placed }: Props) {
  const speech = useText()
  const { t } = speech
  const connection = useStore((floor) => floor.connection)
  const columns = useView((view) => view.columns)
  useTick()
  const at = playheadTime(connection)
  const ageInWords = sayAge(connection, at, speech)
  const chosen = chosenKeys(placed, columns)
  const choose = (keys: readonly string[] | undefined): void => {
    const { [placed.kind.id]: _, ...others } = columns
    const next = keys === undefined ? others : { ...others, [placed.kind.id]: keys }
    view.setState({ columns: next })
    remember(COLUMNS_KEY, JSON.stringify(next))
  }
  return (
    <Facts title={t('machine.channels')}>
      <ul className="channels">
        {placed.channels.slice(1, -SERVER_CHANNELS).map((channel, i) => {
          const slot = placed.firstSlot + 1 + i
          return (
            <ChannelRow
              key={channel.key}
              channel={channel}
              shown={shownAt(model, now, slot, channel, at, speech)}
              age={ageInWords(ageOf(model, now, slot, at))}
              share={shareOf(model, now, slot, channel)}
              inList={chosen.includes(channel.key)}
              onChoose={() => choose(withChoice(chosen, channel.key))}
            />
          )
        })}
      </ul>
      <p className="soft small-print">
        {t('machine.columns')}{' '}
        {columns[placed.kind.id] !== undefined && (
          <button type="button" className="plain" onClick={() => choose(undefined)}>
            {t('machine.columnsReset')}
          </button>
        )}
      </p>
    </Facts>
  )
}

/** Where a value stands in what a healthy sensor reads, 0 to 1 when inside; nothing for words, counters and numbers that name something. */
function shareOf(model: PlantModel, now: Now, slot: number, channel: ChannelSpec): number | undefined {
  if (channel.states !== undefined || channel.counter === true || NAMES_SOMETHING.has(channel.key))
    return undefined
  if (now.twin.qualities[slot] === QUALITY.none) return undefined
  const value = (now.twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
  return (value - channel.min) / (channel.max - channel.min)
}

/** Numbers of which no one is more than another. */
const NAMES_SOMETHING: ReadonlySet<string> = new Set(['toolNumber', 'stepNumber', 'layer', 'printsSinceWipe'])

interface RowProps {
  readonly channel: ChannelSpec
  readonly shown: Shown
  readonly age: string
  readonly share: number | undefined
  readonly inList: boolean
  readonly onChoose: () => void
}

function ChannelRow({ channel, shown, age, share, inList, onChoose }: RowProps) {
  const { t } = useText()
  const doubted = shown.trust !== 'good' && shown.trust !== 'none'
  return (
    <li className={`channel trust-${shown.trust}`}>
      <button
        type="button"
        className="pin"
        aria-pressed={inList}
        aria-label={t('machine.inList', { channel: shown.label })}
        title={t('machine.inList', { channel: shown.label })}
        onClick={onChoose}
      >
        <Icon name={inList ? 'pinned' : 'more'} />
      </button>
      <span className="channel-name">{shown.label}</span>
      <span className={`channel-value${shown.outside ? ' outside-text' : ''}`}>
        {shown.outside && <Icon name="outside" />}
        {shown.text}
        {shown.unit !== '' && <span className="unit"> {shown.unit}</span>}
      </span>
      <span className="channel-age">
        <span>{age}</span>
        {(doubted || shown.outside) && (
          <b>
            {doubted && t(`trust.${shown.trust}`)}
            {doubted && shown.outside && ' · '}
            {shown.outside && t('value.outside')}
          </b>
        )}
      </span>
      {share !== undefined && <Meter channel={channel} shown={shown} share={share} />}
    </li>
  )
}

interface MeterProps {
  readonly channel: ChannelSpec
  readonly shown: Shown
  readonly share: number
}

/** Where the value stands between the least and the most that a healthy sensor reads. */
function Meter({ channel, shown, share }: MeterProps) {
  const { number } = useText()
  const within = Math.min(Math.max(share, 0), 1)
  return (
    <span className={shown.outside ? 'scale outside' : 'scale'}>
      <span className="scale-end">{number(channel.min)}</span>
      <span
        className="meter"
        aria-hidden="true"
        title={`${number(channel.min)} – ${number(channel.max)} ${shown.unit}`}
      >
        <span className="meter-fill" style={{ width: `${within * 100}%` }} />
      </span>
      <span className="scale-end">{number(channel.max)}</span>
    </span>
  )
}
