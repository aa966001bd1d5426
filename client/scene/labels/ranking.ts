import { FLOOR_STATES } from '../../../models/state.ts'
import { gravestOf } from '../../state/alarms.ts'
import { floorStateAt } from '../../state/now.ts'
import { type Anchors, RANK, SORT } from './columns.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Rulers } from './sprite.ts'
import type { Teller, Told } from './telling.ts'

/** Who goes first and what each label says, kept until something of it changes. */
export interface Ranking {
  readonly ranks: Uint8Array
  /** True where a fault or hold has a sign above the Machine. */
  signed(anchor: number): boolean
  layout(anchor: number): Layout
  /** Looks at every Machine again; true where any label may change. */
  refresh(): boolean
  /** What everything says is another: the language, or what Machines are called by. */
  forget(): void
}

/** A layout is kept for no more anchors than these. */
const MOST_LAYOUTS = 3000
const ALARMED = 8

export function createRanking(
  anchors: Anchors,
  machines: number,
  teller: Teller,
  rulers: Rulers,
  told: () => Told,
): Ranking {
  const ranks = new Uint8Array(anchors.count).fill(RANK.none)
  const looks = new Uint8Array(machines)
  const layouts = new Map<number, Layout>()

  const rankArea = (anchor: number): number => {
    if (told().labels === 'none') return RANK.none
    if (anchors.sort[anchor] === SORT.line) return RANK.line
    return anchors.sort[anchor] === SORT.workshop ? RANK.workshop : RANK.zone
  }

  return {
    ranks,
    signed: (anchor) => anchor < machines && ((looks[anchor] ?? ALARMED) & 7) <= 1,
    layout(anchor) {
      const known = layouts.get(anchor)
      if (known !== undefined) return known
      if (layouts.size >= MOST_LAYOUTS) layouts.clear()
      const made = layoutOf(teller.tellingOf(anchor, ranks[anchor] ?? RANK.plain), rulers)
      layouts.set(anchor, made)
      return made
    },
    refresh() {
      const { now, alarms } = told()
      let changed = false
      for (let anchor = 0; anchor < anchors.count; anchor++) {
        const isMachine = anchor < machines
        const rank = isMachine ? teller.rankOf(anchor) : rankArea(anchor)
        const look = isMachine
          ? FLOOR_STATES.indexOf(floorStateAt(now, anchor)) +
            (gravestOf(alarms, anchor) === undefined ? 0 : ALARMED)
          : 0
        if (rank === ranks[anchor] && (!isMachine || look === looks[anchor])) continue
        ranks[anchor] = rank
        if (isMachine) looks[anchor] = look
        layouts.delete(anchor)
        changed = true
      }
      return changed
    },
    forget: () => layouts.clear(),
  }
}
