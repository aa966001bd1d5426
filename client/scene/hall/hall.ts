import { Group, type Mesh, Vector3 } from 'three'
import { isInside } from '../../../models/plant/geometry.ts'
import type { PlantModel } from '../../state/plant.ts'
import { settings } from '../../state/settings.ts'
import type { Layer, Moment } from '../layer.ts'
import type { Stage } from '../light/stage.ts'
import { unitBox, unitColumn } from './boxes.ts'
import { createCuts } from './cuts.ts'
import { cutHeight, type Eye, eased, givesWay } from './give-way.ts'
import { hallPlan } from './hall-plan.ts'
import { boxMaterial, floorMaterial } from './materials.ts'
import { boxMesh, floorMesh } from './meshes.ts'
import { type Daylight, daylightOf, roofBoxes } from './roof.ts'

/** A picture that comes late shows the fade further on, but no leap. */
const LONGEST_STEP_MILLIS = 100
/** Under the roof, but so near to it that its girders would be in the way. */
const NEAR_ROOF = { hides: 2.2, shows: 2.8 } as const

const aimScratch = new Vector3()

/** Everything that stands still around the Machines: floor, walls, columns, cable trays, roof. */
export function createHall({ plant }: PlantModel, stage: Stage): Layer {
  const { workshops } = plant
  const plan = hallPlan(plant)
  const cuts = createCuts(plan.barriers.length)
  const floor = floorMaterial(plan.extent)
  const look = boxMaterial(cuts, false)
  const roofLook = boxMaterial(cuts, true)
  const box = unitBox()
  const root = new Group()
  root.add(
    floorMesh(plan.floor, floor.material),
    boxMesh(box, plan.boxes, look.material),
    boxMesh(unitColumn(), plan.columns, look.material),
  )

  const down = plan.barriers.map(() => false)
  const shown = new Float32Array(plan.barriers.length).fill(1)
  let roof: { readonly workshop: number; readonly mesh: Mesh; readonly daylight: Daylight } | undefined
  let roofShown = 0
  let roofWanted = false
  let within = -1
  let before: number | undefined
  let fading = true

  const withinOf = (x: number, y: number, z: number): number =>
    workshops.findIndex(({ height, outline }) => z < height && isInside(outline, [x, y]))

  function lookFrom(eye: Eye): void {
    plan.barriers.forEach((barrier, group) => {
      if (barrier === undefined) return
      const goes = givesWay(barrier, eye, down[group] ?? false)
      if (goes !== down[group]) fading = true
      down[group] = goes
    })
    const height = workshops[eye.within]?.height ?? 0
    const room = height - eye.z
    const wanted = eye.within >= 0 && room > (roofWanted ? NEAR_ROOF.hides : NEAR_ROOF.shows)
    if (wanted !== roofWanted) fading = true
    roofWanted = wanted
    within = eye.within
  }

  /** The roof is built for the Workshop one stands in, when one first stands in it. */
  function buildRoof(workshop: number): void {
    const built = workshops[workshop]
    if (roof?.workshop === workshop || built === undefined) return
    dropRoof()
    const mesh = boxMesh(box, roofBoxes(built), roofLook.material)
    root.add(mesh)
    roof = { workshop, mesh, daylight: daylightOf(built) }
    roofShown = 0
  }

  function dropRoof(): void {
    roof?.mesh.geometry.dispose()
    roof?.mesh.removeFromParent()
    roof = undefined
  }

  function fade(passedMillis: number): boolean {
    let moved = false
    for (let group = 1; group < shown.length; group++) {
      const [is, barrier] = [shown[group] ?? 1, plan.barriers[group]]
      const to = eased(is, down[group] !== true, passedMillis)
      if (to === is || barrier === undefined) continue
      shown[group] = to
      cuts.set(group, cutHeight(barrier.height, to))
      moved = true
    }
    if (roofWanted) buildRoof(within)
    const roofTo = eased(roofShown, roofWanted, passedMillis)
    if (roofTo !== roofShown) moved = true
    roofShown = roofTo
    roofLook.shown.value = roofShown
    floor.mirror(roof?.daylight, roofShown)
    if (roof !== undefined) roof.mesh.visible = roofShown > 0
    return moved
  }

  const layer: Layer = {
    root,
    update({ millis, camera, cameraMoved }: Moment) {
      const first = before === undefined
      const passed = Math.min(LONGEST_STEP_MILLIS, millis - (before ?? millis))
      before = millis
      if (first || cameraMoved) {
        const { x, y, z } = camera.position
        lookFrom({ x, y, z, down: -camera.getWorldDirection(aimScratch).z, within: withinOf(x, y, z) })
      }
      if (!fading) return false
      // What is seen first is as it should be, without a fade; so is everything for who asked for little motion.
      fading = fade(first || settings.getState().still ? Infinity : passed)
      return fading || first
    },
    restage(to) {
      floor.restage(to)
      look.restage(to)
      roofLook.restage(to)
    },
    dispose() {
      dropRoof()
      for (const child of root.children) (child as Mesh).geometry.dispose()
      for (const { material } of [floor, look, roofLook]) material.dispose()
      cuts.texture.dispose()
      root.clear()
    },
  }
  layer.restage(stage)
  return layer
}
