import type { Placed } from '../../../models/slots.ts'
import { namesOf } from '../../state/search.ts'
import { store } from '../../state/store.ts'
import { view } from '../../state/view.ts'
import { currentLocale } from '../../text/locale.ts'
import { arrange } from '../list/arrange.ts'

const NOTHING_FOLDED: ReadonlySet<string> = new Set()

/** The Machines that the filters leave, in the order of the list; what is folded is shown all the same. */
export function shownMachines(): readonly Placed[] {
  const { plant, now, alarms } = store.getState()
  if (plant === undefined || now === undefined) return []
  const wish = { ...view.getState(), folded: NOTHING_FOLDED, language: currentLocale().language }
  return arrange(plant, now, alarms, namesOf(plant), wish).flatMap((row) =>
    row.row === 'machine' ? [row.placed] : [],
  )
}
