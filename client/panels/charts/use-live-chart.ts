import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Speech } from '../../text/speech.ts'
import { useTheme } from '../use-theme.ts'
import type { LiveChart } from './chart.ts'
import type { ChartedLine } from './charted-lines.ts'
import {
  CALM_DRAW_GAP_MILLIS,
  DRAW_GAP_MILLIS,
  type Drawn,
  drawLines,
  edgesNow,
  leaveRanges,
  lookOf,
  marksOf,
  tracesOf,
} from './drawing.ts'
import { panned, type Sight, zoomed } from './sight.ts'

/** The library of the chart comes when it is first wanted; without the network it does not. */
export type ChartLife = 'loading' | 'drawn' | 'failed'

interface Wish {
  readonly host: RefObject<HTMLDivElement | null>
  readonly lines: readonly ChartedLine[]
  readonly sight: Sight
  /** What a press marked: it is read while no pointer reads another. */
  readonly pinnedAt: number | undefined
  readonly speech: Speech
  /** Called with each drawing, and when the reading line moves. */
  readonly onDrawn: (drawn: Drawn, readAt: number | undefined) => void
  /** What hands and keys do to it. */
  readonly onSight: (sight: Sight) => void
  readonly onPin: (at: number | undefined) => void
  readonly onSeek: (at: number) => void
}

interface Library {
  readonly createLiveChart: typeof import('./chart.ts').createLiveChart
  readonly handle: typeof import('./chart-hand.ts').handle
}

async function load(): Promise<Library> {
  const [{ createLiveChart }, { handle }] = await Promise.all([
    import('./chart.ts'),
    import('./chart-hand.ts'),
  ])
  return { createLiveChart, handle }
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
    let leave = (): void => undefined
    const calm = matchMedia('(prefers-reduced-motion: reduce)')
    const draw = (): void => {
      clearTimeout(timer)
      timer = setTimeout(draw, calm.matches ? CALM_DRAW_GAP_MILLIS : DRAW_GAP_MILLIS)
      if (chart.current === undefined || document.hidden) return
      const { lines, sight, pinnedAt, onDrawn } = latest.current
      drawn = tracesOf(lines, sight)
      if (drawn === undefined) return
      drawLines(chart.current, box, lines, drawn, marksOf(sight, pinnedAt, speech))
      onDrawn(drawn, readAt ?? pinnedAt)
    }
    const change = (sight: Sight): void => {
      // A hand goes on before React has drawn what it did.
      latest.current = { ...latest.current, sight }
      latest.current.onSight(sight)
      draw()
    }
    const watch = new ResizeObserver(() => {
      chart.current?.resize(box.clientWidth, box.clientHeight)
      if (chart.current !== undefined) draw()
    })
    const paint = new MutationObserver(() => begin())
    let make: Library | undefined
    const begin = (): void => {
      if (make === undefined || ended) return
      chart.current?.destroy()
      leave()
      const made = make.createLiveChart(box, lookOf(box, speech), (at) => {
        readAt = at
        if (drawn !== undefined) latest.current.onDrawn(drawn, at ?? latest.current.pinnedAt)
      })
      chart.current = made
      leave = make.handle(box, {
        timeAt: made.timeAt,
        millisAPixel: made.millisAPixel,
        pan: (byMillis) => change(panned(latest.current.sight, edgesNow(), byMillis)),
        zoom: (factor, anchor) => change(zoomed(latest.current.sight, edgesNow(), factor, anchor)),
        pin: (at) => latest.current.onPin(at),
        seek: (at) => latest.current.onSeek(at),
      })
      draw()
    }
    load().then(
      (library) => {
        if (ended) return
        make = library
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
      leave()
      leaveRanges()
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
