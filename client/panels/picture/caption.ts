/** What a picture of the scene says below itself [N-19]. */
export interface Caption {
  readonly plant: string
  /** The day, and the time with its zone: one line where there is room, else two. */
  readonly when: readonly [day: string, time: string]
  /** What must be known before the picture is believed; empty where nothing must. */
  readonly warning: string
  /** What colours the picture, and of how many Machines it tells: one line or two as well. */
  readonly overlay: readonly [name: string, machines: string]
  readonly entries: readonly CaptionEntry[]
}

export interface CaptionEntry {
  readonly words: string
  readonly count: string
  /** Switched off in the legend: struck through, as its Machines step back. */
  readonly muted: boolean
}

/** A text by the middle of its height, or the mark of an entry by its upper left corner; in pixels of the picture. */
export type Laid =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly tone: 'ink' | 'soft' | 'fault'
      readonly bold: boolean
      readonly struck: boolean
    }
  | {
      readonly kind: 'mark'
      readonly entry: number
      readonly x: number
      readonly y: number
      readonly faint: boolean
    }

export interface LaidOut {
  readonly height: number
  /** Width and height of a mark. */
  readonly mark: number
  readonly laid: readonly Laid[]
}

/** How wide a text is in the caption's letters. */
export type Measure = (text: string, bold: boolean) => number

/** A picture is mostly seen smaller than it is, so that letters grow with it. */
export const letterFor = (width: number): number => Math.max(13, Math.round(width / 100))

/** Lays a caption out within a width: plant and time, what must be known, what colours it, and the legend in rows. */
export function layOut(caption: Caption, width: number, letter: number, measure: Measure): LaidOut {
  const edge = letter
  const row = letter * 1.7
  const mark = letter * 1.2
  const inner = Math.max(letter, width - 2 * edge)
  const laid: Laid[] = []
  let y = edge + row / 2
  const put = (
    text: string,
    x: number,
    room: number,
    look: Partial<Extract<Laid, { kind: 'text' }>>,
  ): number => {
    const bold = look.bold ?? false
    const shown = cut(text, room, (part) => measure(part, bold))
    const wide = measure(shown, bold)
    laid.push({ kind: 'text', text: shown, x, y, width: wide, tone: 'ink', struck: false, ...look, bold })
    return wide
  }
  const lines = (parts: readonly string[], between: string): readonly string[] => {
    const whole = parts.join(between)
    return measure(whole, false) <= inner ? [whole] : parts
  }
  const when = caption.when.join(' ')
  const whenWidth = measure(when, false)
  const beside = measure(caption.plant, true) + 2 * letter + whenWidth <= inner
  put(caption.plant, edge, inner, { bold: true })
  if (beside) put(when, edge + inner - whenWidth, inner, { tone: 'soft' })
  else
    for (const line of lines(caption.when, ' ')) {
      y += row
      put(line, edge, inner, { tone: 'soft' })
    }
  if (caption.warning !== '') {
    y += row
    put(caption.warning, edge, inner, { tone: 'fault', bold: true })
  }
  for (const line of lines(caption.overlay, ' · ')) {
    y += row
    put(line, edge, inner, { tone: 'soft' })
  }
  y += row
  let x = edge
  caption.entries.forEach(({ words, count, muted }, entry) => {
    const countWidth = measure(count, true)
    const beforeWords = mark + letter * 0.45
    const most = inner - beforeWords - letter * 0.5 - countWidth
    const wide = beforeWords + Math.min(measure(words, false), most) + letter * 0.5 + countWidth
    if (x > edge && x + wide > edge + inner) {
      x = edge
      y += row
    }
    laid.push({ kind: 'mark', entry, x, y: y - mark / 2, faint: muted })
    const tone = muted ? 'soft' : 'ink'
    const wordsWidth = put(words, x + beforeWords, most, { tone, struck: muted })
    put(count, x + beforeWords + wordsWidth + letter * 0.5, countWidth, { tone, bold: true })
    x += wide + letter * 1.5
  })
  if (caption.entries.length === 0) y -= row
  return { height: Math.ceil(y + row / 2 + edge * 0.7), mark, laid }
}

/** A text that is too long ends in an ellipsis. */
export function cut(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text
  const letters = Array.from(text)
  let low = 0
  let high = letters.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measure(`${letters.slice(0, middle).join('')}…`) <= room) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`
}
