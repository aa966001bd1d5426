import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Speech } from '../../text/speech.ts'
import { useTheme } from '../use-theme.ts'
import type { LiveChart } from './chart.ts'
import type { ChartedLine } from './charted-lines.ts'
import { CALM_DRAW_GAP_MILLIS, DRAW_GAP_MILLIS, type Drawn, drawLines, lookOf, tracesOf } from './drawing.ts'

/** The library of the chart comes when it is first wanted; without the network it does not. */
export type ChartLife = 'loading' | 'drawn' | 'failed'

interface Wish {
  readonly host: RefObject<HTMLDivElement | null>
  readonly lines: readonly ChartedLine[]
  readonly spanMinutes: number
  /** Where the chart was paused. */
  readonly heldAt: number | undefined
  readonly speech: Speech
  /** Called with each drawing, and when the reading line moves. */
  readonly onDrawn: (drawn: Drawn, readAt: number | undefined) => void
}

/** Draws the lines while they are on the page; gives back the chart and how it fares. */
export function useLiveChart(wish: Wish): {
  readonly chart: RefObject<LiveChart | undefined>
  readonly life: ChartLife
  readonly retry: () => void
} {
  const { host, speech } = wish
  const chart = useRef<LiveChart>(undefined)
  const latest = useRef(wish)
  const [life, setLife] = useState<ChartLife>('loading')
  const [attempt, setAttempt] = useState(0)
  const theme = useTheme()
  useEffect(() => {
    latest.current = wish
  })
  // A theme or a language draws every stroke and every word anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page's own style, an attempt is one more
  useEffect(() => {
    const box = host.current
    if (box === null) return
    let ended = false
    let readAt: number | undefined
    let drawn: Drawn | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const calm = matchMedia('(prefers-reduced-motion: reduce)')
    const draw = (): void => {
      clearTimeout(timer)
      timer = setTimeout(draw, calm.matches ? CALM_DRAW_GAP_MILLIS : DRAW_GAP_MILLIS)
      if (chart.current === undefined || document.hidden) return
      const { lines, spanMinutes, heldAt, onDrawn } = latest.current
      drawn = tracesOf(lines, spanMinutes, heldAt)
      if (drawn === undefined) return
      drawLines(chart.current, box, lines, drawn)
      onDrawn(drawn, readAt)
    }
    const watch = new ResizeObserver(() => {
      chart.current?.resize(box.clientWidth, box.clientHeight)
      if (chart.current !== undefined) draw()
    })
    const paint = new MutationObserver(() => begin())
    let make: typeof import('./chart.ts').createLiveChart | undefined
    const begin = (): void => {
      if (make === undefined || ended) return
      chart.current?.destroy()
      chart.current = make(box, lookOf(box, speech), (at) => {
        readAt = at
        if (drawn !== undefined) latest.current.onDrawn(drawn, at)
      })
      draw()
    }
    import('./chart.ts').then(
      ({ createLiveChart }) => {
        if (ended) return
        make = createLiveChart
        begin()
        watch.observe(box)
        paint.observe(document.documentElement, { attributeFilter: ['data-theme'] })
        setLife('drawn')
      },
      () => {
        if (!ended) setLife('failed')
      },
    )
    return () => {
      ended = true
      clearTimeout(timer)
      watch.disconnect()
      paint.disconnect()
      chart.current?.destroy()
      chart.current = undefined
    }
  }, [host, speech, theme, attempt])
  const retry = (): void => {
    setLife('loading')
    setAttempt(attempt + 1)
  }
  return { chart, life, retry }
}
