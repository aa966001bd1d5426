import { useEffect } from 'react'
import { camera } from '../state/camera.ts'
import { settings } from '../state/settings.ts'
import { chordOf } from './commands/chord.ts'
import { canRun } from './commands/command.ts'
import { commandFor } from './commands/registry.ts'

/** Who walks steps with these. */
const STEPS = /^[wasdqe]$/i

/** Chords that also mean something to who is writing. */
const ALSO_WRITING = new Set(['Escape', 'Mod+k'])

/** The keys of the registry; they hold everywhere but where a person is writing [N-10]. */
export function useHotKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const { page } = settings.getState()
  const chord = chordOf(event)
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest('dialog') != null) return
  if (isWriting(target) && !ALSO_WRITING.has(chord)) return
  if (camera.getState().mode.kind === 'walk' && STEPS.test(chord)) return
  const command = commandFor(chord)
  if (command === undefined || !canRun(command)) return
  if (page === 'kiosk' || (page !== 'whole' && command.inViewOnly !== true)) return
  if (event.repeat && !REPEATS.has(chord)) return
  if (chord !== 'Escape') event.preventDefault()
  command.run()
}

/** Chords that go on while they are held. */
const REPEATS = new Set(['+', '=', '-', 'Mod+z', 'Mod+Shift+z'])

const isWriting = (target: Element | undefined): boolean =>
  target?.closest(
    'input:not([type=checkbox], [type=radio], [type=range]), select, textarea, [contenteditable]',
  ) != null
