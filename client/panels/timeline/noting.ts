import { createStore } from 'zustand/vanilla'
import { settings } from '../../state/settings.ts'
import type { Floor } from '../../state/store.ts'

/** Whether the bookmarks are open. */
export const noting = createStore<{ readonly open: boolean }>(() => ({ open: false }))

/** Whether this person, on this page, may leave bookmarks and change them [PH-53]. */
export const mayNote = ({ welcome }: Pick<Floor, 'welcome'>): boolean => {
  const role = welcome?.user.role
  return settings.getState().page === 'whole' && (role === 'operator' || role === 'admin')
}
