import {
  type Docks,
  FIRST_DOCKS,
  MOST_AT_A_SIDE,
  PANELS,
  type PanelName,
  SHEETS,
  SIDES,
  type Side,
  withShare,
  withWidth,
} from '../../state/docks.ts'

export const DOCKS_KEY = 'twinfloor.docks'

const MAX_TEXT = 4000

/** What this browser remembers of the docks. */
export const docksText = ({ left, right, widths, shares, homes, sheet, behind }: Docks): string =>
  JSON.stringify({ left, right, widths, shares, homes, sheet, behind })

/** The docks that were remembered, as far as the text makes sense; nothing where it makes none. */
export function docksOf(text: string | null): Docks | undefined {
  const stored = parsed(text)
  if (stored === undefined) return undefined
  const left = namesOf(stored.left, [])
  const right = namesOf(stored.right, left)
  let docks: Docks = { ...FIRST_DOCKS, left, right, homes: homesOf(stored.homes) }
  docks = { ...docks, sheet: SHEETS.find((sheet) => sheet === stored.sheet) ?? docks.sheet }
  docks = { ...docks, behind: behindOf(stored.behind, [...left, ...right]) }
  for (const side of SIDES) {
    const width = numberAt(stored.widths, side)
    if (width !== undefined) docks = withWidth(docks, side, width)
    const share = numberAt(stored.shares, side)
    if (share !== undefined) docks = withShare(docks, side, share)
  }
  return docks
}

type Unread = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string | null): Unread | undefined {
  if (text === null || text.length > MAX_TEXT) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const nameOf = (value: unknown): PanelName | undefined => PANELS.find((name) => name === value)

function namesOf(value: unknown, taken: readonly PanelName[]): readonly PanelName[] {
  if (!Array.isArray(value)) return []
  const names = value.map(nameOf).filter((name) => name !== undefined && !taken.includes(name))
  return [...new Set(names as PanelName[])].slice(0, MOST_AT_A_SIDE)
}

function homesOf(value: unknown): Docks['homes'] {
  if (!isRecord(value)) return {}
  const homes: Partial<Record<PanelName, Side>> = {}
  for (const name of PANELS) {
    const side = value[name]
    if (side === 'left' || side === 'right') homes[name] = side
  }
  return homes
}

function behindOf(value: unknown, open: readonly PanelName[]): Docks['behind'] {
  if (!isRecord(value) || !open.includes('machine')) return {}
  const behind: Partial<Record<Side, PanelName>> = {}
  for (const side of SIDES) {
    const name = nameOf(value[side])
    if (name !== undefined && !open.includes(name) && !Object.values(behind).includes(name))
      behind[side] = name
  }
  return behind
}

function numberAt(value: unknown, side: Side): number | undefined {
  const number = isRecord(value) ? value[side] : undefined
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
