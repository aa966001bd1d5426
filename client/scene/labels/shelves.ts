/** Where a label's picture stands in the atlas, in its pixels. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Rows of pictures, as books on shelves: found by key, and the longest unused give way. */
export interface Shelves {
  readonly size: number
  /** Where a picture stands; asking keeps it. */
  find(key: string): Spot | undefined
  /** A place for a new picture; undefined where all that is in its way must stay. */
  put(key: string, width: number, tall: boolean, stays: (key: string) => boolean): Spot | undefined
  clear(): void
}

export interface ShelfSizes {
  readonly width: number
  readonly height: number
  readonly row: number
  readonly tallRow: number
  readonly tallRows: number
  readonly most: number
}

interface Row {
  readonly y: number
  readonly tall: boolean
  /** Taken stretches from left to right. */
  readonly books: Spot[]
}

export function createShelves({ width, height, row, tallRow, tallRows, most }: ShelfSizes): Shelves {
  const rows: Row[] = []
  const lowTop = tallRow * tallRows
  for (let i = 0; i < tallRows; i++) rows.push({ y: i * tallRow, tall: true, books: [] })
  for (let y = lowTop; y + row <= height; y += row) rows.push({ y, tall: false, books: [] })
  const spots = new Map<string, Spot>()

  const gapIn = ({ books }: Row, wanted: number): number | undefined => {
    let x = 0
    for (const book of books) {
      if (book.x - x >= wanted) return x
      x = book.x + book.width
    }
    return width - x >= wanted ? x : undefined
  }
  const stand = (key: string, wanted: number, tall: boolean): Spot | undefined => {
    for (const each of rows) {
      const x = each.tall === tall ? gapIn(each, wanted) : undefined
      if (x === undefined) continue
      const spot = { x, y: each.y, width: wanted }
      const after = each.books.findIndex((book) => book.x > x)
      each.books.splice(after < 0 ? each.books.length : after, 0, spot)
      spots.set(key, spot)
      return spot
    }
    return undefined
  }
  const drop = (key: string, spot: Spot): void => {
    spots.delete(key)
    for (const { books } of rows) {
      const at = books.indexOf(spot)
      if (at >= 0) books.splice(at, 1)
    }
  }

  return {
    get size() {
      return spots.size
    },
    find(key) {
      const spot = spots.get(key)
      if (spot === undefined) return undefined
      spots.delete(key)
      spots.set(key, spot)
      return spot
    },
    put(key, wanted, tall, stays) {
      const before = spots.get(key)
      if (before !== undefined) drop(key, before)
      let found = spots.size < most ? stand(key, wanted, tall) : undefined
      for (const [old, spot] of spots) {
        if (found !== undefined) break
        if (stays(old)) continue
        drop(old, spot)
        found = spots.size < most ? stand(key, wanted, tall) : undefined
      }
      return found
    },
    clear() {
      spots.clear()
      for (const { books } of rows) books.length = 0
    },
  }
}
