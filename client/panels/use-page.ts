import { useEffect, useRef } from 'react'
import { camera } from '../state/camera.ts'
import { charted } from '../state/charted.ts'
import { docks } from '../state/docks.ts'
import { browserNow } from '../state/playhead.ts'
import { useStore } from '../state/react.ts'
import { recorded, recordedId } from '../state/recorded.ts'
import { settings } from '../state/settings.ts'
import { besideNow, showBeside, split } from '../state/split.ts'
import { isBrought, joinTie, ties, windowTie } from '../state/tie.ts'
import { pastMillis, time, unasked } from '../state/time.ts'
import { sayInPassing } from '../state/toast.ts'
import { view } from '../state/view.ts'
import { NO_VIEWS, views, viewsOf, viewsText } from '../state/views.ts'
import { currentLocale, firstLanguage, LANGUAGE_KEY, onLocale, setLocale } from '../text/locale.ts'
import { currentSpeech, useText } from '../text/use-text.ts'
import { asksForLook, type Instant, keepsWhole, keptOf, queryOf, wholeFrom } from './address.ts'
import { createAddressWriter } from './address-writer.ts'
import { COLUMNS_KEY, columnsOf, lastLookKey, recall, remember, viewsKey } from './keepsake.ts'
import { atOnce, cameraRested, dropUnknown, flyTo, isChanging, lookNow, showLook, shown } from './look.ts'
import { pageMode as mode, modeText } from './page-mode.ts'
import { noteLook, restateLook } from './steps.ts'
import { currentTheme, showTheme } from './use-theme.ts'

/** A person's own page, which goes on where they last stood. */
const isOwn = mode.kind === 'whole' || mode.kind === 'viewOnly'

/** What the address asked for when the page was opened; it has been written over since. */
const asked = asksForLook(location.search)

/** The instant that the address asked for; shown once there is a Plant to show it on [PH-51]. */
let askedInstant = keptOf(location.search).instant

/** What is looked at changes; what it is looked at in does not [PH-120]. */
const RECORDING = recordedId === undefined ? '' : `recording=${encodeURIComponent(recordedId)}`

