import { PerspectiveCamera, type WebGLRenderer } from 'three'
import { camera as cameraStore, type Pose } from '../state/camera.ts'
import type { Now } from '../state/now.ts'
import { playheadTime } from '../state/playhead.ts'
import { settings } from '../state/settings.ts'
import { store } from '../state/store.ts'
import { attachGestures } from './camera/gestures.ts'
import { createCameraRig } from './camera/rig.ts'
import { roomOf } from './camera/room.ts'
import { createHall } from './hall/hall.ts'
import { STAGES } from './light/stages.ts'
import { createPlantScene } from './plant-scene.ts'
import type { Allowance } from './pool/levels.ts'

/** One Plant on the stage, with the camera that looks at it and the hand that moves it. */
export interface Show {
  readonly now: Now
  /** Brings it to an instant; true where a new picture is needed. */
  advance(millis: number, deltaMillis: number, allowed: Allowance): boolean
  draw(): void
  resize(width: number, height: number, pixelRatio: number): void
  pose(): Pose
  dispose(): void
}

export function createShow(
  now: Now,
  renderer: WebGLRenderer,
  canvas: HTMLCanvasElement,
  from: Pose | undefined,
): Show {
  const camera = new PerspectiveCamera()
  camera.up.set(0, 0, 1)
  let stage = STAGES[settings.getState().drawnTheme]
  const room = roomOf(now.model)
  const rig = createCameraRig(camera, room, { motionReduced: () => settings.getState().still })
  const plant = createPlantScene(now, renderer, stage, {
    layers: [createHall(now.model, stage)],
    moved: () => undefined,
  })
  if (from === undefined) rig.frameWhole()
  else rig.place(from)
  const gestures = attachGestures(canvas, rig, { pick: () => undefined })
  let wishes = cameraStore.getState().wishes
  let size = { width: 1, height: 1, pixelRatio: 1 }
  let stale = true

  return {
    now,
    advance(millis, deltaMillis, allowed) {
      const asked = cameraStore.getState()
      if (asked.wishes !== wishes) {
        wishes = asked.wishes
        if (asked.wish !== undefined) rig.wish(asked.wish)
      }
      const wished = STAGES[settings.getState().drawnTheme]
      if (wished !== stage) {
        stage = wished
        plant.restage(stage)
        stale = true
      }
      const cameraMoved = rig.update(millis, deltaMillis) || stale
      camera.updateMatrixWorld()
      const playheadMillis = playheadTime(store.getState().connection)
      const changed = plant.update(
        { millis, playheadMillis, camera, cameraMoved, ...size },
        deltaMillis,
        allowed,
      )
      const due = changed || cameraMoved
      stale = false
      return due
    },
    draw: () => renderer.render(plant.scene, camera),
    resize(width, height, pixelRatio) {
      size = { width, height, pixelRatio }
      rig.resize(width, height)
      plant.resize(width, height)
      stale = true
    },
    pose: () => rig.pose(),
    dispose() {
      gestures.detach()
      plant.dispose()
    },
  }
}
