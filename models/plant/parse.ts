import type { Kind } from '../kinds/kind.ts'
import { outOfBounds } from './bounds.ts'
import type { Problem } from './problem.ts'
import { type Plant, plantSchema } from './schema.ts'
import { senseProblems } from './sense.ts'
import { shapeProblems } from './shape.ts'

export type ParsedPlant =
  | { readonly ok: true; readonly plant: Plant }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Untrusted in, a true Plant or all that is wrong with it out; never throws [P-2]. */
export function parsePlant(file: unknown, kinds: ReadonlyMap<string, Kind>): ParsedPlant {
  const bound = outOfBounds(file)
  if (bound !== undefined) return { ok: false, problems: [bound] }
  const shaped = plantSchema.safeParse(file)
  if (!shaped.success) return { ok: false, problems: shapeProblems(file, shaped.error.issues) }
  const problems = senseProblems(shaped.data, kinds)
  return problems.length === 0 ? { ok: true, plant: shaped.data } : { ok: false, problems }
}
