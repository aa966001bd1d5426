import { FLOOR_STATES, type FloorState } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { bookmarks } from '../../state/bookmarks.ts'
import type { PlantModel } from '../../state/plant.ts'
import { axisEnd, serverNow } from '../../state/playhead.ts'
import { settings } from '../../state/settings.ts'
import { store } from '../../state/store.ts'
import { time } from '../../state/time.ts'
import { onLocale } from '../../text/locale.ts'
import { currentSpeech } from '../../text/use-text.ts'
import { bandsOf } from './bands.ts'
import { type Mark, marksOf, type StateStretch, statesOf } from './marks.ts'
import { paint } from './paint.ts'
import type { Colours, Rows } from './picture.ts'
import { rulerOf } from './ruler.ts'
import { timeSpeechOf } from './say.ts'
import { upTo, xOf } from './sight.ts'
import { firstSight, reachNow, seePlayhead, shownMillis, type Told, timeline } from './timeline.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** What of the page the track is drawn into. */
export interface TrackParts {
  readonly box: HTMLElement
  readonly canvas: HTMLCanvasElement
  /** The line and the time of the Playhead; moved, never drawn, so that playing costs no picture. */
  readonly playhead: HTMLElement
  readonly clock: HTMLElement
}

/** What lies where on the track at its last picture. */
export interface Laid {
  readonly rows: Rows
  readonly alarms: readonly Mark[]
  readonly changes: readonly Mark[]
  readonly states: readonly StateStretch[]
}

export interface TrackView {
  laid(): Laid
  stop(): void
}

const MARK_GAP = 0.86
const LABEL_GAP = 5.4
/** A reader of the screen is told of a Playhead that moves no more often than this. */
const TOLD_MILLIS = 5000

/** Written only where it is another: what is written is laid out anew. */
function move(element: HTMLElement, transform: string): void {
  if (element.style.transform !== transform) element.style.transform = transform
}

const token = (style: CSSStyleDeclaration, name: string): string => style.getPropertyValue(name).trim()

function coloursOf(box: HTMLElement, unit: number): Colours {
  const style = getComputedStyle(box)
  const of = (name: string): string => token(style, name)
  return {
    ink: of('--ink'),
    soft: of('--soft'),
    edge: of('--edge'),
    line: of('--line'),
    band: of('--hover'),
    meter: of('--meter'),
    hatch: of('--hatch'),
    ground: of('--ground'),
    surface: of('--surface'),
    accent: of('--accent'),
    past: of('--past'),
    font: `${0.79 * unit}px ${style.fontFamily}`,
    alarms: { high: of('--fault'), medium: of('--held'), low: of('--idle') },
    states: Object.fromEntries(FLOOR_STATES.map((state) => [state, of(`--${state}`)])) as Record<
      FloorState,
      string
    >,
  }
}

