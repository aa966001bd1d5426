/** What of a key press a chord is made of. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** What a Chinese keyboard types where a Latin one has these. */
const CHINESE_SIGNS: Readonly<Record<string, string>> = { '、': '/', '。': '.', '《': '<', '》': '>' }

/**
 * A key press as the registry writes it: `k`, `K` with Shift, `Mod+k` with Ctrl or Cmd, `Mod+Shift+z`. Whether
 * capitals are locked, and whether signs are full-width, is no matter.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const plain = CHINESE_SIGNS[key] ?? key.normalize('NFKC')
  const letter = /^\p{L}$/u.test(plain)
  const cased = letter ? (shiftKey ? plain.toUpperCase() : plain.toLowerCase()) : plain
  const alt = altKey ? 'Alt+' : ''
  if (!ctrlKey && !metaKey) return `${alt}${shiftKey && plain.length > 1 ? 'Shift+' : ''}${cased}`
  return `Mod+${alt}${shiftKey ? 'Shift+' : ''}${cased.toLowerCase()}`
}

/** The caps of the keys to press, as they stand on the keyboard before the person. */
export function capsOf(chord: string, apple: boolean): readonly string[] {
  if (chord.length === 1)
    return /^\p{Lu}$/u.test(chord) ? [apple ? '⇧' : 'Shift', chord] : [chord.toUpperCase()]
  return chord.split('+').map((part) => {
    if (part === 'Mod') return apple ? '⌘' : 'Ctrl'
    if (part === 'Shift') return apple ? '⇧' : 'Shift'
    if (part === 'Escape') return 'Esc'
    return part.length === 1 ? part.toUpperCase() : part
  })
}

export const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)

/** The chord in the words of `aria-keyshortcuts`. */
export const ariaChord = (chord: string): string =>
  chord.length === 1 && /^\p{Lu}$/u.test(chord) ? `Shift+${chord}` : chord.replace('Mod', 'Control')
