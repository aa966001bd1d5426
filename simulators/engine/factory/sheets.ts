import type { Recipe } from './recipe.ts'

/** So many orders that nobody has begun may wait on a sheet; what is older is left out, so that it stays short. */
const LONGEST_LAG = 64

export interface Order {
  readonly row: number
  readonly number: number
  readonly product: number
  readonly quantity: number
  readonly dueMillis: number
  /** Sheets on which it stands, and its parts in the factory: at 0 and 0 it is done [W-13]. */
  sheets: number
  parts: number
}

interface Line {
  readonly order: Order | undefined
  readonly product: number
  quantity: number
}

/** What the mouths of one tree give, line by line, and where each of them is. */
class Sheet {
  first = 0
  readonly lines: Line[] = []
}

/** Sheets by number, and by mouth how far it is on its own: at which line, and how many it has given of that. */
export class Sheets {
  declare readonly at: Int32Array
  declare readonly given: Int32Array
  readonly #recipe: Recipe
  readonly #sheets: readonly Sheet[]
  readonly #mouths: readonly (readonly number[])[]
  readonly #passed: (order: Order) => void

  constructor(recipe: Recipe, passed: (order: Order) => void) {
    this.#recipe = recipe
    this.#passed = passed
    this.at = new Int32Array(recipe.count)
    this.given = new Int32Array(recipe.count)
    this.#sheets = Array.from({ length: recipe.sheetCount }, () => new Sheet())
    const mouths: number[][] = this.#sheets.map(() => [])
    for (const [mouth, sheet] of recipe.sheets.entries()) mouths[sheet]?.push(mouth)
    this.#mouths = mouths
  }

  mouthsOf(sheet: number): readonly number[] {
    return this.#mouths[sheet] ?? []
  }

  lineOf(mouth: number): Line | undefined {
    const sheet = this.#sheets[this.#recipe.sheets[mouth]!]!
    return sheet.lines[this.at[mouth]! - sheet.first]
  }

  /** One more of its line; the line is behind it when that was the last, and nothing can come to it any more. */
  give(mouth: number): void {
    const sheet = this.#recipe.sheets[mouth]!
    const line = this.lineOf(mouth)
    if (line === undefined || ++this.given[mouth]! < line.quantity) return
    if (this.#recipe.led[sheet] === 0 || this.#sheets[sheet]!.lines.at(-1) !== line) this.#pass(mouth)
  }

  /** Past a line to which nothing was added after all. */
  catchUp(mouth: number): Line | undefined {
    for (let line = this.lineOf(mouth); line !== undefined; line = this.lineOf(mouth)) {
      if (this.given[mouth]! < line.quantity) return line
      if (this.#sheets[this.#recipe.sheets[mouth]!]!.lines.at(-1) === line) return undefined
      this.#pass(mouth)
    }
    return undefined
  }

  #pass(mouth: number): void {
    const number = this.#recipe.sheets[mouth]!
    const sheet = this.#sheets[number]!
    this.given[mouth] = 0
    this.at[mouth]!++
    while (sheet.lines.length > 0 && this.#mouths[number]!.every((each) => this.at[each]! > sheet.first)) {
      sheet.first++
      const line = sheet.lines.shift()
      if (this.#recipe.led[number] === 0) this.#leave(line)
    }
  }

  #leave(line: Line | undefined): void {
    if (line?.order === undefined) return
    line.order.sheets--
    this.#passed(line.order)
  }

  /** A whole order, for a sheet that follows the orders. */
  write(number: number, order: Order): void {
    const sheet = this.#sheets[number]!
    order.sheets++
    sheet.lines.push({ order, product: order.product, quantity: order.quantity })
    if (sheet.lines.length <= LONGEST_LAG) return
    // Nobody leaves out what another has begun: its parts would wait for ever.
    const begun = this.#mouths[number]!.map((mouth) => this.at[mouth]! + (this.given[mouth] === 0 ? 0 : 1))
    const oldest = Math.max(...begun) - sheet.first
    // The newest is what somebody waits for.
    if (oldest >= sheet.lines.length - 1) return
    const [left] = sheet.lines.splice(oldest, 1)
    this.#leave(left)
  }

  /** One part, for a sheet that is led. */
  lead(number: number, product: number, order: Order | undefined): void {
    const sheet = this.#sheets[number]!
    const last = sheet.lines.at(-1)
    if (last !== undefined && last.product === product && last.order === order) last.quantity++
    else sheet.lines.push({ order, product, quantity: 1 })
  }
}
