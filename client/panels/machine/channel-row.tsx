import '../../text/parts/machine.ts'
import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { useText } from '../../text/use-text.ts'
import { LINE_STYLES } from '../charts/palette.ts'
import { SparkLine } from '../charts/spark.tsx'
import type { Shown } from '../list/row-view.ts'
import { Icon } from '../marks/icon.tsx'

interface Props {
  readonly slot: number
  readonly channel: ChannelSpec
  readonly shown: Shown
  readonly age: string
  readonly value: number | undefined
  /** Its place in the chart; -1 where it is not in it. */
  readonly inChart: number
  readonly onChart: () => void
  /** Whether the list shows it; nothing for what the list shows anyway. */
  readonly inList: boolean | undefined
  readonly onList: () => void
}

/** One Channel: name and value, its last minutes, where it stands in its range, and how old it is. */
export function ChannelRow(props: Props) {
  const { slot, channel, shown, age, value, inChart, onChart, inList, onList } = props
  const { t } = useText()
  const doubted = shown.trust !== 'good' && shown.trust !== 'none'
  const share = value === undefined ? undefined : shareOf(channel, value)
  const style = LINE_STYLES[inChart]
  return (
    <li className={`channel trust-${shown.trust}`}>
      <button
        type="button"
        className="pin to-chart"
        aria-pressed={inChart >= 0}
        aria-label={t('channels.chart', { channel: shown.label })}
        title={t('channels.chart', { channel: shown.label })}
        onClick={onChart}
        style={style === undefined ? undefined : { color: `var(${style.token})` }}
      >
        <Icon name="chart" />
      </button>
      <span className="channel-name">{shown.label}</span>
      <span className={`channel-value${shown.outside ? ' outside-text' : ''}`}>
        {shown.outside && <Icon name="outside" />}
        {shown.text}
        {shown.unit !== '' && <span className="unit"> {shown.unit}</span>}
      </span>
      {inList === undefined ? (
        <span />
      ) : (
        <button
          type="button"
          className="pin to-list"
          aria-pressed={inList}
          aria-label={t('machine.inList', { channel: shown.label })}
          title={t('machine.inList', { channel: shown.label })}
          onClick={onList}
        >
          <Icon name={inList ? 'pinned' : 'more'} />
        </button>
      )}
      <span className="channel-lines">
        <SparkLine slot={slot} channel={channel} />
        {share !== undefined && <Meter channel={channel} shown={shown} share={share} />}
      </span>
      <span className="channel-age">
        {(doubted || shown.outside) && (
          <b>
            {doubted && t(`trust.${shown.trust}`)}
            {doubted && shown.outside && ' · '}
            {shown.outside && t('value.outside')}
          </b>
        )}
        <span>{age}</span>
      </span>
    </li>
  )
}

/** Numbers of which no one is more than another. */
const NAMES_SOMETHING: ReadonlySet<string> = new Set([
  'toolNumber',
  'stepNumber',
  'layer',
  'printsSinceWipe',
  'clockSkew',
])

/** Where a value stands in what a healthy sensor reads, 0 to 1 when inside; nothing for words, counters and numbers that name something. */
function shareOf({ key, states, counter, min, max }: ChannelSpec, value: number): number | undefined {
  if (states !== undefined || counter === true || NAMES_SOMETHING.has(key)) return undefined
  return (value - min) / (max - min)
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
  const decimals = (value: number): number => (Number.isInteger(value) ? 0 : 1)
  const [least, most] = [channel.min, channel.max].map((end) => number(end, decimals(end)))
  return (
    <span className={shown.outside ? 'scale outside' : 'scale'} title={`${least} – ${most} ${shown.unit}`}>
      <span className="scale-end">{least}</span>
      <span className="meter" aria-hidden="true">
        <span className="meter-fill" style={{ width: `${within * 100}%` }} />
      </span>
      <span className="scale-end">{most}</span>
    </span>
  )
}
