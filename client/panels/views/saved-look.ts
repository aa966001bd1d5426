import { LONGEST_ADDRESS } from '../../state/views.ts'
import { fitting, type Look, queryOf } from '../address.ts'

/** A look as a saved view keeps it. */
export interface SavedLook {
  readonly address: string
  /** How many Machines of the selection it keeps, the last ones. */
  readonly kept: number
}

/** What a saved view keeps of a look: all but language and theme, and of the selection what there is room for [N-7]. */
export function savedLook(look: Look): SavedLook {
  const own = { ...look, instant: undefined, language: undefined, theme: undefined }
  const rest = queryOf({ ...own, chosen: [] }).length + '&machine='.length
  const held = fitting(look.chosen)
  const chosen = rest + held.join().length > LONGEST_ADDRESS ? fitting(held, LONGEST_ADDRESS - rest) : held
  return { address: queryOf({ ...own, chosen }), kept: chosen.length }
}
