import { NoToneMapping, WebGLRenderer } from 'three'
import type { Pose } from '../state/camera.ts'
import { painted } from '../state/painted.ts'
import { lendPicture, type Quality, scene as report } from '../state/scene.ts'
import { store } from '../state/store.ts'
import { createPace } from './pace.ts'
import { createGovernor, judged, SPENDINGS, type Spending, STRAINED } from './quality.ts'
import { createShow, type Show } from './show.ts'

/*
 * The canvas and what plays on it, for as long as the page is open. Plants come and go, the context may be lost and
 * come back; nothing is drawn while nothing moves, and nothing is even asked while the page is hidden.
 */

/** A page that slept does not make up for all of it. */
const LONGEST_STEP_MILLIS = 1000
/** Nothing moved for so long: there is time for one picture with all details. */
const REST_MILLIS = 700
/** Ticks without anything to draw, since on a slow machine one tick may take as long. */
const QUIET_TICKS = 8
/** A machine that strains draws what moves by itself no more often than this. */
const SPARING_MILLIS = 400
const FIRST_QUALITY: Quality = 'medium'

/** Plays the present Plant on a canvas until it is told to stop; nothing where this browser cannot draw it. */
export function openTheatre(canvas: HTMLCanvasElement): (() => void) | undefined {
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: true,
    powerPreference: 'high-performance',
  })
  if (context === null) return undefined
  const renderer = new WebGLRenderer({ canvas, context })
  // Asking whether a program linked waits for it; the shaders are ours, and every browser test reads the console.
  renderer.debug.checkShaderErrors = import.meta.env.DEV
  renderer.toneMapping = NoToneMapping
  renderer.info.autoReset = true
  let governor = createGovernor(FIRST_QUALITY)
  let show: Show | undefined
  let frame = 0
  let before = 0
  let drawnBefore = false
  let drawnAt = Number.POSITIVE_INFINITY
  let refined = false
  let owed = false
  let quietTicks = 0
  let lost = false
  /** What was on the stage when the graphics were lost. */
  let kept: (Pick<Show, 'now'> & { readonly pose: Pose }) | undefined
  let size = { width: 0, height: 0, ratio: 0 }
  const pace = createPace()

  /** What a picture may cost; a fine one is made once everything rests. */
  const allowed = (fine: boolean): Spending => {
    const { wished } = report.getState()
    if (wished !== 'auto') return SPENDINGS[wished]
    if (governor.strained) return fine ? SPENDINGS.low : STRAINED
    return SPENDINGS[fine ? finer(governor.level) : governor.level]
  }
  const suit = (spending: Spending): void => {
    const width = canvas.clientWidth
    const height = canvas.clientHeight
    const ratio = Math.min(devicePixelRatio, spending.pixelRatio)
    if (width === size.width && height === size.height && ratio === size.ratio) return
    size = { width, height, ratio }
    renderer.setPixelRatio(ratio)
    renderer.setSize(width, height, false)
    show?.resize(width, height, ratio)
  }
  const raise = (): void => {
    const { now } = store.getState()
    if (now === show?.now || now === undefined) return
    const pose = show?.now.model.plant.id === now.model.plant.id ? show.pose() : undefined
    show?.dispose()
    show = undefined
    try {
      show = createShow(now, renderer, canvas, pose)
    } catch (error) {
      // A Plant that cannot be drawn is shown as a list; once, not once a frame.
      cancelAnimationFrame(frame)
      report.setState({ life: 'absent' })
      throw error
    }
    show.resize(size.width, size.height, size.ratio)
  }
  const draw = (millis: number): void => {
    show?.draw()
    drawnAt = millis
    if (report.getState().life !== 'drawn') report.setState({ life: 'drawn' })
  }

  const play = (millis: number): void => {
    frame = requestAnimationFrame(play)
    if (lost || canvas.clientWidth === 0) return
    const begun = performance.now()
    raise()
    if (show === undefined) return
    const delta = Math.min(LONGEST_STEP_MILLIS, millis - before)
    const rests = quietTicks > QUIET_TICKS && millis - drawnAt > REST_MILLIS && !refined
    const spending = allowed(rests || refined)
    suit(spending)
    const reason = show.advance(millis, delta, spending)
    owed ||= reason !== 'nothing'
    quietTicks = owed ? 0 : quietTicks + 1
    const { wished } = report.getState()
    const free = wished === 'auto'
    const spared = free && governor.strained && reason !== 'camera' && millis - drawnAt < SPARING_MILLIS
    const due = owed && !spared
    if (due && !rests && (millis - drawnAt < REST_MILLIS || reason === 'camera')) refined = false
    if (due || rests) {
      draw(millis)
      owed = false
    }
    if (rests) refined = true
    if (due && drawnBefore && !refined && free) governor = judged(governor, millis - before)
    drawnBefore = due
    before = millis
    if (!owed) painted.drawn()
    const told = pace.frame(millis, due || rests, performance.now() - begun)
    if (told !== undefined)
      report.setState({
        ...told,
        quality: free ? governor.level : wished,
        drawCalls: renderer.info.render.calls,
        triangles: renderer.info.render.triangles,
      })
  }
  const wake = (): void => {
    cancelAnimationFrame(frame)
    before = performance.now()
    drawnBefore = false
    if (document.visibilityState === 'visible') frame = requestAnimationFrame(play)
  }
  const lose = (event: Event): void => {
    event.preventDefault()
    lost = true
    kept = show === undefined ? undefined : { now: show.now, pose: show.pose() }
    // Let go while the context is lost: later its buffers would be nobody's, and the browser would say so.
    show?.dispose()
    show = undefined
    report.setState({ life: 'lost' })
  }
  const restore = (): void => {
    show = kept === undefined ? undefined : createShow(kept.now, renderer, canvas, kept.pose)
    size = { width: 0, height: 0, ratio: 0 }
    lost = false
    wake()
  }

  canvas.addEventListener('webglcontextlost', lose)
  canvas.addEventListener('webglcontextrestored', restore)
  document.addEventListener('visibilitychange', wake)
  lendPicture(
    () =>
      new Promise((resolve) => {
        show?.draw()
        canvas.toBlob((blob) => resolve(blob ?? undefined))
      }),
  )
  wake()

  return () => {
    cancelAnimationFrame(frame)
    lendPicture(undefined)
    canvas.removeEventListener('webglcontextlost', lose)
    canvas.removeEventListener('webglcontextrestored', restore)
    document.removeEventListener('visibilitychange', wake)
    show?.dispose()
    renderer.dispose()
    // A page may show many Plants in its life; a browser has few contexts to give.
    renderer.forceContextLoss()
    report.setState({ life: 'starting' })
  }
}

/** What a picture at rest is drawn at: two rungs finer, since it need not be quick. */
const finer = (quality: Quality): Quality => (quality === 'low' ? 'high' : 'full')
