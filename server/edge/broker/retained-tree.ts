/** What is kept at a topic, and below it. A leaf has no map: there are many leaves. */
interface Branch<T> {
  kept: T | undefined
  below: Map<string, Branch<T>> | undefined
}

/** Filters that were asked for together, as a tree of levels. */
interface Wanted {
  readonly exact: Map<string, Wanted>
  any: Wanted | undefined
  /** `#` follows: this level and everything below it. */
  hasRest: boolean
  ends: boolean
}

/** How much a walk has cost, counted so that it can be cut into slices and tested without a clock. */
export interface Work {
  comparisons: number
}

interface Frame<T> {
  readonly children: Iterator<readonly [name: string, branch: Branch<T>]>
  readonly wanted: readonly Wanted[]
  readonly isTop: boolean
}

const branch = <T>(): Branch<T> => ({ kept: undefined, below: undefined })
const wanted = (): Wanted => ({ exact: new Map(), any: undefined, hasRest: false, ends: false })

const EVERYTHING: Wanted = { exact: new Map(), any: undefined, hasRest: true, ends: true }
const EVERYTHING_BELOW: readonly Wanted[] = [EVERYTHING]

/** Topics with what is kept of each, as a tree of levels: a filter looks only where it can match. */
export class RetainedTree<T> {
  readonly #root = branch<T>()

  set(topic: string, kept: T): void {
    let at = this.#root
    for (const name of topic.split('/')) {
      at.below ??= new Map()
      let next = at.below.get(name)
      if (next === undefined) {
        next = branch()
        at.below.set(name, next)
      }
      at = next
    }
    at.kept = kept
  }

  delete(topic: string): void {
    const names = topic.split('/')
    const way = [this.#root]
    for (const name of names) {
      const next = way.at(-1)?.below?.get(name)
      if (next === undefined) return
      way.push(next)
    }
    const last = way.at(-1)
    if (last !== undefined) last.kept = undefined
    for (const [i, name] of [...names.entries()].reverse()) {
      const here = way[i + 1]
      if (here?.kept !== undefined || here?.below !== undefined) return
      const { below } = way[i] ?? branch()
      below?.delete(name)
      if (below?.size === 0 && way[i] !== undefined) way[i].below = undefined
    }
  }

  /** What any of the filters covers, each once; undefined in between, where the walk may be interrupted. */
  *meet(filters: readonly string[], work: Work): Generator<T | undefined> {
    const frames: Frame<T>[] = [frame(this.#root, [wantedOf(filters)], work, true)]
    for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
      const { done, value } = top.children.next()
      if (done === true) {
        frames.pop()
        continue
      }
      const [name, child] = value
      const next = after(top.wanted, name, top.isTop, work)
      yield next.some(endsHere) ? child.kept : undefined
      if (next.length > 0 && child.below !== undefined) frames.push(frame(child, next, work, false))
    }
  }
}

const endsHere = ({ ends, hasRest }: Wanted): boolean => ends || hasRest

function wantedOf(filters: readonly string[]): Wanted {
  const root = wanted()
  for (const filter of filters) {
    let at = root
    for (const name of filter.split('/')) {
      if (name === '#') break
      const next: Wanted = (name === '+' ? at.any : at.exact.get(name)) ?? wanted()
      if (name === '+') at.any = next
      else at.exact.set(name, next)
      at = next
    }
    if (filter === '#' || filter.endsWith('/#')) at.hasRest = true
    else at.ends = true
  }
  return root
}

/** What is still wanted below a level of this name; wildcards at the front leave `$` topics alone [MQTT-4.7.2-1]. */
function after(before: readonly Wanted[], name: string, isTop: boolean, work: Work): readonly Wanted[] {
  const isHidden = isTop && name.startsWith('$')
  const next: Wanted[] = []
  for (const { exact, any, hasRest } of before) {
    work.comparisons++
    if (hasRest && !isHidden) return EVERYTHING_BELOW
    const same = exact.get(name)
    if (same !== undefined) next.push(same)
    if (any !== undefined && !isHidden) next.push(any)
  }
  return next
}

/** The children worth looking at: those that are named, or all of them for a wildcard or where they are fewer. */
function frame<T>(at: Branch<T>, wantedHere: readonly Wanted[], work: Work, isTop: boolean): Frame<T> {
  const below = at.below ?? new Map<string, Branch<T>>()
  const isWide = wantedHere.some(({ any, hasRest }) => hasRest || any !== undefined)
  const names = wantedHere.reduce((sum, { exact }) => sum + exact.size, 0)
  work.comparisons += wantedHere.length
  const children = isWide || names > below.size ? below.entries() : named(below, wantedHere, work)
  return { children, wanted: wantedHere, isTop }
}

function* named<T>(
  below: ReadonlyMap<string, Branch<T>>,
  wantedHere: readonly Wanted[],
  work: Work,
): Generator<readonly [string, Branch<T>]> {
  const names = new Set(wantedHere.flatMap(({ exact }) => [...exact.keys()]))
  work.comparisons += names.size
  for (const name of names) {
    const child = below.get(name)
    if (child !== undefined) yield [name, child]
  }
}