/** The track as an object: it draws when something is other than at its last picture, and never else. */
export function createTrackView({ box, canvas, playhead, clock }: TrackParts, model: PlantModel): TrackView {
  const { timeZone, production } = model.plant
  const brush = canvas.getContext('2d')
  const wall: WallClock = wallClock(timeZone)
  let words = timeSpeechOf(currentSpeech())
  let colours: Colours | undefined
  let rows: Rows = { width: 0, height: 0, unit: 14, ruler: 0, body: 0 }
  let laid: Laid = { rows, alarms: [], changes: [], states: [] }
  let dirty = true
  let edgeAt = Number.NaN
  let toldAt = Number.NEGATIVE_INFINITY
  let frame = 0

  const measure = (): void => {
    const bounds = box.getBoundingClientRect()
    const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14
    const ratio = devicePixelRatio || 1
    const tall = bounds.height >= 4.4 * unit
    const ruler = tall ? 1.36 * unit : 0
    rows = { width: bounds.width, height: bounds.height, unit, ruler, body: ruler + 1.43 * unit }
    canvas.width = Math.max(1, Math.round(bounds.width * ratio))
    canvas.height = Math.max(1, Math.round(bounds.height * ratio))
    brush?.setTransform(ratio, 0, 0, ratio, 0, 0)
    colours = undefined
    dirty = true
  }

  /** Up to the present, which is newer than what was told. */
  const statesIn = (changes: Told | undefined, now: number): readonly StateStretch[] => {
    if (changes === undefined) return []
    const to = Math.max(changes.to, Math.min(now, timeline.getState().sight.to))
    const at = shownMillis()
    const { now: shown } = store.getState()
    const slot = model.stateSlots[changes.machine ?? -1]
    const isKnown = slot !== undefined && shown !== undefined && shown.twin.qualities[slot] !== QUALITY.none
    const is = isKnown && at >= changes.from && at <= to ? shown.twin.quanta[slot] : undefined
    return statesOf(changes.events, changes.from, to, is)
  }

  const draw = (): void => {
    if (brush === null || rows.width === 0) return
    colours ??= coloursOf(box, rows.unit)
    const { sight, density, alarms, changes, picked } = timeline.getState()
    const now = axisEnd()
    const gap = MARK_GAP * rows.unit
    const ruler = rulerOf(sight, rows.width, LABEL_GAP * rows.unit, wall)
    laid = {
      rows,
      alarms: marksOf(alarms?.events ?? [], sight, rows.width, gap),
      changes: marksOf(changes?.events ?? [], sight, rows.width, 2),
      states: statesIn(changes, now),
    }
    const past = time.getState()
    paint(brush, rows, colours, {
      sight,
      now,
      density,
      picked,
      ruler,
      bands: bandsOf(sight, rows.width, wall, production?.shifts ?? []),
      alarms: laid.alarms,
      alarmsFrom: alarms?.from ?? Number.POSITIVE_INFINITY,
      states: laid.states,
      isLooping: past.kind === 'past' && past.loop !== undefined,
      bookmarks: bookmarks.getState().list.map(({ at }) => at),
      sayTick: (at) => words.tick(at, ruler.grain),
      sayBand: (band) => words.band(band),
    })
  }

  /** Moves the Playhead and what it says, which stays in sight beside it. */
  let saidAt = ''
  let saidWide = 0
  const place = (): void => {
    const at = shownMillis()
    const { sight } = timeline.getState()
    // By half a pixel: whoever plays slowly moves nothing in most pictures.
    const x = Math.round(2 * xOf(sight, rows.width, at)) / 2
    const isSeen = x >= -1 && x <= rows.width + 1
    playhead.hidden = !isSeen
    const past = time.getState()
    const still = past.kind === 'past' && !past.playing
    const now = serverNow()
    const said = still ? words.exact(at, now) : words.moment(at, now)
    if (isSeen && said !== saidAt) {
      saidAt = said
      clock.textContent = said
      saidWide = clock.offsetWidth / 2
    }
    if (isSeen) {
      move(playhead, `translateX(${x}px)`)
      const middle = Math.min(rows.width - saidWide, Math.max(saidWide, x)) - x
      move(clock, `translateX(${middle}px) translateX(-50%)`)
    }
    if (still || Math.abs(now - toldAt) >= TOLD_MILLIS) tell(at, now, past.kind)
  }

  const tell = (at: number, now: number, kind: 'live' | 'past'): void => {
    toldAt = now
    const { t } = currentSpeech()
    const { first } = reachNow()
    const text = kind === 'live' ? t('time.live') : t('time.at', { moment: words.moment(at, now) })
    if (box.getAttribute('aria-valuetext') === text && kind === 'live') return
    box.setAttribute('aria-valuetext', text)
    box.setAttribute('aria-valuemin', `${Math.floor((first ?? at) / 1000)}`)
    box.setAttribute('aria-valuemax', `${Math.floor(axisEnd() / 1000)}`)
    box.setAttribute('aria-valuenow', `${Math.floor(at / 1000)}`)
  }

  const look = (): void => {
    frame = requestAnimationFrame(look)
    const past = time.getState()
    const { follows, sight } = timeline.getState()
    const now = axisEnd()
    if (past.kind === 'past' && past.playing) seePlayhead()
    // The present has moved by a pixel.
    const perPixel = (sight.to - sight.from) / Math.max(1, rows.width)
    if (!(Math.abs(now - edgeAt) < perPixel)) {
      edgeAt = now
      if (past.kind === 'live' && follows) timeline.setState({ sight: upTo(now, sight.to - sight.from) })
      dirty = true
    }
    if (dirty) {
      dirty = false
      draw()
    }
    place()
  }

  const mark = (): void => {
    dirty = true
  }
  firstSight()
  seePlayhead()
  // A canvas of another size is empty: it is drawn before it is seen.
  const size = new ResizeObserver(() => {
    measure()
    dirty = false
    draw()
  })
  size.observe(box)
  measure()
  const stops = [
    timeline.subscribe(mark),
    bookmarks.subscribe(mark),
    time.subscribe((next, old) => {
      mark()
      // Where somebody else moved the Playhead, or went back to the present, the track goes along.
      if (next.kind !== old.kind || (next.kind === 'past' && old.kind === 'past' && next.at !== old.at))
        seePlayhead()
    }),
    settings.subscribe((next, old) => {
      if (next.drawnTheme === old.drawnTheme) return
      colours = undefined
      mark()
    }),
    onLocale(() => {
      words = timeSpeechOf(currentSpeech())
      toldAt = Number.NEGATIVE_INFINITY
      mark()
    }),
  ]
  frame = requestAnimationFrame(look)
  return {
    laid: () => laid,
    stop() {
      cancelAnimationFrame(frame)
      size.disconnect()
      for (const stop of stops) stop()
    },
  }
}
