import '../../text/parts/machine.ts'
import '../../styles/charts.css'
import { useRef, useState } from 'react'
import { useStore } from 'zustand/react'
import { chartAll, charted, MOST_CHARTED, spanHolding } from '../../state/charted.ts'
import type { PlantModel } from '../../state/plant.ts'
import { player } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { useLookAt } from '../use-look-at.ts'
import { useTime } from '../use-time.ts'
import type { LiveChart } from './chart.ts'
import { ChartSpans } from './chart-bar.tsx'
import { ChartCopies } from './chart-copies.tsx'
import { ChartLegend, type LegendCells, sayInLegend } from './chart-legend.tsx'
import { ChartTable } from './chart-table.tsx'
import { chartedLines } from './charted-lines.ts'
import { type Drawn, edgesNow, knownMillis } from './drawing.ts'
import { panned, rightOf, type Sight, zoomed } from './sight.ts'
import { useLiveChart } from './use-live-chart.ts'

/** Channels of one or several Machines over the last minutes, as they come. */
export function LiveChartSection({ model }: { readonly model: PlantModel }) {
  const { t, number } = useText()
  const keys = useStore(charted, (now) => now.keys)
  return (
    <Facts title={t('chart.title')}>
      {keys.length === 0 ? (
        <p className="soft small-print">{t('chart.empty', { shown: number(MOST_CHARTED) })}</p>
      ) : (
        <Chart model={model} keys={keys} />
      )}
    </Facts>
  )
}

const MINUTE_MILLIS = 60_000
/** A step of the reading line by the keyboard, in points. */
const READ_STEP = 6
/** A press on a key makes it so much wider, or moves it by so much of its width. */
const KEY_ZOOM = 1.5
const KEY_PAN = 0.5

