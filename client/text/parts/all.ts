import { commandWords } from './command.ts'
import { dockWords } from './dock.ts'
import { eventWords } from './event.ts'
import { legendWords } from './legend.ts'
import { sceneWords } from './scene.ts'
import { simulationWords } from './simulation.ts'
import { timelineWords } from './timeline.ts'

/** The texts of every part, by key. */
export const ALL_WORDS = {
  ...commandWords,
  ...dockWords,
  ...eventWords,
  ...legendWords,
  ...sceneWords,
  ...simulationWords,
  ...timelineWords,
} as const
