/** The row that a key moves to in any list of rows, a tree among them; undefined for a key that does not move. */
export function rowReached(key: string, rows: number, active: number, page: number): number | undefined {
  const within = (index: number): number => Math.min(Math.max(index, 0), rows - 1)
  if (rows === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return within(active + 1)
    case 'ArrowUp':
      return active < 0 ? 0 : within(active - 1)
    case 'PageDown':
      return within(Math.max(active, 0) + page)
    case 'PageUp':
      return within(active - page)
    case 'Home':
      return 0
    case 'End':
      return rows - 1
    default:
      return undefined
  }
}
