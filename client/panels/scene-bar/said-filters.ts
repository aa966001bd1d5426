import { LINK_STATES } from '../../../models/state.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Filters } from '../../state/view.ts'
import type { Speech } from '../../text/speech.ts'

/** What the filters ask for, each in a few words. */
export function sayFilters(filters: Filters, model: PlantModel, { t, name }: Speech): readonly string[] {
  const { search, states, links, kind, stale, alarmed, within } = filters
  const said: string[] = []
  if (search.trim() !== '') said.push(t('notice.sought', { text: search.trim() }))
  for (const state of states) said.push(t(`state.${state}`))
  for (const link of links) {
    const word = LINK_STATES[link]
    if (word !== undefined) said.push(name(word.name))
  }
  if (kind !== undefined) {
    const known = model.table.machines.find((placed) => placed.kind.id === kind)
    said.push(known === undefined ? kind : name(known.kind.name))
  }
  if (stale) said.push(t('legend.stale'))
  if (alarmed) said.push(t('summary.alarms'))
  if (within !== undefined) {
    const line = model.table.lines.find(({ path }) => path === within)
    const workshop = model.plant.workshops.find(({ id }) => `${model.plant.id}/${id}` === within)
    said.push(name((line?.line ?? workshop ?? model.plant).name))
  }
  return said
}
