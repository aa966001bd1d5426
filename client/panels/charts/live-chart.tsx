import '../../styles/charts.css'
import { useRef, useState } from 'react'
import { useStore } from 'zustand/react'
import { chartAll, charted, MOST_CHARTED, SPANS, type Span, spanHolding } from '../../state/charted.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime } from '../../state/playhead.ts'
import { store } from '../../state/store.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { useLookAt } from '../use-look-at.ts'
import { ChartCopies } from './chart-copies.tsx'
import { ChartLegend, type LegendCells, sayInLegend } from './chart-legend.tsx'
import { ChartTable } from './chart-table.tsx'
import { chartedLines } from './charted-lines.ts'
import { type Drawn, knownMillis } from './drawing.ts'
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

/** Where a chart was paused, and how much time it showed then. */
interface Held {
  readonly at: number
  readonly spanMinutes: Span
}

/** A step of the reading line by the keyboard, in points. */
const READ_STEP = 6

function Chart({ model, keys }: { readonly model: PlantModel; readonly keys: readonly string[] }) {
  const speech = useText()
  const { t, time, number } = speech
  const chosenSpan = useStore(charted, (now) => now.spanMinutes)
  const [held, setHeld] = useState<Held>()
  const heldAt = held?.at
  const [tabled, setTabled] = useState(false)
  const host = useRef<HTMLDivElement>(null)
  const cells = useRef<LegendCells>(new Map())
  const readout = useRef<HTMLSpanElement>(null)
  const lines = chartedLines(model, keys)
  useSecond()
  useLookAt(lines.map(({ slot }) => slot))
  const spanMinutes = chosenSpan ?? held?.spanMinutes ?? spanHolding(knownMillis(lines))
  const onDrawn = (drawn: Drawn, readAt: number | undefined): void => {
    sayInLegend(cells.current, lines, drawn, readAt, speech)
    if (readout.current !== null) readout.current.textContent = time(readAt ?? drawn.to)
  }
  const { chart, life, retry } = useLiveChart({ host, lines, spanMinutes, heldAt, speech, onDrawn })
  const pause = (): void =>
    setHeld(held === undefined ? { at: playheadTime(store.getState().connection), spanMinutes } : undefined)
  const read = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowLeft' ? -READ_STEP : event.key === 'ArrowRight' ? READ_STEP : undefined
    if (step === undefined && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    chart.current?.read(step === undefined ? undefined : event.shiftKey ? step * 5 : step)
  }
  return (
    <div className="live-chart">
      <div className="chart-bar">
        <fieldset className="spans">
          <legend className="unseen">{t('chart.span')}</legend>
          {SPANS.map((minutes) => (
            <button
              key={minutes}
              type="button"
              className="tool"
              aria-pressed={minutes === spanMinutes}
              aria-label={t('chart.minutes', { shown: number(minutes) })}
              onClick={() => charted.setState({ spanMinutes: minutes })}
            >
              {minutes === SPANS.at(-1) ? t('chart.minutes', { shown: number(minutes) }) : number(minutes)}
            </button>
          ))}
        </fieldset>
        <span className="spring" />
        <button
          type="button"
          className="tool square"
          aria-pressed={heldAt !== undefined}
          aria-label={t(heldAt === undefined ? 'chart.pause' : 'chart.resume')}
          title={t(heldAt === undefined ? 'chart.pause' : 'chart.resume')}
          onClick={pause}
        >
          <Icon name={heldAt === undefined ? 'pause' : 'play'} />
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
        <ChartCopies host={host} chart={chart} lines={lines} spanMinutes={spanMinutes} heldAt={heldAt} />
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
          onKeyDown={read}
        />
      )}
      <p className="chart-time soft">
        <span ref={readout} />
        {life === 'loading' && <span> {t('chart.loading')}</span>}
        {heldAt !== undefined && <b> {t('chart.paused', { time: time(heldAt) })}</b>}
        <span className="spring" />
        <button type="button" className="plain" onClick={() => chartAll([])}>
          {t('chart.clear')}
        </button>
      </p>
      <ChartLegend lines={lines} cells={cells} />
      {tabled && <ChartTable lines={lines} spanMinutes={spanMinutes} heldAt={heldAt} />}
    </div>
  )
}
