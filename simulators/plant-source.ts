import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import type { Kind } from '../models/kinds/kind.ts'
import { parsePlant } from '../models/plant/parse.ts'
import { formatProblem } from '../models/plant/problem.ts'
import type { Plant } from '../models/plant/schema.ts'
import { generatedPlant } from '../models/plants/generated.ts'

/** A Plant to play, or one sentence that says why there is none. */
export type FoundPlant =
  | { readonly ok: true; readonly plant: Plant }
  | { readonly ok: false; readonly sentence: string }

const IN_THE_BOX: ReadonlySet<string> = new Set(['gearbox', 'smt', 'moulding'])
const LARGEST_FILE_BYTES = 64 * 1024 * 1024

const refused = (sentence: string): FoundPlant => ({ ok: false, sentence })

/** The plant called gearbox, smt, moulding or generated:N, or the one in a file. */
export function findPlant(source: string, kinds: ReadonlyMap<string, Kind>): FoundPlant {
  const generated = /^generated:(\d{1,5})$/.exec(source)
  if (generated !== null) return parsed(source, generatedPlant(Number(generated[1])), kinds)
  const inBox = new URL(`../models/plants/${source}.jsonc`, import.meta.url)
  return readPlant(source, IN_THE_BOX.has(source) ? fileURLToPath(inBox) : source, kinds)
}

function readPlant(source: string, path: string, kinds: ReadonlyMap<string, Kind>): FoundPlant {
  let text: string
  try {
    if (statSync(path).size > LARGEST_FILE_BYTES) return refused(`${source} is larger than 64 MiB.`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return refused(`The plant file ${source} cannot be read: ${(error as Error).message}.`)
  }
  const errors: ParseError[] = []
  const file: unknown = parse(text, errors, { allowTrailingComma: true })
  const first = errors[0]
  if (first === undefined) return parsed(source, file, kinds)
  const line = text.slice(0, first.offset).split('\n').length
  return refused(`${source}, line ${line}: ${printParseErrorCode(first.error)}.`)
}

function parsed(source: string, file: unknown, kinds: ReadonlyMap<string, Kind>): FoundPlant {
  const result = parsePlant(file, kinds)
  if (result.ok) return result
  const problem = result.problems[0]
  return refused(`${source} is not a plant: ${problem === undefined ? 'unknown' : formatProblem(problem)}`)
}
