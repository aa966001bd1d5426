import type { Pose } from '../../state/camera.ts'
import { docks, withShut } from '../../state/docks.ts'
import { overlayBy } from '../../state/overlays/catalogue.ts'
import type { PlantModel } from '../../state/plant.ts'
import { bring } from '../../state/tie.ts'
import { type View, view } from '../../state/view.ts'
import type { LookSaid } from './said.ts'

/*
 * A look as pages tell it to each other: by the paths of what is looked at, since another page may have another
 * Plant [PH-106].
 */

type Looked = Pick<View, 'chosen' | 'overlay' | 'muted'>

/** What of a look became another, or all of it. */
export function lookSaid({ table }: PlantModel, next: Looked, before?: Looked): LookSaid {
  const { chosen, overlay, muted } = next
  const isColoured = overlay === before?.overlay && muted === before.muted
  return {
    ...(chosen === before?.chosen ? {} : { chosen: pathsOf(table, chosen) }),
    ...(isColoured ? {} : { colour: { overlay, muted } }),
  }
}

function pathsOf(table: PlantModel['table'], chosen: readonly string[]): readonly string[] {
  const ids = new Set(chosen)
  const paths = new Map(
    table.machines
      .filter(({ machine }) => ids.has(machine.id))
      .map(({ machine, path }) => [machine.id, path]),
  )
  return chosen.flatMap((id) => paths.get(id) ?? [])
}

function idsOf({ table }: PlantModel, chosen: readonly string[]): readonly string[] {
  const paths = new Set(chosen)
  const ids = new Map(
    table.machines.filter(({ path }) => paths.has(path)).map(({ machine, path }) => [path, machine.id]),
  )
  return chosen.flatMap((path) => ids.get(path) ?? [])
}

/** What a Plant has of a look; the pose is anyone's. */
export function takenIn(model: PlantModel, { chosen, colour }: LookSaid): Partial<Looked> {
  const isKnown =
    colour !== undefined && (colour.overlay === 'state' || overlayBy(model, colour.overlay).id !== 'state')
  return { ...(chosen === undefined ? {} : { chosen: idsOf(model, chosen) }), ...(isKnown ? colour : {}) }
}

/** Puts what was said on the screen, but for the pose, which is the scene's. */
export function showLook(model: PlantModel, said: LookSaid): void {
  const own = view.getState()
  const { chosen, overlay, muted } = takenIn(model, said)
  const isAnother = chosen !== undefined && chosen.join() !== own.chosen.join()
  bring(() => {
    view.setState({
      ...(isAnother ? { chosen } : {}),
      ...(overlay === undefined || muted === undefined ? {} : { overlay, muted }),
    })
    if (isAnother && chosen.length === 0) docks.setState((now) => withShut(now, 'machine'))
  })
}

/** As of both, the later part where both tell of it. */
export const both = (a: LookSaid, b: LookSaid): LookSaid => ({ ...a, ...b })

export const samePose = (a: Pose | undefined, b: Pose): boolean =>
  a !== undefined &&
  a.azimuth === b.azimuth &&
  a.polar === b.polar &&
  a.distance === b.distance &&
  a.lens === b.lens &&
  a.target.every((part, i) => part === b.target[i])
