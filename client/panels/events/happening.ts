import type { Happening } from '../../../models/event.ts'
import { reasonNamed } from '../../../models/reason.ts'
import { floorStateOf, LINK, LINK_STATES, PACKML_STATES, type StateWord } from '../../../models/state.ts'
import type { StandingAlarm } from '../../state/alarms.ts'
import type { Speech } from '../../text/speech.ts'
import { alarmTone } from '../marks/mark.tsx'
import type { Passage } from './passages.ts'

export const SORTS = ['alarms', 'states', 'links', 'parts', 'vehicles'] as const

/** What a person looks for in the feed. */
export type Sort = (typeof SORTS)[number]

/** What is shown until somebody asks for something else. */
export const USUAL_SORTS: readonly Sort[] = ['alarms', 'states', 'links']

const SORT_OF: Readonly<Record<Happening['event'], Sort>> = {
  alarmRaised: 'alarms',
  alarmCleared: 'alarms',
  stateChanged: 'states',
  linkChanged: 'links',
  partProduced: 'parts',
  partScrapped: 'parts',
}

export const sortOf = (happening: Happening): Sort => SORT_OF[happening.event]

/** A Machine heard for the first time is no news, unless it is in fault: after each start of the server there is one for each. */
export function isNews(happening: Happening): boolean {
  if (happening.event === 'linkChanged')
    return happening.from !== LINK.unheard || happening.to !== LINK.online
  if (happening.event === 'stateChanged')
    return happening.from !== undefined || floorStateOf(happening.to) === 'fault'
  return true
}

/** In the feed the end of a hold is said in the shop floor's words, not PackML's. */
const codeOf = (word: string): number => PACKML_STATES.find((state) => state.word === word)?.code ?? -1
const HELD = codeOf('Held')
const UNHOLDING = codeOf('Unholding')
const IDLE = codeOf('Idle')

/** One sentence for what happened. */
export function sentenceOf(
  happening: Happening & { readonly ended?: StandingAlarm },
  speech: Speech,
): string {
  const { t, name, number } = speech
  switch (happening.event) {
    case 'stateChanged':
      return waySentence(happening, speech)
    case 'linkChanged':
      return t('event.linkChanged', {
        from: wordOf(LINK_STATES, happening.from, speech),
        to: wordOf(LINK_STATES, happening.to, speech),
      })
    case 'partProduced':
    case 'partScrapped': {
      const what = happening.product ?? happening.part
      const values = { count: happening.count, shown: number(happening.count) }
      const text = t(`event.${happening.event}`, values)
      return withReason(what === undefined ? text : `${text} · ${what}`, happening.reason, speech)
    }
    case 'alarmRaised': {
      const priority = t(`priority.${happening.priority}`)
      const text = t('event.alarmRaised', { code: happening.code, priority })
      return happening.text === undefined ? text : `${text} · ${name(happening.text)}`
    }
    case 'alarmCleared': {
      const cleared = t('event.alarmCleared', { code: happening.code })
      const text = happening.ended?.text
      return withReason(text === undefined ? cleared : `${cleared} · ${name(text)}`, happening.reason, speech)
    }
  }
}

interface Way {
  readonly from?: number | undefined
  readonly to: number
  readonly reason?: string | undefined
}

/** From where to where, the reason beside the state that it explains [E-12]. */
const waySentence = ({ from, to, reason }: Way, speech: Speech): string => {
  const word = (code: number): string => wordOf(PACKML_STATES, code, speech)
  const because = (text: string): string => withReason(text, reason, speech)
  if (from === undefined) return speech.t('event.stateNow', { to: because(word(to)) })
  if (from === HELD && to === UNHOLDING) return because(speech.t('event.holdEnds'))
  // What runs needs no reason: one that is said then is why it stood.
  return floorStateOf(to) === 'running' && floorStateOf(from) !== 'running'
    ? speech.t('event.stateChanged', { from: because(word(from)), to: word(to) })
    : speech.t('event.stateChanged', { from: word(from), to: because(word(to)) })
}

/** From where to where, why, and how long the Machine stood, in simulated time where that is another [E-12]. */
export function passageSentence(
  passage: Passage,
  simMillis: (wallMillis: number) => number | undefined,
  speech: Speech,
): string {
  const text = waySentence(passage, speech)
  const { from, stood } = passage
  if (stood === undefined || from === undefined || floorStateOf(from) === 'running') return text
  const wall = stood.to - stood.from
  const [begin, end] = [simMillis(stood.from), simMillis(stood.to)]
  const simulated = begin === undefined || end === undefined ? wall : end - begin
  const same = Math.abs(simulated - wall) < 1000
  const millis = same ? wall : simulated
  if (millis < 1000) return text
  return `${text} · ${speech.t(stoodKey(from === IDLE, same), { age: speech.age(millis) })}`
}

/** What had nothing to do did not stand for want of anything. */
const stoodKey = (isIdle: boolean, same: boolean) =>
  isIdle ? (same ? 'event.idled' : 'event.idledSimulated') : same ? 'event.stood' : 'event.stoodSimulated'

const wordOf = (words: readonly StateWord[], code: number, { name }: Speech): string => {
  const word = words[code]
  return word === undefined ? String(code) : name(word.name)
}

function withReason(text: string, reason: string | undefined, speech: Speech): string {
  return reason === undefined ? text : speech.t('event.because', { text, reason: sayReason(reason, speech) })
}

/** A reason in the words of the shop floor, or in the device's own. */
export function sayReason(reason: string, { name }: Speech): string {
  const known = reasonNamed(reason)
  return known === undefined ? reason : name(known)
}

/** The tone of its mark: only what is abnormal has a colour. */
export function toneOf(happening: Happening): string {
  switch (happening.event) {
    case 'stateChanged':
      return `tone-${floorStateOf(happening.to)}`
    case 'linkChanged':
      return `tone-${LINK_STATES[happening.to]?.word ?? 'unheard'}`
    case 'alarmRaised':
      return alarmTone(happening.priority)
    default:
      return 'tone-idle'
  }
}
