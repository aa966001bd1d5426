import { type KeyboardEvent, useRef } from 'react'
import { useText } from '../../text/use-text.ts'
import { ariaChord, capsOf, isApple } from '../commands/chord.ts'
import type { Command } from '../commands/command.ts'
import { COMMANDS } from '../commands/registry.ts'
import { toolAfter } from '../row-after.ts'
import { useCover } from '../use-cover.ts'
import { ToolIcon, type ToolIconName } from './tool-icon.tsx'
import { type Standing, useStandings } from './use-commands.ts'

interface Tool {
  readonly command: Command
  readonly icon: ToolIconName
  /** Stands apart from the tool before it. */
  readonly apart: boolean
}

const ICONS: readonly (readonly [text: Command['text'], icon: ToolIconName, apart?: true])[] = [
  ['command.whole', 'whole'],
  ['command.top', 'top', true],
  ['command.isometric', 'isometric'],
  ['command.free', 'free'],
  ['command.north', 'north'],
  ['command.nearer', 'nearer', true],
  ['command.farther', 'farther'],
  ['command.walk', 'walk', true],
  ['command.follow', 'follow'],
  ['command.box', 'box', true],
  ['command.copyPicture', 'picture'],
  ['command.fullScreen', 'full'],
]

const TOOLS: readonly Tool[] = ICONS.flatMap(([text, icon, apart]) => {
  const command = COMMANDS.find((each) => each.text === text)
  return command === undefined ? [] : [{ command, icon, apart: apart === true }]
})
const TOOL_COMMANDS = TOOLS.map(({ command }) => command)

/** The tools in a row or a column: one stop for the tab key, arrows within. */
export function Tools() {
  const { t } = useText()
  const standings = useStandings(TOOL_COMMANDS)
  const box = useRef<HTMLDivElement>(null)
  useCover('tools', box)
  const press = (event: KeyboardEvent): void => {
    const buttons = [...(box.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => document.activeElement?.isSameNode(button) === true)
    const to = toolAfter(event.key, at, buttons.length)
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    for (const [i, button] of buttons.entries()) button.tabIndex = i === to ? 0 : -1
    buttons[to]?.focus()
  }
  return (
    <div ref={box} className="scene-tools" role="toolbar" aria-label={t('bar.label')} onKeyDown={press}>
      {TOOLS.map((tool, i) => (
        <ToolButton
          key={tool.command.text}
          tool={tool}
          standing={standings[i] ?? { can: false, on: undefined }}
          first={i === 0}
        />
      ))}
    </div>
  )
}

interface ToolProps {
  readonly tool: Tool
  readonly standing: Standing
  readonly first: boolean
}

/** What cannot be done now stays where it is and says so, so that the others do not move under the hand. */
function ToolButton({ tool: { command, icon, apart }, standing: { can, on }, first }: ToolProps) {
  const { t } = useText()
  const name = t(command.text)
  const [chord] = command.keys
  const caps = chord === undefined ? '' : ` (${capsOf(chord, isApple()).join('+')})`
  const hint = icon === 'follow' && !can ? `${name} — ${t('bar.followHint')}` : `${name}${caps}`
  return (
    <button
      type="button"
      className={apart ? 'scene-tool apart' : 'scene-tool'}
      aria-label={name}
      data-tip={hint}
      tabIndex={first ? 0 : -1}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      {...(chord === undefined ? {} : { 'aria-keyshortcuts': ariaChord(chord) })}
      aria-disabled={!can}
      onClick={() => {
        if (can) command.run()
      }}
    >
      <ToolIcon name={icon} />
    </button>
  )
}
