import type { TextKey } from '../../text/texts.ts'

export const COMMAND_GROUPS = ['camera', 'look', 'filter', 'panel', 'view', 'copy', 'time', 'page'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** One thing that this page can do; the palette, the keys and the help all read it here [N-8]. */
export interface Command {
  /** Its words, and what it is remembered by. */
  readonly text: TextKey
  readonly group: CommandGroup
  /** First letters of its Chinese words in pinyin. */
  readonly initials: string
  /** Chords that run it, the first of which is told. */
  readonly keys: readonly string[]
  /** Looks and changes nothing that others would miss; it stays where a page is view-only. */
  readonly inViewOnly?: boolean
  /** For a switch: whether it is on. */
  readonly isOn?: () => boolean
  /** Whether it can be done now; absent where it always can. */
  readonly can?: () => boolean
  readonly run: () => void
}

export const canRun = (command: Command): boolean => command.can?.() ?? true
