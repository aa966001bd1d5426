import { CAMERA_COMMANDS } from './camera-commands.ts'
import type { Command } from './command.ts'
import { LOOK_COMMANDS } from './look-commands.ts'
import { PAGE_AND_PANEL_COMMANDS } from './page-commands.ts'
import { TIME_COMMANDS } from './time-commands.ts'

/** All that this page can do [N-8]. */
export const COMMANDS: readonly Command[] = [
  ...CAMERA_COMMANDS,
  ...LOOK_COMMANDS,
  ...TIME_COMMANDS,
  ...PAGE_AND_PANEL_COMMANDS,
]

const byChord: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)),
)

export const commandFor = (chord: string): Command | undefined => byChord.get(chord)
