/** Edits between two words, or more than `limit` when they are further apart; looks no further than that. */
function editsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let tail = 0
  const most = Math.min(one.length, other.length) - start
  while (tail < most && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const a = one.slice(start, one.length - tail)
  const b = other.slice(start, other.length - tail)
  let before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(limit + 1)
    row[0] = i
    let best = i
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const edits = Math.min(swap, (before[j] ?? limit) + 1, (row[j - 1] ?? limit) + 1)
      row[j] = edits
      best = Math.min(best, edits)
    }
    if (best > limit) return limit + 1
    before = row
  }
  return before[b.length] ?? limit + 1
}

/** The known word that a misspelt one most likely meant, or undefined when none is near enough [P-3]. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  if (written.length > 64) return undefined
  const lower = written.toLowerCase()
  let edits = (written.length < 4 ? 1 : written.length < 10 ? 2 : 3) + 1
  let found: string | undefined
  for (const word of known) {
    const distance = editsBetween(lower, word.toLowerCase(), edits - 1)
    if (distance >= edits) continue
    edits = distance
    found = word
    if (edits === 0) break
  }
  return found
}
