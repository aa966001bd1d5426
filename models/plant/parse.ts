import type { Kind } from '../kinds/kind.ts'
import { outOfBounds } from './bounds.ts'
import { owned, PROBLEMS_AT_MOST, type Problem } from './problem.ts'
import { roughPlant } from './rough.ts'
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
  const problems = shaped.success
    ? senseProblems(shaped.data, kinds)
    : [...shapeProblems(file, shaped.error.issues), ...senseProblems(roughPlant(file), kinds)]
  if (shaped.success && problems.length === 0) return { ok: true, plant: shaped.data }
  const first = problems.slice(0, PROBLEMS_AT_MOST)
  return { ok: false, problems: advisedOnce(first).map((each) => owned(file, each)) }
}

/** The same list of what there is, fifty times, would bury what it is to help with. */
function advisedOnce(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>()
  return problems.map((each) => {
    const { advice, ...plain } = each
    if (advice === undefined || !told.has(advice)) {
      if (advice !== undefined) told.add(advice)
      return each
    }
    return plain
  })
}
