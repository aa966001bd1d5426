import { FLOOR_STATES, LINK_STATES } from '../../models/state.ts'
import type { Language } from '../../models/text.ts'
import type { Pose } from '../state/camera.ts'
import { MOST_CHARTED } from '../state/charted.ts'
import { MOST_AT_A_SIDE, PANELS, type PanelName } from '../state/docks.ts'
import { poseOf, poseText } from '../state/pose-text.ts'
import { TIED, type Tie } from '../state/tie.ts'
import { FASTEST, SLOWEST } from '../state/time.ts'
import { SORT_KEYS, type View } from '../state/view.ts'
import { languageOf } from '../text/locale.ts'
import { THEMES, type Theme } from './theme.ts'

const MAX_SEARCH = 100
const MAX_ID = 64
const MAX_PATH = 200
const MAX_OVERLAY = 120
const MAX_ENTRY = 40
const MAX_BESIDE = 100
const MOST_ENTRIES = 40
/** So many letters of ids fit into what servers and chats take as an address. */
const LONGEST_CHOSEN = 3000

/** Which panels stand open, and where. */
export interface OpenPanels {
  readonly left: readonly PanelName[]
  readonly right: readonly PanelName[]
}

/** All that a person looks at, so that it can be sent to a colleague, saved, and come back to [N-1]. */
export interface Look
  extends Pick<
    View,
    | 'chosen'
    | 'area'
    | 'stage'
    | 'overlay'
    | 'muted'
    | 'search'
    | 'states'
    | 'links'
    | 'kind'
    | 'stale'
    | 'alarmed'
    | 'within'
    | 'sort'
  > {
  /** Absent where no camera has come to rest yet. */
  readonly pose: Pose | undefined
  /** Absent where each browser's own arrangement is as good. */
  readonly panels: OpenPanels | undefined
  /** Channels in the chart, `MACHINE.channel` each. */
  readonly charted: readonly string[]
}

/** An instant of the past, and how fast it goes on from there; 0 where it stands. */
export interface Instant {
  readonly at: number
  readonly speed: number
}

export interface Kept extends Look {
  /** Absent where the present is shown [PH-51]. It is no part of the look: a view that is saved shows any time. */
  readonly instant: Instant | undefined
  /** The other windows that go along [PH-100]; it is no part of the look either. */
  readonly tie?: Pick<Tie, 'id' | 'shares'> | undefined
  /** What stands beside it for comparing, in the words of `split/beside` [PH-113]; as little a part of the look. */
  readonly beside?: string | undefined
  readonly language: Language | undefined
  /** Only a theme that was chosen; `auto` is everyone's own. */
  readonly theme: Theme | undefined
}

/** Whether an address asks for a look at all, or leaves it to what this browser remembers [N-3]. */
export const asksForLook = (text: string): boolean => {
  const query = new URLSearchParams(text)
  return LOOK_KEYS.some((key) => query.has(key))
}

const LOOK_KEYS = [
  'at',
  'machine',
  'area',
  'view',
  'overlay',
  'mute',
  'panels',
  'chart',
  'search',
  'state',
  'link',
  'kind',
  'stale',
  'alarm',
  'in',
  'sort',
]

/** The query without its question mark. */
export function queryOf(kept: Kept): string {
  const query = new URLSearchParams()
  const put = (key: string, words: readonly unknown[]): void => {
    if (words.length > 0) query.set(key, words.join(','))
  }
  if (kept.pose !== undefined) query.set('at', poseText(kept.pose))
  put('machine', fitting(kept.chosen))
  if (kept.area !== undefined) query.set('area', kept.area)
  if (kept.stage !== 'scene') query.set('view', kept.stage)
  if (kept.overlay !== 'state') query.set('overlay', kept.overlay)
  put('mute', kept.muted)
  if (kept.panels !== undefined)
    query.set('panels', `${kept.panels.left.join(',')}/${kept.panels.right.join(',')}`)
  put('chart', kept.charted)
  if (kept.search !== '') query.set('search', kept.search)
  put('state', kept.states)
  put(
    'link',
    kept.links.map((code) => LINK_STATES[code]?.word),
  )
  if (kept.kind !== undefined) query.set('kind', kept.kind)
  if (kept.stale) query.set('stale', '1')
  if (kept.alarmed) query.set('alarm', '1')
  if (kept.within !== undefined) query.set('in', kept.within)
  if (kept.sort.by !== 'plant') query.set('sort', `${kept.sort.descending ? '-' : ''}${kept.sort.by}`)
  if (kept.instant !== undefined) {
    query.set('t', new Date(Math.round(kept.instant.at)).toISOString())
    if (kept.instant.speed !== 0) query.set('speed', String(kept.instant.speed))
  }
  if (kept.tie !== undefined) {
    const [only = '', more] = kept.tie.shares
    query.set('tie', kept.tie.id)
    if (more === undefined) query.set('tied', only)
  }
  if (kept.beside !== undefined) query.set('beside', kept.beside)
  if (kept.language !== undefined) query.set('lang', kept.language)
  if (kept.theme !== undefined && kept.theme !== 'auto') query.set('theme', kept.theme)
  return readable(query.toString())
}

/** Signs that a query may hold as they are, so that an address can be read by a person. */
const readable = (text: string): string =>
  text.replace(/%2C|%3A|%2F|%7E|%40/g, (escaped) => decodeURIComponent(escaped))

