import { FLOOR_STATES } from '../../../models/state.ts'
import type { Language } from '../../../models/text.ts'
import { QUALITIES, type SceneReport } from '../../state/scene.ts'
import { LABEL_WISHES, MOTIONS, NAMINGS, type Wishes } from '../../state/settings.ts'
import { languageOf } from '../../text/locale.ts'
import { THEMES, type Theme } from '../theme.ts'

/*
 * What a page and the pane in one half of its stage say to one another [PH-116]. The same browser has made both, and
 * still each is looked at before it is used.
 */

/** How the page around it is to be looked at; what is looked at goes by the tie. */
export interface Dress {
  readonly kind: 'dress'
  readonly language: Language
  readonly theme: Theme
  readonly wishes: Wishes
  readonly quality: SceneReport['wished']
  readonly stage: 'scene' | 'list'
  /** Whether somebody reads what the pane tells of its side. */
  readonly asks: boolean
}

/** To be selected there, since the page around it has no such Machine. */
interface Choose {
  readonly kind: 'choose'
  readonly machine: string
}

export type ToPane = Dress | Choose

/** The Machines of a side, told when they become others. */
export interface ToldPlant {
  readonly kind: 'plant'
  readonly hash: string
  readonly paths: readonly string[]
  readonly ids: readonly string[]
  readonly names: readonly string[]
}

/** How a side stands, in columns. */
export interface ToldSide {
  readonly kind: 'side'
  /** Of which Plant. */
  readonly hash: string
  /** When, on the axis; and whether that is the present. */
  readonly at: number
  readonly live: boolean
  /** By Machine, codes of floor states. */
  readonly states: Uint8Array
  /** How many that produce are in each floor state. */
  readonly counts: readonly number[]
  readonly alarms: number
  /** In the ten minutes before; NaN where that is not known. */
  readonly made: number
  readonly scrapped: number
  /** Path of the Machine whose Channels follow; '' for none. */
  readonly chosen: string
  readonly keys: readonly string[]
  readonly labels: readonly string[]
  readonly texts: readonly string[]
  readonly units: readonly string[]
  readonly values: Float64Array
  readonly decimals: Uint8Array
}

export type FromPane =
  /** It has come, and wants to be told how to look. */
  | { readonly kind: 'hello' }
  /** What it shows now, in the words of `beside`. */
  | { readonly kind: 'shows'; readonly beside: string }
  /** A person in it wants something else there, or nothing. */
  | { readonly kind: 'wish'; readonly beside: string | undefined }
  | ToldPlant
  | ToldSide

const MOST_MACHINES = 200_000
const MOST_CHANNELS = 1000
const LONGEST = 400

type Unread = Readonly<Record<string, unknown>>
const isUnread = (told: unknown): told is Unread => typeof told === 'object' && told !== null

const isWord = (told: unknown): told is string => typeof told === 'string' && told.length <= LONGEST
const areWords = (told: unknown, most: number): told is readonly string[] =>
  Array.isArray(told) && told.length <= most && told.every(isWord)
const isNumber = (told: unknown): told is number => typeof told === 'number'

export function readToPane(told: unknown): ToPane | undefined {
  if (!isUnread(told)) return undefined
  if (told.kind === 'choose')
    return isWord(told.machine) ? { kind: 'choose', machine: told.machine } : undefined
  if (told.kind !== 'dress' || !isUnread(told.wishes)) return undefined
  const language = isWord(told.language) ? languageOf(told.language) : undefined
  const theme = THEMES.find((each) => each === told.theme)
  const { motion, labels, names } = told.wishes
  const wishes = {
    motion: MOTIONS.find((each) => each === motion),
    labels: LABEL_WISHES.find((each) => each === labels),
    names: NAMINGS.find((each) => each === names),
  }
  const quality = (['auto', ...QUALITIES] as const).find((each) => each === told.quality)
  const stage = (['scene', 'list'] as const).find((each) => each === told.stage)
  if (language === undefined || theme === undefined || quality === undefined || stage === undefined)
    return undefined
  if (!isWhole(wishes)) return undefined
  return { kind: 'dress', language, theme, wishes, quality, stage, asks: told.asks === true }
}

const isWhole = (told: { readonly [Key in keyof Wishes]: Wishes[Key] | undefined }): told is Wishes =>
  Object.values(told).every((each) => each !== undefined)

export function readFromPane(told: unknown): FromPane | undefined {
  if (!isUnread(told)) return undefined
  switch (told.kind) {
    case 'hello':
      return { kind: 'hello' }
    case 'shows':
      return isWord(told.beside) ? { kind: 'shows', beside: told.beside } : undefined
    case 'wish':
      return told.beside === undefined || isWord(told.beside)
        ? { kind: 'wish', beside: told.beside }
        : undefined
    case 'plant':
      return plantOf(told)
    case 'side':
      return sideOf(told)
    default:
      return undefined
  }
}

function plantOf({ hash, paths, ids, names }: Unread): ToldPlant | undefined {
  if (!isWord(hash) || ![paths, ids, names].every((words) => areWords(words, MOST_MACHINES))) return undefined
  const told = { paths, ids, names } as Pick<ToldPlant, 'paths' | 'ids' | 'names'>
  const { length } = told.paths
  if (told.ids.length !== length || told.names.length !== length) return undefined
  return { kind: 'plant', hash, ...told }
}

function sideOf(told: Unread): ToldSide | undefined {
  const { hash, at, live, states, counts, alarms, made, scrapped, chosen } = told
  const { keys, labels, texts, units, values, decimals } = told
  if (!isWord(hash) || !isWord(chosen) || !isNumber(at) || !Number.isFinite(at)) return undefined
  if (!(states instanceof Uint8Array) || states.length > MOST_MACHINES) return undefined
  if (states.some((code) => code >= FLOOR_STATES.length)) return undefined
  if (!Array.isArray(counts) || counts.length !== FLOOR_STATES.length || !counts.every(isNumber))
    return undefined
  if (!isNumber(alarms) || !isNumber(made) || !isNumber(scrapped)) return undefined
  if (!(values instanceof Float64Array) || !(decimals instanceof Uint8Array)) return undefined
  if (!areWords(keys, MOST_CHANNELS) || !areWords(labels, MOST_CHANNELS)) return undefined
  if (!areWords(texts, MOST_CHANNELS) || !areWords(units, MOST_CHANNELS)) return undefined
  if ([labels, texts, units, values, decimals].some(({ length }) => length !== keys.length)) return undefined
  const channels = { chosen, keys, labels, texts, units, values, decimals }
  const figures = { counts, alarms, made, scrapped }
  return { kind: 'side', hash, at, live: live === true, states, ...figures, ...channels }
}
