import { useCallback, useSyncExternalStore } from 'react'
import { camera } from '../../state/camera.ts'
import { scene } from '../../state/scene.ts'
import { sceneTools } from '../../state/scene-tools.ts'
import { view } from '../../state/view.ts'
import { type Command, canRun } from '../commands/command.ts'

function subscribe(listener: () => void): () => void {
  const stops = [view, camera, scene, sceneTools].map((store) => store.subscribe(listener))
  document.addEventListener('fullscreenchange', listener)
  return () => {
    for (const stop of stops) stop()
    document.removeEventListener('fullscreenchange', listener)
  }
}

/** How a command stands: whether it can be done, and for a switch whether it is on. */
export interface Standing {
  readonly can: boolean
  readonly on: boolean | undefined
}

/** How each command stands, drawn again only when one stands otherwise. */
export function useStandings(commands: readonly Command[]): readonly Standing[] {
  const read = useCallback(
    () => commands.map((command) => `${canRun(command) ? 1 : 0}${command.isOn?.() === true ? 1 : 0}`).join(),
    [commands],
  )
  const told = useSyncExternalStore(subscribe, read).split(',')
  return commands.map((command, i) => ({
    can: told[i]?.[0] === '1',
    on: command.isOn === undefined ? undefined : told[i]?.[1] === '1',
  }))
}
