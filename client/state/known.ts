import { type Charted, slotOfKey } from './charted.ts'
import type { PlantModel } from './plant.ts'
import type { View } from './view.ts'

/** What a look says of a Plant by the names of its Machines, areas, Kinds and Channels. */
export interface Named extends Pick<View, 'chosen' | 'area' | 'within' | 'kind'> {
  readonly charted: Charted['keys']
}

/** What is left of it in a Plant: names that are of another one, or of none, are dropped [N-18]. */
export function knownIn(model: PlantModel, { chosen, area, within, kind, charted }: Named): Named {
  const { plant, table } = model
  const ids = new Set(table.machines.map(({ machine }) => machine.id))
  const paths = new Set([
    plant.id,
    ...plant.workshops.map(({ id }) => `${plant.id}/${id}`),
    ...table.lines.map(({ path }) => path),
  ])
  const placeOf = (path: string | undefined): string | undefined =>
    path !== undefined && paths.has(path) ? path : undefined
  return {
    chosen: kept(chosen, (id) => ids.has(id)),
    area: placeOf(area),
    within: placeOf(within),
    kind: table.machines.some((placed) => placed.kind.id === kind) ? kind : undefined,
    charted: kept(charted, (key) => slotOfKey(model, key) !== undefined),
  }
}

/** The same list where all of it stays, so that nobody takes it for another one. */
function kept(words: readonly string[], isKnown: (word: string) => boolean): readonly string[] {
  return words.every(isKnown) ? words : words.filter(isKnown)
}