function Chart({ model, keys }: { readonly model: PlantModel; readonly keys: readonly string[] }) {
  const speech = useText()
  const { t, time, moment } = speech
  const spanMinutes = useStore(charted, (now) => now.spanMinutes)
  const isPast = useTime(({ kind }) => kind === 'past')
  // The stretch that is held, from before anyone chose how much it shows.
  const [held, setHeld] = useState<Sight>()
  const [pinnedAt, setPinnedAt] = useState<number>()
  const [tabled, setTabled] = useState(false)
  const host = useRef<HTMLDivElement>(null)
  const cells = useRef<LegendCells>(new Map())
  const readout = useRef<HTMLSpanElement>(null)
  const lines = chartedLines(model, keys)
  useSecond()
  useLookAt(lines.map(({ slot }) => slot))
  const usualMillis = held?.spanMillis ?? spanHolding(knownMillis(lines)) * MINUTE_MILLIS
  const sight: Sight = {
    spanMillis: spanMinutes === undefined ? usualMillis : spanMinutes * MINUTE_MILLIS,
    to: held?.to,
  }
  const say = (at: number): string => (isPast || sight.spanMillis > LONG_MILLIS ? moment(at) : time(at))
  const onDrawn = (drawn: Drawn, readAt: number | undefined): void => {
    sayInLegend(cells.current, lines, drawn, readAt, speech)
    if (readout.current !== null) readout.current.textContent = say(readAt ?? drawn.to)
  }
  const onSight = (next: Sight): void => {
    setHeld(next.to === undefined ? undefined : next)
    if (next.spanMillis !== sight.spanMillis)
      charted.setState({ spanMinutes: next.spanMillis / MINUTE_MILLIS })
  }
  const onPin = (at: number | undefined): void => setPinnedAt(pinnedAt === undefined ? at : undefined)
  const onSeek = (at: number): void => {
    // The stretch stays, so that what lies around that moment is seen.
    setHeld({ ...sight, to: rightOf(sight, edgesNow()) })
    setPinnedAt(undefined)
    player.seek(at)
  }
  const wish = { host, lines, sight, pinnedAt, speech, onDrawn, onSight, onPin, onSeek }
  const { chart, life, retry } = useLiveChart(wish)
  const pause = (): void => setHeld(held === undefined ? { ...sight, to: edgesNow().at } : undefined)
  const press = (event: React.KeyboardEvent): void => {
    const act = keyed(event, chart.current, sight, onSight, onSeek)
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
    if (event.key === 'Escape') setPinnedAt(undefined)
  }
  return (
    <div className="live-chart">
      <div className="chart-bar">
        <ChartSpans spanMinutes={sight.spanMillis / MINUTE_MILLIS} />
        <span className="spring" />
        <button
          type="button"
          className="tool square"
          aria-pressed={held !== undefined}
          aria-label={t(held === undefined ? 'chart.pause' : 'chart.resume')}
          title={t(held === undefined ? 'chart.pause' : 'chart.resume')}
          onClick={pause}
        >
          <Icon name={held === undefined ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          className="tool square"
          aria-pressed={tabled}
          aria-label={t('chart.asTable')}
          title={t('chart.asTable')}
          onClick={() => setTabled(!tabled)}
        >
          <Icon name="table" />
        </button>
        <ChartCopies host={host} chart={chart} lines={lines} sight={sight} />
      </div>
      {life === 'failed' ? (
        <p className="chart-failed">
          {t('chart.failed')}{' '}
          <button type="button" className="plain" onClick={retry}>
            {t('chart.retry')}
          </button>
        </p>
      ) : (
        <div
          ref={host}
          className="chart-box"
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture whose reading line the arrows move
          tabIndex={0}
          aria-label={t('chart.keys')}
          aria-busy={life === 'loading'}
          onKeyDown={press}
        />
      )}
      <p className="chart-time soft">
        <span ref={readout} />
        {life === 'loading' && <span> {t('chart.loading')}</span>}
        {pinnedAt !== undefined && (
          <button type="button" className="tool chart-seek" onClick={() => onSeek(pinnedAt)}>
            {t('chart.seek')}
          </button>
        )}
        {held?.to !== undefined && <b> {t('chart.paused', { time: say(held.to) })}</b>}
        <span className="spring" />
        <button type="button" className="plain" onClick={() => chartAll([])}>
          {t('chart.clear')}
        </button>
      </p>
      <p className="soft small-print">{t('chart.hand')}</p>
      <ChartLegend lines={lines} cells={cells} />
      {tabled && <ChartTable lines={lines} sight={sight} />}
    </div>
  )
}

/** Of so much time the clock alone does not say which moment it was. */
const LONG_MILLIS = 12 * 60 * MINUTE_MILLIS

/** What a key does to the chart; undefined where nothing. */
function keyed(
  event: React.KeyboardEvent,
  chart: LiveChart | undefined,
  sight: Sight,
  onSight: (sight: Sight) => void,
  onSeek: (at: number) => void,
): (() => void) | undefined {
  const step = event.shiftKey ? 5 * READ_STEP : READ_STEP
  const edges = edgesNow()
  const middle = rightOf(sight, edges) - sight.spanMillis / 2
  switch (event.key) {
    case 'ArrowLeft':
      return () => chart?.read(-step)
    case 'ArrowRight':
      return () => chart?.read(step)
    case 'Escape':
      return () => chart?.read(undefined)
    case '+':
    case '=':
      return () => onSight(zoomed(sight, edges, 1 / KEY_ZOOM, middle))
    case '-':
      return () => onSight(zoomed(sight, edges, KEY_ZOOM, middle))
    case 'PageUp':
      return () => onSight(panned(sight, edges, -KEY_PAN * sight.spanMillis))
    case 'PageDown':
      return () => onSight(panned(sight, edges, KEY_PAN * sight.spanMillis))
    case 'Enter': {
      const at = chart?.readAt()
      return at === undefined ? undefined : () => onSeek(at)
    }
    default:
      return undefined
  }
}
