import { FLOOR_STATES, LINK_STATES } from '../../models/state.ts'
import type { Language } from '../../models/text.ts'
import { SORT_KEYS, type View } from '../state/view.ts'
import { languageOf } from '../text/locale.ts'

const MAX_SEARCH = 100
const MOST_CHOSEN = 20

/** What of the View an address keeps, so that it can be sent to a colleague. */
export type Kept = Pick<
  View,
  'chosen' | 'search' | 'states' | 'links' | 'kind' | 'stale' | 'alarmed' | 'sort'
> & {
  readonly language: Language | undefined
}

export function queryOf(kept: Kept): string {
  const query = new URLSearchParams()
  if (kept.chosen.length > 0) query.set('machine', kept.chosen.join(','))
  if (kept.search !== '') query.set('search', kept.search)
  if (kept.states.length > 0) query.set('state', kept.states.join(','))
  if (kept.links.length > 0) query.set('link', kept.links.map((code) => LINK_STATES[code]?.word).join(','))
  if (kept.kind !== undefined) query.set('kind', kept.kind)
  if (kept.stale) query.set('stale', '1')
  if (kept.alarmed) query.set('alarm', '1')
  if (kept.sort.by !== 'plant') query.set('sort', `${kept.sort.descending ? '-' : ''}${kept.sort.by}`)
  if (kept.language !== undefined) query.set('lang', kept.language)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** Anything may stand in an address: what is not known is left out. */
export function keptOf(text: string): Kept {
  const query = new URLSearchParams(text)
  const words = (key: string): readonly string[] => (query.get(key) ?? '').split(',')
  const sort = query.get('sort') ?? ''
  return {
    chosen: words('machine')
      .filter((id) => id !== '' && id.length <= 64)
      .slice(0, MOST_CHOSEN),
    search: (query.get('search') ?? '').slice(0, MAX_SEARCH),
    states: FLOOR_STATES.filter((state) => words('state').includes(state)),
    links: LINK_STATES.filter(({ word }) => words('link').includes(word)).map(({ code }) => code),
    kind: query.get('kind')?.slice(0, 64) || undefined,
    stale: query.get('stale') === '1',
    alarmed: query.get('alarm') === '1',
    sort: {
      by: SORT_KEYS.find((key) => key === sort.replace(/^-/, '')) ?? 'plant',
      descending: sort.startsWith('-'),
    },
    language: languageOf(query.get('lang')),
  }
}