const addressWriter = createAddressWriter({
  now: browserNow,
  after: (delayMillis, call) => setTimeout(call, delayMillis),
  write: (query, step, chosen) => {
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`
    const state = chosen === undefined ? null : { chosen }
    try {
      if (step) history.pushState(state, '', address)
      else history.replaceState(state, '', address)
      return true
    } catch {
      return false
    }
  },
})

/** Ties what is looked at to the address, to the steps that can be undone, and to what this browser remembers. */
export function usePage(): void {
  const { t, name, language } = useText()
  const model = useStore((floor) => floor.plant)
  const plant = model?.plant
  useEffect(begin, [])
  useEffect(() => {
    // What another Plant knew was never looked at in this one, and is no step to take back.
    if (model !== undefined) dropUnknown(model, restateLook)
  }, [model])
  useEffect(() => {
    if (model === undefined || askedInstant === undefined) return
    const { at, speed } = askedInstant
    askedInstant = undefined
    // Whoever opens an address has not moved what it is tied to.
    unasked().seek(at)
    if (speed !== 0) unasked().play(speed)
  }, [model])
  const id = plant?.id
  const begun = useRef(false)
  useEffect(() => {
    if (id === undefined) return
    const stored = viewsOf(recall(viewsKey(id))) ?? NO_VIEWS
    views.setState(stored, true)
    if (!begun.current && !asked && isOwn) beginWithRemembered(id)
    begun.current = true
    const stopViews = views.subscribe((next) => {
      if (!remember(viewsKey(id), viewsText(next))) sayInPassing(currentSpeech().t('views.noRoom'))
    })
    const stopCamera = camera.subscribe((next, old) => {
      if (next.pose !== old.pose && isOwn) rememberLook(id)
    })
    return () => {
      stopViews()
      stopCamera()
    }
  }, [id])
  useEffect(() => {
    if (plant !== undefined) setLocale({ timeZone: validZone(plant.timeZone) })
  }, [plant])
  useEffect(() => {
    document.documentElement.lang = language
    const { recording } = recorded.getState()
    const names = plant === undefined ? [] : [recording?.name ?? [], name(plant.name)].flat()
    document.title = [...names, t('app.name')].join(' · ')
  }, [language, plant, t, name])
}

/** While it plays, the address goes along with the Playhead so often. */
const PLAYING_MILLIS = 1000

/** What the address tells of the time that is shown. */
function instantNow(): Instant | undefined {
  const now = time.getState()
  if (now.kind === 'live') return askedInstant
  return { at: pastMillis(now, browserNow()), speed: now.playing ? now.speed : 0 }
}

/** Time is no step to be taken back, and no part of the look. */
function followTime(): () => void {
  const stop = time.subscribe(() => writeAddress(false))
  const timer = setInterval(() => {
    const now = time.getState()
    if (now.kind === 'past' && now.playing) writeAddress(false)
  }, PLAYING_MILLIS)
  return () => {
    stop()
    clearInterval(timer)
  }
}

const ACTS = ['pointerdown', 'keydown', 'wheel', 'popstate'] as const

function begin(): () => void {
  settings.setState({ page: mode.kind })
  setLocale({ language: firstLanguage(recall(LANGUAGE_KEY), navigator.languages) })
  view.setState({ columns: columnsOf(recall(COLUMNS_KEY)) })
  readAddress(asked)
  if (mode.kind === 'kiosk') return () => undefined
  const { tie, beside } = keptOf(location.search)
  if (tie !== undefined) joinTie({ ...tie, to: 'windows' })
  showBeside(beside)
  restateLook()
  // Before a person has done anything the page only settles, and there is nothing to take back.
  let touched = false
  const touch = (): void => {
    touched = true
  }
  let wishedAt: number | undefined
  for (const act of ACTS) addEventListener(act, touch, { capture: true, passive: true })
  const changed = (step: boolean, atMillis = performance.now()): void => {
    if (isChanging()) return
    if (touched) noteLook(atMillis)
    else restateLook()
    writeAddress(step)
  }
  const stops = [
    shown.subscribe(() => changed(false)),
    view.subscribe((next, old) => changed(next.chosen !== old.chosen && !isBrought())),
    docks.subscribe((next, old) => {
      if (next.left !== old.left || next.right !== old.right) changed(false)
    }),
    charted.subscribe((next, old) => {
      if (next.keys !== old.keys) changed(false)
    }),
    camera.subscribe((next, old) => {
      if (next.wishes !== old.wishes) {
        wishedAt = performance.now()
        if (next.wish?.kind !== 'pose') cameraRested(undefined)
      }
      // A turn or a fit can be taken back at once, not only when the camera has come there.
      if (next.goal !== old.goal && next.goal !== undefined && next.wish?.kind !== 'pose') changed(false)
      if (next.pose === old.pose) return
      if (cameraRested(next.pose)) restateLook()
      // Where a flight ends belongs to the moment in which it was wished for, however long it took.
      changed(false, wishedAt ?? performance.now())
      wishedAt = undefined
    }),
    followTime(),
    ties.subscribe(() => writeAddress(false)),
    split.subscribe(() => writeAddress(false)),
    onLocale(() => {
      remember(LANGUAGE_KEY, currentLocale().language)
      writeAddress(false)
    }),
  ]
  const back = (): void => readAddress(true)
  addEventListener('popstate', back)
  return () => {
    for (const stop of stops) stop()
    for (const act of ACTS) removeEventListener(act, touch, { capture: true })
    removeEventListener('popstate', back)
  }
}

function readAddress(shows: boolean): void {
  const { language, theme, instant: _, ...told } = keptOf(location.search)
  const whole = wholeFrom(history.state, told.chosen)
  const look = whole === undefined ? told : { ...told, chosen: whole }
  addressWriter.heard(addressText(location.search), whole)
  if (language !== undefined) setLocale({ language })
  if (theme !== undefined) showTheme(theme)
  if (shows) showLook(look)
}

function writeAddress(step: boolean): void {
  const theme = currentTheme()
  const look = lookNow()
  const { language } = currentLocale()
  const kept = { ...look, instant: instantNow(), tie: windowTie(), beside: besideNow(), language, theme }
  const text = [modeText(mode), RECORDING, queryOf(kept)].filter((part) => part !== '').join('&')
  // A step in a pane would be one of the page around it.
  addressWriter.tell(text, step && mode.kind !== 'pane', keepsWhole(look.chosen))
}

const addressText = (search: string): string => search.replace(/^\?/, '')

/** The view that a person begins with, else where they last stood; what they had chosen and sought is past [N-3]. */
function beginWithRemembered(plant: string): void {
  const { list, start } = views.getState()
  const first = list.find(({ id }) => id === start)
  if (first !== undefined) return showLook(keptOf(first.address))
  const last = recall(lastLookKey(plant))
  if (last === null) return
  const { pose, overlay, muted } = keptOf(last.slice(0, 2000))
  atOnce(() => {
    view.setState({ overlay, muted })
    if (pose !== undefined) flyTo(pose)
  })
}

function rememberLook(plant: string): void {
  const { pose, overlay, muted } = lookNow()
  const blank = keptOf('')
  remember(lastLookKey(plant), queryOf({ ...blank, pose, overlay, muted }))
}

/** A browser may not know the plant's zone; its own is then the best guess. */
function validZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return new Intl.DateTimeFormat('en').resolvedOptions().timeZone
  }
}
