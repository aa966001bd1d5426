import type { Browser } from 'playwright-core'

/** What one animation frame cost the page's main thread: by the wall, and in time on a CPU, in ms. */
export interface FrameCost {
  readonly wallMillis: number
  /** Waiting for the GPU, for a lock or for a turn on the CPU is not in it. */
  readonly scriptMillis: number
}

export interface Traced {
  readonly frames: readonly FrameCost[]
  readonly seconds: number
  /** All script that ran outside animation frames, messages and input above all, ms of CPU a second. */
  readonly otherMillisPerSecond: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

const FRAME = 'FrameRequestCallbackCollection::ExecuteFrameCallbacks'

/**
 * Times a page from outside, by Chromium's own trace, while something is done. The callbacks of one animation frame
 * are one event of it, which carries the time of the wall and the time of the thread: what lies between is waiting,
 * which with WebGL in software is most of it.
 */
export async function traceFrames(browser: Browser, act: () => Promise<unknown>): Promise<Traced> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.ph === 'X' && (event.name === FRAME || event.name === 'FunctionCall')) events.push(event)
    }
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: ['blink', 'devtools.timeline'],
      excludedCategories: ['*'],
    },
  })
  const begun = performance.now()
  await act()
  const seconds = (performance.now() - begun) / 1000
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return { ...costsOf(events), seconds, otherMillisPerSecond: otherMillis(events) / seconds }
}

/** The page's main thread is the one that has most frames; the browser draws pages of its own. */
function mainOf(events: readonly TraceEvent[]): TraceEvent | undefined {
  const frames = events.filter(({ name }) => name === FRAME)
  const count = (of: TraceEvent): number => frames.filter(({ pid }) => pid === of.pid).length
  const threads = [...new Map(frames.map((frame) => [frame.pid, frame])).values()]
  return threads.toSorted((a, b) => count(b) - count(a))[0]
}

const ofThread = (events: readonly TraceEvent[], name: string): readonly TraceEvent[] => {
  const main = mainOf(events)
  return events.filter((event) => event.name === name && event.pid === main?.pid && event.tid === main.tid)
}

function costsOf(events: readonly TraceEvent[]): { readonly frames: readonly FrameCost[] } {
  const frames = ofThread(events, FRAME).map(({ dur = 0, tdur }) => {
    if (tdur === undefined) throw new Error('this Chromium does not trace the time of threads')
    return { wallMillis: dur / 1000, scriptMillis: tdur / 1000 }
  })
  return { frames }
}

/** Calls within calls, and those within a frame, are counted already. */
function otherMillis(events: readonly TraceEvent[]): number {
  const end = ({ ts, dur = 0 }: TraceEvent): number => ts + dur
  const spans = [...ofThread(events, FRAME), ...ofThread(events, 'FunctionCall')].toSorted(
    (a, b) => a.ts - b.ts || end(b) - end(a),
  )
  let until = Number.NEGATIVE_INFINITY
  let micros = 0
  for (const span of spans) {
    if (end(span) <= until) continue
    until = end(span)
    if (span.name !== FRAME) micros += span.tdur ?? 0
  }
  return micros / 1000
}
