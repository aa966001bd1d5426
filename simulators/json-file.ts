import { readFileSync, statSync } from 'node:fs'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'

/** What stands in a file, or one sentence that says why nothing does. */
export type FoundJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly sentence: string }

const LARGEST_FILE_BYTES = 64 * 1024 * 1024

const refused = (sentence: string): FoundJson => ({ ok: false, sentence })

/** Reads JSON with comments; `what` and `source` are what a person calls the file. */
export function readJsonFile(what: string, source: string, path: string): FoundJson {
  let text: string
  try {
    if (statSync(path).size > LARGEST_FILE_BYTES) return refused(`${source} is larger than 64 MiB.`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return refused(`The ${what} ${source} cannot be read: ${(error as Error).message}.`)
  }
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  const first = errors[0]
  if (first === undefined) return { ok: true, value }
  const line = text.slice(0, first.offset).split('\n').length
  return refused(`${source}, line ${line}: ${printParseErrorCode(first.error)}.`)
}
