import { dirname, isAbsolute, join } from 'node:path'
import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser'
import type { Problem } from './problem.ts'
import { type BrokerSettings, isPlantFile, type Settings } from './settings.ts'

/** Gives the text of a file, or throws as node:fs does. */
export type ReadFile = (path: string) => string

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string }

const MOST_CHARACTERS = 1024 * 1024

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'a file that we may not read',
  EPERM: 'a file that we may not read',
  EISDIR: 'a folder',
  ENOTDIR: 'no such file',
}

export function textOf(path: string, readFile: ReadFile): FileText {
  try {
    const text = readFile(path)
    if (text.length > MOST_CHARACTERS) return { kind: 'unreadable', why: 'more than 1 MiB' }
    return { kind: 'text', text }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ENOENT'
      ? { kind: 'absent' }
      : { kind: 'unreadable', why: REASONS[code] ?? 'an unreadable file' }
  }
}

/** JSON with comments, or the line and column at which it stops being that. */
export function parseJsonc(text: string, where: string): { readonly said: unknown } | Problem {
  const errors: ParseError[] = []
  const said = parsed(text, errors)
  const first = errors[0]
  if (first !== undefined) {
    const found = printParseErrorCode(first.error)
    return {
      where: placeAt(first.offset, text, where),
      expected: 'JSON, in which comments are welcome',
      found,
    }
  }
  const lost = offsetOfProto(text)
  if (lost === undefined) return { said }
  return { where: placeAt(lost, text, where), expected: 'a known setting', found: '"__proto__"' }
}

function placeAt(offset: number, text: string, where: string): string {
  const before = text.slice(0, offset).split('\n')
  return `${where}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** The parser takes this key for the prototype of its object, so that nobody would find it unknown. */
function offsetOfProto(text: string): number | undefined {
  let found: number | undefined
  visit(
    text,
    {
      onObjectProperty: (name, offset) => {
        if (name === '__proto__') found ??= offset
      },
    },
    { allowTrailingComma: true, allowEmptyContent: true },
  )
  return found
}

/** jsonc-parser's own number, which it exports only as a const enum. */
const INVALID_SYMBOL = 1

function parsed(text: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true }) ?? {}
  } catch {
    // The parser descends by recursion: thousands of nested brackets exhaust the stack.
    errors.push({ error: INVALID_SYMBOL, offset: 0, length: 0 })
    return undefined
  }
}

/** Paths in a file start from that file, so that a folder can be moved as a whole. */
export function fromFolderOf(configPath: string, settings: Settings): Settings {
  const folder = dirname(configPath)
  const seen = (path: string): string => (isAbsolute(path) ? path : join(folder, path))
  const moved: Settings = { ...settings }
  for (const key of PATH_KEYS) {
    const path = settings[key]
    if (path !== undefined) moved[key] = seen(path)
  }
  if (settings.plant !== undefined && isPlantFile(settings.plant)) moved.plant = seen(settings.plant)
  if (settings.brokers !== undefined)
    moved.brokers = settings.brokers.map((broker) => movedBroker(broker, seen))
  return moved
}

const PATH_KEYS = [
  'data',
  'users',
  'metricsTokenFile',
  'tlsCert',
  'tlsKey',
  'brokerPasswordFile',
  'brokerCa',
  'brokerCert',
  'brokerKey',
] as const
const BROKER_PATH_KEYS = ['passwordFile', 'ca', 'cert', 'key'] as const

function movedBroker(broker: BrokerSettings, seen: (path: string) => string): BrokerSettings {
  const moved: BrokerSettings = { ...broker }
  for (const key of BROKER_PATH_KEYS) {
    const path = broker[key]
    if (path !== undefined) moved[key] = seen(path)
  }
  return moved
}
