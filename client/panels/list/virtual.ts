/** The heights of a long list summed up, so that what is on screen is found in a few steps. */
export interface Heights {
  readonly count: number
  readonly total: number
  /** Where each row begins; one more entry says where the last ends. */
  readonly tops: Float64Array
}

export function heightsOf(count: number, heightOf: (index: number) => number): Heights {
  const tops = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) tops[i + 1] = (tops[i] ?? 0) + heightOf(i)
  return { count, total: tops[count] ?? 0, tops }
}

/** The row that covers a height; the nearest one outside the list. */
export function rowAt(heights: Heights, y: number): number {
  let low = 0
  let high = heights.count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((heights.tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** First row, and the one after the last, that are in sight or near it. */
export interface Span {
  readonly first: number
  readonly end: number
}

export function spanOf(heights: Heights, scrollTop: number, viewHeight: number, margin: number): Span {
  if (heights.count === 0) return { first: 0, end: 0 }
  const first = rowAt(heights, scrollTop - margin)
  return { first, end: Math.min(rowAt(heights, scrollTop + viewHeight + margin) + 1, heights.count) }
}

/** Where to scroll so that a row is whole in sight, moving as little as that takes. */
export function scrollFor(heights: Heights, index: number, scrollTop: number, viewHeight: number): number {
  const top = heights.tops[index] ?? 0
  const bottom = heights.tops[index + 1] ?? top
  if (top < scrollTop) return top
  return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop
}
