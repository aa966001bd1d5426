import { placeOfEvent } from '../../../models/event-id.ts'
import { axisEnd, browserNow, serverNow } from '../../state/playhead.ts'
import { liveQuery, recordedId } from '../../state/recorded.ts'
import { store } from '../../state/store.ts'
import {
  archive,
  type EventsAsk,
  pastMillis,
  player,
  type Span,
  time,
  WRITTEN_MILLIS,
} from '../../state/time.ts'
import { sayInPassing } from '../../state/toast.ts'
import { chosenOf, view } from '../../state/view.ts'
import { currentSpeech } from '../../text/use-text.ts'
import { jogged, resumed } from './jog.ts'
import { type StepBy, shownMillis, timeline } from './timeline.ts'

/*
 * What moves the Playhead, for whoever asks: buttons, keys, commands.
 */

export const isPast = (): boolean => time.getState().kind === 'past'

/** By so many milliseconds; from the present backwards to what the Journal has for certain. */
export function stepBy(millis: number): void {
  const now = time.getState()
  if (now.kind === 'live') {
    if (millis < 0) player.seek(serverNow() + Math.min(millis, -WRITTEN_MILLIS))
    return
  }
  player.seek(pastMillis(now, browserNow()) + millis)
}

export function playPause(): void {
  const now = time.getState()
  if (now.kind === 'live') player.seek(serverNow() - WRITTEN_MILLIS)
  else if (now.playing) player.pause()
  else player.play(resumed(now))
}

/** Where the Playhead is, and how fast it goes there, 0 where it stands; undefined in the present. */
export type Going = { readonly at: number; readonly speed: number } | undefined

export function goingNow(): Going {
  const now = time.getState()
  return now.kind === 'live' ? undefined : { at: shownMillis(), speed: now.playing ? now.speed : 0 }
}

/** As it was before a hand took it: a hand that takes the Playhead makes it stand. */
export function goOn(going: Going): void {
  if (going === undefined) return player.toLive()
  player.seek(going.at)
  if (going.speed !== 0) player.play(going.speed)
}

export const jog = (direction: 1 | -1): void => {
  const now = time.getState()
  if (now.kind === 'live' && direction > 0) return
  player.play(jogged(now, direction))
}

/** The present; from a recording that is the page of this server's own plant [PH-122]. */
export function toPresent(): void {
  if (recordedId === undefined) player.toLive()
  else location.assign(`${location.pathname}?${liveQuery(location.search)}`)
}

export function toBeginning(): void {
  const first = timeline.getState().density?.first
  if (first != null) player.seek(first)
}

export const selectedMachine = (): number | undefined => {
  const id = chosenOf(view.getState())
  return store.getState().plant?.table.machines.find(({ machine }) => machine.id === id)?.index
}

/** What is asked for by what one steps by; undefined where it needs a Machine and none is selected. */
export function askedBy(
  by: StepBy,
  machine: number | undefined,
): Pick<EventsAsk, 'kinds' | 'machines'> | undefined {
  if (by === 'alarm') return { kinds: ['alarmRaised'] }
  if (machine === undefined) return undefined
  return { kinds: [by === 'state' ? 'stateChanged' : 'alarmRaised'], machines: [machine] }
}

let asking = new AbortController()

/** To the Event after the Playhead, or before it, as the timeline is set to step [PH-45]. */
export async function toEvent(direction: 1 | -1): Promise<void> {
  const { t } = currentSpeech()
  const asked = askedBy(timeline.getState().stepBy, selectedMachine()) ?? { kinds: ['alarmRaised'] as const }
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const at = Math.floor(shownMillis())
  const span = direction > 0 ? { from: at + 1, to: Math.ceil(serverNow()) } : { from: 0, to: at }
  const isEmpty = span.to <= span.from
  const order = direction > 0 ? 'ascending' : 'descending'
  const answer = isEmpty
    ? { events: [] }
    : await archive.events({ ...asked, ...span, order, limit: 1 }, signal)
  if (signal.aborted) return
  if (answer === undefined) return sayInPassing(t('time.noAnswer'))
  const [event] = answer.events
  if (event === undefined) return sayInPassing(t(direction > 0 ? 'time.noNext' : 'time.noPrevious'))
  player.seek(placeOfEvent(event.id))
}

/** Plays around in it, from its begin where the Playhead is not there yet. */
export function loopIn(span: Span): void {
  timeline.setState({ picked: span })
  player.loop(span)
}

export const isLooping = (): boolean => {
  const now = time.getState()
  return now.kind === 'past' && now.loop !== undefined
}

export function toggleLoop(): void {
  const { picked } = timeline.getState()
  if (isLooping()) player.loop(undefined)
  else if (picked !== undefined) loopIn(picked)
}

/** Long enough to be seen and to be played around in. */
const SHORTEST_LOOP_MILLIS = 200

/** One end of what is picked put where the Playhead is; the other follows where it would lie on the wrong side. */
export function pickEnd(end: 'from' | 'to'): void {
  const at = shownMillis()
  const { picked, sight } = timeline.getState()
  const length = (sight.to - sight.from) / 10
  const span =
    end === 'from'
      ? {
          from: at,
          to: picked !== undefined && picked.to > at ? picked.to : Math.min(axisEnd(), at + length),
        }
      : { from: picked !== undefined && picked.from < at ? picked.from : at - length, to: at }
  if (span.to - span.from < SHORTEST_LOOP_MILLIS) return
  timeline.setState({ picked: span })
  if (isLooping()) player.loop(span)
}
