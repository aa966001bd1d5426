import { areaWords } from './area.ts'
import { commandWords } from './command.ts'
import { dockWords } from './dock.ts'
import { eventWords } from './event.ts'
import { kioskWords } from './kiosk.ts'
import { legendWords } from './legend.ts'
import { machineWords } from './machine.ts'
import { sceneWords } from './scene.ts'
import { simulationWords } from './simulation.ts'
import { timelineWords } from './timeline.ts'

/** The texts of every part, by key. */
export const ALL_WORDS = {
  ...areaWords,
  ...commandWords,
  ...dockWords,
  ...eventWords,
  ...kioskWords,
  ...legendWords,
  ...machineWords,
  ...sceneWords,
  ...simulationWords,
  ...timelineWords,
} as const
