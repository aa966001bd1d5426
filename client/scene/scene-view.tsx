import '../styles/scene.css'
import { useEffect, useRef } from 'react'
import { scene } from '../state/scene.ts'
import { useText } from '../text/use-text.ts'
import { openTheatre } from './theatre.ts'

/** The scene, as large as the room it is given. React only holds the frame; a canvas lives as long as its context. */
export function SceneView() {
  const { t } = useText()
  const frame = useRef<HTMLDivElement>(null)
  const label = t('scene.canvas')
  useEffect(() => {
    const box = frame.current
    if (box === null) return
    const tell = (): void => {
      box.dataset.scene = scene.getState().life
    }
    const untell = scene.subscribe(tell)
    tell()
    const canvas = document.createElement('canvas')
    canvas.id = 'scene'
    canvas.className = 'scene-canvas'
    canvas.tabIndex = 0
    box.append(canvas)
    const close = openTheatre(canvas)
    if (close === undefined) scene.setState({ life: 'absent' })
    return () => {
      close?.()
      untell()
      canvas.remove()
    }
  }, [])
  useEffect(() => {
    frame.current?.querySelector('canvas')?.setAttribute('aria-label', label)
  }, [label])
  return <div className="scene" ref={frame} />
}
