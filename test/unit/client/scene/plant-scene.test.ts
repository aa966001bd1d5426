import { PerspectiveCamera } from 'three'
import { beforeEach, describe, expect, it } from 'vitest'
import { STAGES } from '../../../../client/scene/light/stages.ts'
import { createPlantScene, type PlantScene } from '../../../../client/scene/plant-scene.ts'
import { SPENDINGS } from '../../../../client/scene/quality.ts'
import { applyFrame, createNow, type Now } from '../../../../client/state/now.ts'
import { store } from '../../../../client/state/store.ts'
import { FIRST_VIEW, view } from '../../../../client/state/view.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { LINK } from '../../../../models/state.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { frameOf } from '../frames.ts'
import { smallModel } from '../plant.ts'

const model = smallModel(300)
const agv = model.table.machines.find(({ kind }) => kind.id === 'agv')
if (agv === undefined) throw new Error('the small plant has no AGV')

/** Looks straight down on a square of about ten metres around a place. */
function cameraOver(x: number, y: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(30, 1, 1, 100)
  camera.up.set(0, 1, 0)
  camera.position.set(x, y, 20)
  camera.lookAt(x, y, 0)
  camera.updateMatrixWorld()
  camera.updateProjectionMatrix()
  return camera
}

let seq = 0
let now: Now
let plant: PlantScene
let camera: PerspectiveCamera

function tell(values: Readonly<Record<string, number>>): void {
  const rows = Object.entries(values).map(([key, value]) => {
    const slot = (agv?.firstSlot ?? 0) + (agv?.channels.findIndex((channel) => channel.key === key) ?? 0)
    return [slot, Math.round(value * (model.table.perUnit[slot] ?? 1)), 1000, QUALITY.good] as const
  })
  applyFrame(now, frameOf(FORM.delta, ++seq, rows))
}

const at = (millis: number, cameraMoved = false): boolean =>
  plant.update(
    { millis, playheadMillis: 1000, camera, cameraMoved, width: 600, height: 600, pixelRatio: 1 },
    16,
    SPENDINGS.full,
  )

/** Machines in all pools that are drawn. */
function drawn(): number {
  let count = 0
  plant.scene.traverseVisible((object) => {
    const { geometry } = object as { geometry?: { instanceCount?: number; attributes?: object } }
    if (geometry?.attributes !== undefined && 'part' in geometry.attributes)
      count += geometry.instanceCount ?? 0
  })
  return count
}

beforeEach(() => {
  view.setState(FIRST_VIEW)
  store.setState({ connection: { kind: 'live' } as never })
  now = createNow(model)
  plant = createPlantScene(now, STAGES.light, { layers: [], moved: () => undefined })
  camera = cameraOver(-500, -500)
  plant.resize(600, 600)
})

describe('the scene of a Plant', () => {
  it('needs no new picture where nothing moves and nothing was told [Z-7]', () => {
    at(0, true)
    at(16)
    for (let millis = 32; millis < 3000; millis += 16) expect(at(millis)).toBe(false)
  })

  it('draws what drives into the picture while the camera rests, and no more when it has left [Z-1]', () => {
    tell({ state: 6, link: LINK.online, x: 0, y: 0, heading: 0 })
    at(0, true)
    at(16)
    expect(drawn()).toBe(0)
    tell({ x: -500, y: -500 })
    for (let millis = 1000; millis < 4000; millis += 50) at(millis)
    expect(drawn()).toBe(1)
    tell({ x: 0, y: 0 })
    for (let millis = 4000; millis < 8000; millis += 50) at(millis)
    expect(drawn()).toBe(0)
    expect(at(8050)).toBe(false)
  })

  it('needs a new picture for each choice, and outlines what is chosen [Z-2]', () => {
    at(0, true)
    at(16)
    view.setState({ chosen: [agv.machine.id] })
    expect(at(32)).toBe(true)
    expect(at(48)).toBe(false)
    view.setState({ chosen: [] })
    expect(at(64)).toBe(true)
  })
})
