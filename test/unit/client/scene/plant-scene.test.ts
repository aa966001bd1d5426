import { PerspectiveCamera } from 'three'
import { beforeEach, describe, expect, it } from 'vitest'
import { STAGES } from '../../../../client/scene/light/stages.ts'
import { createPlantScene, type PlantScene } from '../../../../client/scene/plant-scene.ts'
import { SPENDINGS } from '../../../../client/scene/quality.ts'
import { applyFrame, createNow, type Now } from '../../../../client/state/now.ts'
import { store } from '../../../../client/state/store.ts'
import { time } from '../../../../client/state/time.ts'
import { FIRST_VIEW, view } from '../../../../client/state/view.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { LINK } from '../../../../models/state.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { frameOf } from '../frames.ts'
import { pastWith } from '../past.ts'
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

const played = (rate: number): void => time.setState(pastWith({ playing: true, rate }), true)

beforeEach(() => {
  time.setState({ kind: 'live' }, true)
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

  /** How long the AGV is on its way after it was told so, in the wall's time. */
  function wayMillis(from: number): number {
    const where = new Float64Array(3)
    plant.standing(agv?.index ?? -1, where)
    let [last, lastAt] = [where[0], from]
    for (let millis = from + 20; millis < from + 20_000; millis += 20) {
      at(millis)
      plant.standing(agv?.index ?? -1, where)
      if (where[0] !== last) lastAt = millis
      last = where[0]
    }
    return lastAt - from
  }

  it('goes its way as fast as time passes where it is shown, and stands where that stands [PH-16]', () => {
    tell({ state: 6, link: LINK.online, x: 0, y: 0, heading: 0 })
    at(1000, true)
    const way = (rate: number, from: number, x: number): number => {
      played(rate)
      at(from)
      tell({ x })
      at(from + 1)
      return wayMillis(from + 1)
    }
    const live = way(1, 2000, 10)
    expect(live).toBeGreaterThan(300)
    expect(way(0.1, 50_000, 20) / live).toBeCloseTo(10, 0)
    expect(way(-1, 100_000, 10) / live).toBeCloseTo(1, 0)
    expect(way(60, 150_000, 20), 'no shorter than a step').toBeGreaterThanOrEqual(100)
    expect(way(60, 200_000, 10)).toBeLessThan(400)
    expect(way(0, 250_000, 20), 'stands').toBe(0)
  })

  it('shows nothing that flies across the hall after a jump in time [PH-9]', () => {
    played(1)
    tell({ state: 6, link: LINK.online, x: 0, y: 0, heading: 0 })
    at(1000, true)
    at(1020)
    tell({ x: 300 })
    now.jumps++
    at(1040)
    const where = new Float64Array(3)
    plant.standing(agv?.index ?? -1, where)
    expect(where[0]).toBe(300)
  })

  it('is not as of then where the server is lost while the past is shown [PH-2]', () => {
    played(1)
    store.setState({ connection: { kind: 'lost' } as never })
    tell({ state: 6, link: LINK.online, x: 0, y: 0, heading: 0 })
    at(1000, true)
    at(2000)
    tell({ x: 10 })
    at(2020)
    expect(wayMillis(2020)).toBeGreaterThan(300)
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
