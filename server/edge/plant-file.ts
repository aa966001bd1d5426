import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Kind } from '../../models/kinds/kind.ts'
import { nearest } from '../../models/nearest.ts'
import { parsePlant } from '../../models/plant/parse.ts'
import { formatProblem } from '../../models/plant/problem.ts'
import type { Plant } from '../../models/plant/schema.ts'
import { generatedPlant } from '../../models/plants/generated.ts'
import { linesOf, readJsonc } from './jsonc.ts'

/** A Plant, or sentences that tell the reader of a terminal what to mend. */
export type ReadPlant =
  | { readonly ok: true; readonly plant: Plant }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** The plants in the box. */
export const PLANT_NAMES: readonly string[] = ['gearbox', 'smt', 'moulding']

const LARGEST_MEBIBYTES = 64
const MACHINES_AT_MOST = 20_000

const refused = (...sentences: readonly string[]): ReadPlant => ({ ok: false, sentences })

/** Reads what `--plant` names: a plant in the box, `generated:N` or a file [P-11]. */
export async function readPlantFile(asked: string, kinds: ReadonlyMap<string, Kind>): Promise<ReadPlant> {
  if (asked.startsWith('generated:')) return generated(asked, kinds)
  if (PLANT_NAMES.includes(asked)) {
    const path = fileURLToPath(new URL(`../../models/plants/${asked}.jsonc`, import.meta.url))
    return fromFile(path, asked, kinds)
  }
  return fromFile(asked, asked, kinds)
}

function generated(asked: string, kinds: ReadonlyMap<string, Kind>): ReadPlant {
  const written = asked.slice('generated:'.length)
  const machines = /^[0-9]{1,5}$/.test(written) ? Number(written) : 0
  if (machines < 1 || machines > MACHINES_AT_MOST) {
    return refused(
      `Plant "${asked}": write a whole number from 1 to ${MACHINES_AT_MOST} after "generated:", like generated:500.`,
    )
  }
  return judged(generatedPlant(machines), asked, kinds)
}

async function fromFile(path: string, asked: string, kinds: ReadonlyMap<string, Kind>): Promise<ReadPlant> {
  let text: string
  try {
    const found = await stat(path)
    if (!found.isFile()) {
      const what = found.isDirectory() ? 'this is a folder; name the plant file in it' : 'this is not a file'
      return refused(`Plant "${asked}": ${what}.`)
    }
    if (found.size > LARGEST_MEBIBYTES * 2 ** 20) {
      return refused(`Plant "${asked}": the file is larger than ${LARGEST_MEBIBYTES} MiB.`)
    }
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    return refused(`Plant "${asked}": ${reason(error, asked)}`)
  }
  const read = readJsonc(text)
  if (!read.ok) return refused(...read.sentences.map((sentence) => `Plant "${asked}", ${sentence}.`))
  return judged(read.value, asked, kinds, text)
}

function judged(file: unknown, asked: string, kinds: ReadonlyMap<string, Kind>, text?: string): ReadPlant {
  const parsed = parsePlant(file, kinds)
  if (parsed.ok) return parsed
  const { problems } = parsed
  const lines =
    text === undefined
      ? []
      : linesOf(
          text,
          problems.map(({ place }) => place),
        )
  const sentences = problems.map((each, i) => {
    const line = lines[i]
    return `Plant "${asked}"${line === undefined ? '' : `, line ${line}`}: ${formatProblem(each)}`
  })
  return refused(...sentences)
}

function reason(error: unknown, asked: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const meant = nearest(asked, PLANT_NAMES)
      const box = `The plants in the box are ${PLANT_NAMES.join(', ')} and generated:N.`
      return `there is no such file. ${meant === undefined ? box : `Did you mean "${meant}"?`}`
    }
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read by this user.'
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'the file is not UTF-8 text; save it as UTF-8.'
    default:
      return `the file cannot be read (${code === '' ? String(error) : code}).`
  }
}
