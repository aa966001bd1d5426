import { type Hello, type Look, MAX_LINES_LOOKED_AT } from '../../models/protocol.ts'

/** What a Viewer says is read here, once; undefined is refused and counted [V-4]. */
export function readHello(message: unknown): Hello | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const { version, plant, epoch, seq, eventId } = message as Partial<Record<keyof Hello, unknown>>
  if (!isCount(version) || !isCount(seq) || !isCount(eventId)) return undefined
  if (!isShort(plant) || !isShort(epoch)) return undefined
  return { version, plant, epoch, seq, eventId }
}

export function readLook(message: unknown, lineCount: number): Look | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const { lines } = message as Partial<Record<keyof Look, unknown>>
  if (!Array.isArray(lines) || lines.length > MAX_LINES_LOOKED_AT) return undefined
  const known = lines.filter((line): line is number => isCount(line) && line < lineCount)
  return known.length === lines.length ? { lines: [...new Set(known)] } : undefined
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 128
