import { spanHolding } from '../../state/charted.ts'
import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { knownSince } from '../../state/recall/fill.ts'
import { deafTo, filled } from '../../state/recall/looking.ts'
import { RECALL_MILLIS } from '../../state/recall/samples.ts'
import { type Trace, traceOf } from '../../state/recall/trace.ts'
import { store } from '../../state/store.ts'
import { time } from '../../state/time.ts'
import { sparkPath } from './spark-path.ts'

/** A small line that stands on the page. */
export interface Spark {
  readonly slot: number
  readonly path: SVGPathElement
  readonly steps: boolean
  readonly least: number
}

export const SPARK_WIDTH = 96
export const SPARK_HEIGHT = 20
/** So many are drawn each second; a panel shows fewer. */
const MOST_DRAWN = 40

const sparks = new Map<Element, Spark>()
const seen = new Set<Element>()
let observer: IntersectionObserver | undefined
let timer: ReturnType<typeof setInterval> | undefined
let unsubscribe: (() => void) | undefined

/** Draws a small line each second while it can be seen, until what is given back is called. */
export function drawSpark(host: Element, spark: Spark): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) seen.delete(target)
      else if (!seen.has(target)) {
        seen.add(target)
        draw(target)
      }
    }
  })
  sparks.set(host, spark)
  observer.observe(host)
  timer ??= setInterval(drawSeen, 1000)
  unsubscribe ??= filled.subscribe(drawSeen)
  return () => {
    sparks.delete(host)
    seen.delete(host)
    observer?.unobserve(host)
    if (sparks.size > 0) return
    clearInterval(timer)
    timer = undefined
    unsubscribe?.()
    unsubscribe = undefined
  }
}

function drawSeen(): void {
  if (document.hidden) return
  let left = MOST_DRAWN
  for (const host of seen) if (left-- > 0) draw(host)
}

function draw(host: Element): void {
  const spark = sparks.get(host)
  const { recall, now, connection } = store.getState()
  if (spark === undefined || recall === undefined || now === undefined) return
  const to = playheadTime(connection)
  // All small lines of a panel tell of the same stretch: the shortest that holds all that is known of them.
  const lately = { from: to - RECALL_MILLIS, to }
  const isPast = time.getState().kind === 'past'
  const from = isPast
    ? lately.from
    : to - spanHolding(to - knownSince(recall, spark.slot, deafTo(), lately)) * 60_000
  const skew = skewMillisOf(recall.model, now, recall.model.table.machineOf[spark.slot] ?? -1)
  const trace: Trace = traceOf(recall, spark.slot, skew, from, to, SPARK_WIDTH * 2)
  const { steps, least } = spark
  spark.path.setAttribute(
    'd',
    sparkPath(trace, { width: SPARK_WIDTH, height: SPARK_HEIGHT, from, to, steps, least }),
  )
  spark.path.classList.toggle('spark-stale', trace.stale)
}
