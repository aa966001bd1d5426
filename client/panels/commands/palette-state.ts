import { createStore } from 'zustand/vanilla'
import { settings } from '../../state/settings.ts'

/** Whether the command palette stands open. */
export const palette = createStore<{ readonly open: boolean }>(() => ({ open: false }))

/** A page that is view-only has no palette [N-10]. */
export function togglePalette(): void {
  palette.setState(({ open }) => ({ open: !open && settings.getState().page === 'whole' }))
}

export const shutPalette = (): void => palette.setState({ open: false })