/** The last of a selection, the one told of among them, as many as an address has room for. */
export function fitting(ids: readonly string[], letters = LONGEST_CHOSEN): readonly string[] {
  let room = letters
  let first = ids.length
  while (first > 0) {
    room -= (ids[first - 1] ?? '').length + 1
    if (room < 0) break
    first--
  }
  return ids.slice(first)
}

/** Letters of ids that a browser's own history may keep with a step. */
const LONGEST_KEPT = 500_000

/** What an address has no room for goes along in the browser's history; undefined where there is room [N-2]. */
export function keepsWhole(chosen: readonly string[]): readonly string[] | undefined {
  if (fitting(chosen).length === chosen.length) return undefined
  return chosen.reduce((letters, id) => letters + id.length, 0) > LONGEST_KEPT ? undefined : chosen
}

/** The whole of a selection from the state of a step, where that is what the address holds the last of. */
export function wholeFrom(state: unknown, held: readonly string[]): readonly string[] | undefined {
  if (typeof state !== 'object' || state === null || !('chosen' in state)) return undefined
  const { chosen } = state
  if (!Array.isArray(chosen)) return undefined
  const ids = chosen.filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID)
  return ids.length === chosen.length && fitting(ids).join() === held.join() ? ids : undefined
}

/** Anything may stand in an address: what is not known is left out, and nothing is longer than it may be. */
export function keptOf(text: string): Kept {
  const query = new URLSearchParams(text)
  const words = (key: string, longest = MAX_ID): readonly string[] => [
    ...new Set(
      (query.get(key) ?? '')
        .split(',')
        .filter((word) => word !== '' && word.length <= longest && !isRude(word)),
    ),
  ]
  const word = (key: string, longest: number): string | undefined => {
    const told = query.get(key)
    return told === null || told === '' || told.length > longest || isRude(told) ? undefined : told
  }
  const sort = query.get('sort') ?? ''
  const beside = word('beside', MAX_BESIDE)
  const by = SORT_KEYS.find((key) => key === sort.replace(/^-/, '')) ?? 'plant'
  return {
    pose: poseOf(query.get('at') ?? ''),
    chosen: fitting(words('machine')),
    area: word('area', MAX_PATH),
    stage: query.get('view') === 'list' ? 'list' : 'scene',
    overlay: word('overlay', MAX_OVERLAY) ?? 'state',
    muted: words('mute', MAX_ENTRY).slice(0, MOST_ENTRIES),
    panels: panelsOf(query.get('panels')),
    charted: words('chart', 2 * MAX_ID)
      .filter((key) => CHARTED.test(key))
      .slice(0, MOST_CHARTED),
    search: (query.get('search') ?? '').slice(0, MAX_SEARCH),
    states: FLOOR_STATES.filter((state) => words('state').includes(state)),
    links: LINK_STATES.filter((link) => words('link').includes(link.word)).map(({ code }) => code),
    kind: word('kind', MAX_ID),
    stale: query.get('stale') === '1',
    alarmed: query.get('alarm') === '1',
    within: word('in', MAX_PATH),
    sort: { by, descending: by !== 'plant' && sort.startsWith('-') },
    instant: instantOf(query.get('t') ?? '', query.get('speed') ?? ''),
    ...tieOf(query.get('tie') ?? '', query.get('tied')),
    ...(beside === undefined ? {} : { beside }),
    language: languageOf(query.get('lang')),
    theme: THEMES.find((theme) => theme !== 'auto' && theme === query.get('theme')),
  }
}

/** To the end of the year 9999. */
const LAST_MILLIS = 253_402_300_799_999
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/

/** An ISO time with its zone, or milliseconds since 1970. */
function instantOf(told: string, pace: string): Instant | undefined {
  const at = /^\d{1,15}$/.test(told) ? Number(told) : ISO.test(told) ? Date.parse(told) : Number.NaN
  if (!(at >= 0 && at <= LAST_MILLIS)) return undefined
  const speed = /^-?\d{1,3}(?:\.\d{1,3})?$/.test(pace) ? Number(pace) : 0
  const size = Math.abs(speed)
  return { at, speed: size >= SLOWEST && size <= FASTEST ? speed : 0 }
}

/** One that shares a sort alone says which. */
function tieOf(id: string, only: string | null): Pick<Kept, 'tie'> {
  if (!TIE.test(id)) return {}
  const named = TIED.filter((each) => each === only)
  return { tie: { id, shares: named.length > 0 ? named : TIED } }
}

/** As it is sent to others: whoever opens it has windows of their own [PH-100]. */
export const untied = (address: string): string =>
  address.replace(/(?<=[?&])tied?=[^&#]*&?/g, '').replace(/[?&]$/, '')

const TIE = /^[a-z0-9]{4,20}$/
const CHARTED = /^[A-Za-z0-9][\w-]*\.[A-Za-z]\w*$/

/** Signs that steer a terminal or turn the direction of a text have no place in a name. */
const isRude = (word: string): boolean => /[\p{Cc}\p{Cf}]/u.test(word)

/** Each panel once, and no more at a side than there is room for. */
function panelsOf(told: string | null): OpenPanels | undefined {
  if (told === null || told.length > 200) return undefined
  const [left, right] = told.split('/')
  const seen = new Set<string>()
  const side = (text: string | undefined): readonly PanelName[] =>
    (text ?? '')
      .split(',')
      .flatMap((word) => PANELS.filter((panel) => panel === word))
      .filter((panel) => !seen.has(panel) && seen.add(panel))
      .slice(0, MOST_AT_A_SIDE)
  return { left: side(left), right: side(right) }
}
