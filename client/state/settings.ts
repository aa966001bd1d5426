import { createStore } from 'zustand/vanilla'

export const MOTIONS = ['system', 'reduced'] as const
export const LABEL_WISHES = ['all', 'few', 'none'] as const
export const NAMINGS = ['id', 'name', 'both'] as const

/** What a person wishes of the page as a whole; this browser remembers it. */
export interface Wishes {
  /** `system` asks the operating system whether motion is welcome. */
  readonly motion: (typeof MOTIONS)[number]
  /** Labels in the scene: on every Machine there is room for, on what needs a person or was chosen, or on none. */
  readonly labels: (typeof LABEL_WISHES)[number]
  /** What a Machine is called by, wherever one of the two must do. */
  readonly names: (typeof NAMINGS)[number]
}

export interface Settings extends Wishes {
  /** The theme that is on the screen now: what was chosen, or what the system wishes. */
  readonly drawnTheme: 'light' | 'dark' | 'contrast'
  /** Motion is unwelcome, by the system or by choice: cuts instead of flights. */
  readonly still: boolean
  /** How much of the page there is: all of it, only what looks, the scene alone on a wall, or half a stage. */
  readonly page: 'whole' | 'viewOnly' | 'kiosk' | 'pane'
}

export const FIRST_WISHES: Wishes = { motion: 'system', labels: 'few', names: 'both' }

export const settings = createStore<Settings>(() => ({
  ...FIRST_WISHES,
  drawnTheme: 'light',
  still: false,
  page: 'whole',
}))
