import { Matrix4, PerspectiveCamera, type WebGLRenderer } from 'three'
import { camera as cameraStore, eyeCompanion, type Pose } from '../state/camera.ts'
import type { Now } from '../state/now.ts'
import { playheadTime } from '../state/playhead.ts'
import { settings } from '../state/settings.ts'
import { store } from '../state/store.ts'
import { besideTools } from './camera/fit.ts'
import { attachGestures } from './camera/gestures.ts'
import { createCameraRig } from './camera/rig.ts'
import { roomOf } from './camera/room.ts'
import { createHall } from './hall/hall.ts'
import { createLabels } from './labels/labels.ts'
import { hangLamps } from './light/lamps.ts'
import { STAGES } from './light/stages.ts'
import { createPicker } from './pick/pick.ts'
import { attachPointer } from './pick/pointer.ts'
import { createRubberBand } from './pick/rubber-band.ts'
import { createSight, rayAt } from './pick/sight.ts'
import { createPlantScene } from './plant-scene.ts'
import type { Allowance } from './pool/levels.ts'
import { nearMeshOf } from './pool/near-mesh.ts'

/** One Plant on the stage, with the camera that looks at it and the hand that moves it. */
export interface Show {
  readonly now: Now
  /** Brings it to an instant, and says what a new picture is needed for. */
  advance(millis: number, deltaMillis: number, allowed: Allowance): 'nothing' | 'machines' | 'camera'
  draw(): void
  resize(width: number, height: number, pixelRatio: number): void
  pose(): Pose
  dispose(): void
}

const DEGREES = 180 / Math.PI

export function createShow(
  now: Now,
  renderer: WebGLRenderer,
  canvas: HTMLCanvasElement,
  from: Pose | undefined,
): Show {
  const { model } = now
  const camera = new PerspectiveCamera()
  camera.up.set(0, 0, 1)
  let stage = STAGES[settings.getState().drawnTheme]
  let size = { width: 1, height: 1, pixelRatio: 1 }
  let fresh = true
  const asked = cameraStore.getState()
  let { wishes } = asked
  const sight = createSight()
  const soon: (() => void)[] = []
  const standingScratch = new Float64Array(3)
  const clipScratch = new Matrix4()
  const rayScratch = new Float64Array(6)

  const picker = createPicker({
    model,
    meshOf: nearMeshOf,
    jointsOf: (machine, out) => plant.jointsOf(machine, out),
  })
  const labels = createLabels(now, stage)
  const plant = createPlantScene(now, stage, {
    layers: [createHall(model, stage), labels],
    moved: (machine, x, y, heading) => {
      picker.moved(machine, x, y, heading * DEGREES)
      labels.moved(machine, x, y)
    },
  })
  const lamps = hangLamps(plant.scene, renderer, stage)
  const room = roomOf(model, (machine) => {
    plant.standing(machine, standingScratch)
    const [x = 0, y = 0, heading = 0] = standingScratch
    return { x, y, heading: heading * DEGREES }
  })
  const rig = createCameraRig(camera, room, { motionReduced: () => settings.getState().still })
  // An address may have asked for a pose before there was a camera; that is where it begins.
  const first = asked.pose === undefined ? asked.wish : undefined
  const begin = from ?? (first?.kind === 'pose' ? first.pose : undefined)
  if (begin !== undefined) rig.place(begin)
  else {
    rig.frameWhole()
    if (first !== undefined) wishes = 0
  }

  const rememberSight = (): void => {
    sight.width = size.width
    sight.height = size.height
    clipScratch.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
    sight.clip.set(clipScratch.elements)
    sight.world.set(clipScratch.invert().elements)
  }
  const pointer = attachPointer({
    canvas,
    model,
    picker,
    band: createRubberBand(canvas),
    sight: () => sight,
    moving: () => rig.isMoving(),
    labelAt: labels.labelAt,
    soon: (then) => soon.push(then),
  })
  const gestures = attachGestures(canvas, rig, {
    pick(x, y) {
      rayAt(sight, x, y, rayScratch)
      const [ox = 0, oy = 0, oz = 0, dx = 0, dy = 0, dz = -1] = rayScratch
      const hit = picker.pick([ox, oy, oz], [dx, dy, dz])
      if (hit === undefined) return undefined
      const [px, py, pz] = hit.point
      return { machine: hit.machine, x: px, y: py, z: pz }
    },
  })

  return {
    now,
    advance(millis, deltaMillis, allowed) {
      for (const then of soon.splice(0)) then()
      const asked = cameraStore.getState()
      if (asked.wishes !== wishes) {
        wishes = asked.wishes
        if (asked.wish !== undefined) rig.wish(asked.wish)
      }
      const wished = STAGES[settings.getState().drawnTheme]
      if (wished !== stage) {
        stage = wished
        plant.restage(stage)
        lamps.restage(stage)
        fresh = true
      }
      const companion = eyeCompanion()
      const elsewhere = companion?.elsewhere()
      if (elsewhere !== undefined) rig.place(elsewhere)
      const moved = rig.update(millis, deltaMillis)
      if (moved) companion?.moved(rig.pose())
      const cameraMoved = moved || fresh
      camera.updateMatrixWorld()
      if (cameraMoved) rememberSight()
      if (moved && !rig.isMoving()) pointer.again()
      const playheadMillis = playheadTime(store.getState().connection)
      const moment = { millis, playheadMillis, camera, cameraMoved, ...size }
      const changed = plant.update(moment, deltaMillis, allowed)
      fresh = false
      if (cameraMoved) return 'camera'
      return changed ? 'machines' : 'nothing'
    },
    draw: () => renderer.render(plant.scene, camera),
    resize(width, height, pixelRatio) {
      size = { width, height, pixelRatio }
      camera.aspect = width / Math.max(1, height)
      rig.resize(width, height, besideTools(width))
      plant.resize(width, height)
      fresh = true
    },
    pose: () => rig.pose(),
    dispose() {
      pointer.detach()
      gestures.detach()
      plant.dispose()
      lamps.dispose()
    },
  }
}
