/** Rows that a page key goes by. */
const PAGE = 8

/** Where a key leads in a list, or nothing where it is not one that moves; the ends meet, but not for pages. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return hitAfter(key, at, count)
  }
}

/** The same in a list under the box that it is searched from: there Home and End are the text's. */
export function hitAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (Math.max(at, 0) - 1 + count) % count
    case 'PageDown':
      return Math.min(count - 1, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    default:
      return undefined
  }
}

const TOOLBAR_KEYS: ReadonlyMap<string, string> = new Map([
  ['ArrowDown', 'ArrowDown'],
  ['ArrowRight', 'ArrowDown'],
  ['ArrowUp', 'ArrowUp'],
  ['ArrowLeft', 'ArrowUp'],
  ['Home', 'Home'],
  ['End', 'End'],
])

/** The same in a toolbar: it has no pages, and sideways is as good as up and down. */
export function toolAfter(key: string, at: number, count: number): number | undefined {
  const row = TOOLBAR_KEYS.get(key)
  return row === undefined ? undefined : rowAfter(row, at, count)
}
