/** Rows as a spreadsheet takes them from the clipboard [N-17]. */
export const cellsText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(cellOf).join('\t')).join('\n')

/** What a spreadsheet begins a formula with; one for Chinese takes the wide signs too. */
const FORMULA = /^\s*[=+@\-＝＋＠－]/
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** A cell holds one line, and nothing in it but a number begins as a formula does. */
function cellOf(text: string): string {
  const line = text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
  const told = FORMULA.test(line) && !NUMBER.test(line) ? `'${line}` : line
  return told.includes('"') ? `"${told.replaceAll('"', '""')}"` : told
}
