import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Kind } from '../models/kinds/kind.ts'
import { nearest } from '../models/nearest.ts'
import { parsePlant } from '../models/plant/parse.ts'
import { formatProblem, type Problem } from '../models/plant/problem.ts'
import type { Plant } from '../models/plant/schema.ts'
import { generatedPlant } from '../models/plants/generated.ts'
import { factoryProblems } from './engine/factory/compile-problems.ts'
import { readJsonFile } from './json-file.ts'

/** A Plant to play, or one sentence that says why there is none. */
export type FoundPlant =
  | { readonly ok: true; readonly plant: Plant }
  | { readonly ok: false; readonly sentence: string }

const IN_THE_BOX: ReadonlySet<string> = new Set(['gearbox', 'smt', 'moulding'])

/** The plant called gearbox, smt, moulding or generated:N, or the one in a file. */
export function findPlant(source: string, kinds: ReadonlyMap<string, Kind>): FoundPlant {
  const generated = /^generated:(\d{1,5})$/.exec(source)
  if (generated !== null) {
    const machines = Number(generated[1])
    if (machines < 1 || machines > 20_000)
      return { ok: false, sentence: `A generated plant has 1 to 20000 machines, not ${machines}.` }
    return parsed(source, generatedPlant(machines), kinds)
  }
  const isWord = /^[\w:-]*$/.test(source)
  if (isWord && !IN_THE_BOX.has(source) && !existsSync(source)) return refusedName(source)
  const inBox = new URL(`../models/plants/${source}.jsonc`, import.meta.url)
  const read = readJsonFile('plant file', source, IN_THE_BOX.has(source) ? fileURLToPath(inBox) : source)
  return read.ok ? parsed(source, read.value, kinds) : read
}

const NAMES = [...IN_THE_BOX, 'generated:N']

function refusedName(source: string): FoundPlant {
  const meant = nearest(source, NAMES)
  const guess = meant === undefined ? '' : `; ${meant} was probably meant`
  return {
    ok: false,
    sentence: `There is no plant ${JSON.stringify(source)}${guess}. There are ${NAMES.join(', ')}, and plant files.`,
  }
}

const refused = (what: string, problem: Problem | undefined): FoundPlant => ({
  ok: false,
  sentence: `${what}: ${problem === undefined ? 'unknown' : formatProblem(problem)}`,
})

function parsed(source: string, file: unknown, kinds: ReadonlyMap<string, Kind>): FoundPlant {
  const result = parsePlant(file, kinds)
  if (!result.ok) return refused(`${source} is not a plant`, result.problems[0])
  const [problem] = factoryProblems(result.plant, kinds)
  return problem === undefined ? result : refused(`${source} cannot be played`, problem)
}
