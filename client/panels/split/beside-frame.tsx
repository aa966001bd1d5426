import '../../styles/split.css'
import '../../text/parts/split.ts'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand/react'
import { createStore } from 'zustand/vanilla'
import { fetchRecordings } from '../../state/recordings.ts'
import { scene } from '../../state/scene.ts'
import { settings } from '../../state/settings.ts'
import { showBeside, split } from '../../state/split.ts'
import { joinTie, leaveTie } from '../../state/tie.ts'
import { tieId } from '../../state/tie-id.ts'
import { view } from '../../state/view.ts'
import { currentLocale, onLocale } from '../../text/locale.ts'
import { useText } from '../../text/use-text.ts'
import { Splitter } from '../docks/splitter.tsx'
import { lookNow } from '../look.ts'
import { useHandheld, useLow } from '../use-narrow.ts'
import { currentTheme, onTheme } from '../use-theme.ts'
import { endSplit } from './begin.ts'
import { type Beside, besideOf, paneQuery } from './beside.ts'
import { listenTo } from './listen.ts'
import { attachPane, forgetOther, other } from './other.ts'
import { type Dress, type FromPane, readFromPane } from './told.ts'

const USUAL = 50
/** What the first half takes, in percent; kept for as long as the page is open. */
const shares = createStore<{ readonly share: number }>(() => ({ share: USUAL }))
const RANGE: readonly [number, number] = [20, 80]

/** The bar between the halves, and the other half: our own page as a pane, with a Playhead of its own [PH-110]. */
export function BesideFrame({ asked }: { readonly asked: string }) {
  const [beside] = useState(() => besideOf(asked))
  useEffect(() => {
    if (beside === undefined) showBeside(undefined)
  }, [beside])
  return beside === undefined ? null : <Half beside={beside} />
}

function Half({ beside }: { readonly beside: Beside }) {
  const { t, percent } = useText()
  const handheld = useHandheld()
  const low = useLow()
  const share = useStore(shares, (now) => now.share)
  const frame = useRef<HTMLIFrameElement>(null)
  const [tie] = useState(() => tieId(Math.random))
  const [address] = useState(() => {
    const look = {
      ...lookNow(),
      instant: undefined,
      language: currentLocale().language,
      theme: currentTheme(),
    }
    return `${location.pathname}?${paneQuery(tie, beside, look)}`
  })
  usePane(frame, tie)
  // By its name a recording is told of.
  useEffect(() => {
    if (beside.recording !== undefined) void fetchRecordings()
  }, [beside])
  const upright = !handheld || low
  return (
    <>
      <Splitter
        upright={upright}
        label={t('split.share')}
        value={share}
        range={RANGE}
        text={percent(share / 100)}
        step={4}
        usual={USUAL}
        towards={1}
        onChange={(next) => shares.setState({ share: Math.min(RANGE[1], Math.max(RANGE[0], next)) })}
        valueAt={(x, y, bar) => shareAt(x, y, bar, upright) ?? share}
      />
      <section className="beside" aria-label={t('split.half')} style={{ flexGrow: (100 - share) / share }}>
        <iframe ref={frame} className="beside-frame" src={address} title={t('split.half')} />
      </section>
    </>
  )
}

/** What the first half would take with the bar under a point. */
function shareAt(x: number, y: number, bar: HTMLElement, upright: boolean): number | undefined {
  const first = bar.previousElementSibling?.getBoundingClientRect()
  const last = bar.nextElementSibling?.getBoundingClientRect()
  if (first === undefined || last === undefined) return undefined
  const [at, from, to] = upright ? [x, first.left, last.right] : [y, first.top, last.bottom]
  return to > from ? ((at - from) / (to - from)) * 100 : undefined
}

/** Ties this page to the pane, tells it how to look, and takes what it says. */
function usePane(frame: React.RefObject<HTMLIFrameElement | null>, tie: string): void {
  useEffect(() => {
    joinTie({ id: tie, shares: ['look'], to: 'pane' }, true)
    const pane = (): Window | null | undefined => frame.current?.contentWindow
    attachPane((message) => pane()?.postMessage(message, location.origin))
    const dress = (): void => pane()?.postMessage(dressNow(), location.origin)
    const stops = [
      listenTo(pane, readFromPane, (message) => {
        if (message.kind === 'hello') dress()
        else hear(message)
      }),
      settings.subscribe(dress),
      view.subscribe((next, old) => {
        if (next.stage !== old.stage) dress()
      }),
      scene.subscribe((next, old) => {
        if (next.wished !== old.wished) dress()
      }),
      other.subscribe((next, old) => {
        if (next.asks !== old.asks) dress()
      }),
      onLocale(dress),
      onTheme(dress),
    ]
    return () => {
      for (const stop of stops) stop()
      attachPane(undefined)
      forgetOther()
      leaveTie(tie)
    }
  }, [frame, tie])
}

function dressNow(): Dress {
  const { motion, labels, names } = settings.getState()
  return {
    kind: 'dress',
    language: currentLocale().language,
    theme: currentTheme(),
    wishes: { motion, labels, names },
    quality: scene.getState().wished,
    stage: view.getState().stage,
    asks: other.getState().asks,
  }
}

function hear(message: Exclude<FromPane, { kind: 'hello' }>): void {
  switch (message.kind) {
    case 'shows':
      return split.setState({ shown: message.beside })
    case 'wish':
      return message.beside === undefined ? endSplit() : showBeside(message.beside)
    case 'plant':
      return other.setState({ plant: message, side: undefined })
    case 'side':
      return other.setState({ side: message })
  }
}
