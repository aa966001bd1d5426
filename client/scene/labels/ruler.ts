/** Measures texts by their letters, each letter once: near enough to keep labels apart, and quick. */
export interface Ruler {
  /** How wide a text is at a font size of 1. */
  widthOf(text: string): number
  /** The text, or as much of it as fits with an ellipsis; a number at its end is kept. */
  fitted(text: string, most: number): string
}

/** Letters told apart; a plant's names have a few thousand at most. */
const MOST_LETTERS = 4096

export function createRuler(measure: (letter: string) => number): Ruler {
  const widths = new Map<string, number>()
  const letterWidth = (letter: string): number => {
    const known = widths.get(letter)
    if (known !== undefined) return known
    if (widths.size >= MOST_LETTERS) widths.clear()
    const width = measure(letter)
    widths.set(letter, width)
    return width
  }
  const widthOf = (text: string): number => {
    let width = 0
    for (const letter of text) width += letterWidth(letter)
    return width
  }
  return {
    widthOf,
    fitted(text, most) {
      if (widthOf(text) <= most) return text
      const [, tail = ''] = /\s*([-–#]?[\p{L}]?\d+)$/u.exec(text) ?? []
      const end = widthOf(tail) < most / 3 ? tail : ''
      const letters = [...text.slice(0, text.length - end.length)]
      let left = most - letterWidth('…') - widthOf(end)
      let kept = 0
      for (const letter of letters) {
        left -= letterWidth(letter)
        if (left < 0) break
        kept++
      }
      return `${letters.slice(0, kept).join('').trimEnd()}…${end}`
    },
  }
}
