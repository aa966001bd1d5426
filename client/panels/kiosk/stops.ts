import type { Bilingual } from '../../../models/text.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Views } from '../../state/views.ts'
import { derivedViews } from '../views/derived.ts'

/** One place of a tour. */
export type Stop =
  | { readonly kind: 'view'; readonly name: string; readonly address: string }
  | {
      readonly kind: 'place'
      /** Absent for the whole Plant, whose name stands above anyway. */
      readonly name: Bilingual | undefined
      readonly machines: readonly number[]
    }

/** The saved views; where nobody saved any the whole Plant, each Workshop and each Line [N-11]. */
export const stopsOf = (model: PlantModel, { list }: Views): readonly Stop[] =>
  list.length > 0
    ? list.map(({ name, address }): Stop => ({ kind: 'view', name, address }))
    : derivedViews(model, true).map(({ name, machines }): Stop => ({ kind: 'place', name, machines }))
