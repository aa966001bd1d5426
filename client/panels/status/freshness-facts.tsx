import '../../text/parts/status.ts'
import { type Freshness, SPREAD_ENDS, type Spread } from '../../state/freshness.ts'
import { useStore } from '../../state/react.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { sharesOf, tallest } from './shares.ts'
import { shortTime } from './short-time.ts'

/** How old Readings are when they are in memory, and when their picture is painted [J-1, J-2]. */
export function FreshnessFacts() {
  const speech = useText()
  const { t } = speech
  const applied = useStore((floor) => floor.freshness)
  const painted = useStore((floor) => floor.painted)
  return (
    <Facts title={t('status.freshness')}>
      <table className="freshness">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('status.freshness')}</span>
            </th>
            <th scope="col">p50</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
            <th scope="col">{t('status.measured')}</th>
          </tr>
        </thead>
        <tbody>
          <Row label={t('status.applied')} swatch="swatch-applied" freshness={applied} speech={speech} />
          <Row label={t('status.painted')} swatch="swatch-painted" freshness={painted} speech={speech} />
        </tbody>
      </table>
      <Bars speech={speech} />
      <p className="soft small-print">{t('status.freshnessMeaning')}</p>
    </Facts>
  )
}

interface RowProps {
  readonly label: string
  readonly swatch: string
  readonly freshness: Freshness
  readonly speech: Speech
}

function Row({ label, swatch, freshness, speech }: RowProps) {
  const { t, number } = speech
  const { p50, p95, p99, samples } = freshness
  const time = (value: number): string => (samples === 0 ? t('value.none') : shortTime(value, speech))
  return (
    <tr>
      <th scope="row">
        <span className={`swatch ${swatch}`} aria-hidden="true" />
        {label}
      </th>
      <td>{time(p50)}</td>
      <td>{time(p95)}</td>
      <td>{time(p99)}</td>
      <td className="soft">{number(samples)}</td>
    </tr>
  )
}

/** The spread of the last minute: hollow bars to memory, full ones to the picture. */
function Bars({ speech }: { readonly speech: Speech }) {
  const { t, percent } = speech
  const { applied, painted } = useStore((floor) => floor.spread)
  const [toMemory, toPicture] = [sharesOf(applied), sharesOf(painted)]
  const scale = Math.max(0.01, ...toMemory, ...toPicture)
  const height = (share: number | undefined): string => `${(100 * (share ?? 0)) / scale}%`
  const range = (bar: number): string => rangeWords(bar, speech)
  return (
    <div
      className="spread"
      role="img"
      aria-label={t('status.spread', {
        applied: mostly(applied, range, speech),
        painted: mostly(painted, range, speech),
      })}
    >
      {toMemory.map((share, bar) => {
        const title = t('status.bar', {
          range: range(bar),
          applied: percent(share),
          painted: percent(toPicture[bar] ?? 0),
        })
        return (
          <span key={SPREAD_ENDS[bar] ?? 'more'} className="spread-bar" title={title}>
            <span className="spread-applied" style={{ height: height(share) }} />
            <span className="spread-painted" style={{ height: height(toPicture[bar]) }} />
            {SPREAD_ENDS[bar] !== undefined && (
              <span className="spread-end">{endWords(SPREAD_ENDS[bar])}</span>
            )}
          </span>
        )
      })}
    </div>
  )
}

const mostly = (spread: Spread, range: (bar: number) => string, { t }: Speech): string => {
  const bar = tallest(spread)
  return bar === undefined ? t('value.none') : range(bar)
}

function rangeWords(bar: number, { t, number }: Speech): string {
  const from = number(SPREAD_ENDS[bar - 1] ?? 0)
  const end = SPREAD_ENDS[bar]
  return end === undefined ? t('status.over', { from }) : t('status.upTo', { from, to: number(end) })
}

const endWords = (millis: number): string => (millis < 1000 ? String(millis) : `${millis / 1000} s`)
