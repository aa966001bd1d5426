/** How well a thing's names answer to what was typed; 0 is not at all. All texts are lower case. */
export function matchOf(names: readonly string[], sought: string, loosely: boolean): number {
  let best = 0
  for (const name of names) best = Math.max(best, matchOfOne(name, sought, loosely))
  return best
}

const EXACT = 100
const BEGINS = 80
const BEGINS_A_WORD = 65
const HAS = 50
const LETTERS_OF_WORDS = 45
const SCATTERED = 10

function matchOfOne(name: string, sought: string, loosely: boolean): number {
  if (name === sought) return EXACT
  const at = name.indexOf(sought)
  // Of two names that match alike the shorter is meant.
  const brief = Math.max(0, 10 - (name.length - sought.length) / 4)
  if (at === 0) return BEGINS + brief
  if (at > 0) return (/[\s/-]/.test(name[at - 1] ?? '') ? BEGINS_A_WORD : HAS) + brief
  if (!loosely || sought.length < 2) return 0
  if (firstLetters(name).startsWith(sought)) return LETTERS_OF_WORDS + brief
  return isScattered(name, sought) ? SCATTERED + brief : 0
}

const firstLetters = (name: string): string =>
  name
    .split(/[\s/-]+/)
    .map((word) => word[0] ?? '')
    .join('')

/** All its letters in their order, and the first where a word begins. */
function isScattered(name: string, sought: string): boolean {
  if (!name.split(/[\s/-]+/).some((word) => word.startsWith(sought[0] ?? ''))) return false
  let from = 0
  for (const letter of sought) {
    const at = name.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** What was typed, as names are compared: full-width letters are plain, spaces single. */
export const soughtOf = (typed: string): string =>
  typed.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ').slice(0, 100)
