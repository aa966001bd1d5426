import { useStore } from 'zustand/react'
import { scene } from '../../state/scene.ts'
import { useView } from '../use-view.ts'

/** What fills the middle, and whether a person has a choice. */
export interface Staged {
  readonly shown: 'scene' | 'list'
  readonly canBeScene: boolean
}

/** Where no scene can be drawn the list is shown, whatever was chosen. */
export function useStage(): Staged {
  const stage = useView((view) => view.stage)
  const absent = useStore(scene, ({ life }) => life === 'absent')
  return { shown: absent ? 'list' : stage, canBeScene: !absent }
}
