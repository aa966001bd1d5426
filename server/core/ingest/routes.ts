import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { nearest } from '../../../models/nearest.ts'
import { type Placed, SERVER_CHANNELS, type SlotTable } from '../../../models/slots.ts'
import { type Detail, unknownChannelOf } from './details.ts'

/** Topics begin with this [I-1]. */
export const ROOT = 'twinfloor'

/** What a topic of the Plant speaks of [I-1]. */
export type Route =
  | { readonly to: 'machine'; readonly placed: Placed; readonly words: KindWords }
  | { readonly to: 'channel'; readonly placed: Placed; readonly words: KindWords; readonly offset: number }
  | { readonly to: 'event'; readonly placed: Placed }
  | { readonly to: 'link'; readonly placed: Placed }

export type Routed = Route | { readonly to: 'refused'; readonly detail: Detail } | undefined

/** A Kind's Channels by what a packet calls them. */
export interface KindWords {
  readonly offsetOf: ReadonlyMap<string, number>
  readonly specs: readonly ChannelSpec[]
  /** By offset: the codes of its words in lower case; undefined for a number. */
  readonly codes: readonly (ReadonlyMap<string, number> | undefined)[]
  /** Offsets from here on are the server's own. */
  readonly ownFrom: number
}

export interface Routes {
  readonly byTopic: Map<string, Route>
  readonly byPath: ReadonlyMap<string, Placed>
  readonly words: Map<string, KindWords>
}

export const createRoutes = (table: SlotTable): Routes => ({
  byTopic: new Map(),
  byPath: new Map(table.machines.map((placed) => [placed.path, placed])),
  words: new Map(),
})

/** A known topic costs one look-up; only topics of the Plant are kept, so their number is bounded. */
export function routeOf(routes: Routes, topic: string): Routed {
  const known = routes.byTopic.get(topic)
  if (known !== undefined) return known
  const routed = readTopic(routes, topic)
  if (routed !== undefined && routed.to !== 'refused') routes.byTopic.set(topic, routed)
  return routed
}

function readTopic(routes: Routes, topic: string): Routed {
  if (topic.length > 400 || !topic.startsWith(`${ROOT}/`)) return undefined
  const levels = topic.split('/')
  const placed = routes.byPath.get(levels.slice(1, 5).join('/'))
  if (placed === undefined || levels.length > 6) return undefined
  const last = levels[5]
  if (last === undefined) return { to: 'machine', placed, words: wordsOf(routes, placed) }
  if (last === '@event') return { to: 'event', placed }
  if (last === '@link') return { to: 'link', placed }
  const words = wordsOf(routes, placed)
  const offset = words.offsetOf.get(last)
  if (offset === undefined) return { to: 'refused', detail: unknownChannel(placed, words, last) }
  return { to: 'channel', placed, words, offset }
}

/** Says which Channel was probably meant; looked for only where the rejection is kept. */
export const unknownChannel = (placed: Placed, words: KindWords, key: string): Detail =>
  unknownChannelOf(placed.kind.name, key, () => nearest(key, words.offsetOf.keys()))

/** Machines of a Kind share their words; overrides change ranges, never keys or words. */
function wordsOf(routes: Routes, placed: Placed): KindWords {
  const known = routes.words.get(placed.kind.id)
  if (known !== undefined) return known
  const specs = placed.kind.channels
  const words: KindWords = {
    offsetOf: new Map(specs.map((spec, offset) => [spec.key, offset])),
    specs,
    codes: specs.map(
      (spec) => spec.states && new Map(spec.states.map((s) => [s.word.toLowerCase(), s.code])),
    ),
    ownFrom: specs.length - SERVER_CHANNELS,
  }
  routes.words.set(placed.kind.id, words)
  return words
}
