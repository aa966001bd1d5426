import { MOST_CHARTED } from '../../state/charted.ts'

/** How a line of the chart is told from the others: by a colour of the theme and by its dashes [M-8]. */
export interface LineStyle {
  /** The name of a token. */
  readonly token: string
  /** Lengths drawn and left out, in pixels; empty is a whole line. */
  readonly dash: readonly number[]
}

const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4]]
const COLOURS = 6

/** By place in the chart. Colours come back after six, dashes after five, so no two of eight are alike. */
export const LINE_STYLES: readonly LineStyle[] = Array.from({ length: MOST_CHARTED }, (_, i) => ({
  token: `--trace-${(i % COLOURS) + 1}`,
  dash: DASHES[(i + Math.floor(i / COLOURS)) % DASHES.length] ?? [],
}))
