import type { Span } from '../time.ts'

/** Stretches of the axis in the order of time, apart from one another. */
export type Spans = readonly Span[]

/** What lies in any of them. */
export function joined(a: Spans, b: Spans): Spans {
  const all: Span[] = []
  for (const span of [...a, ...b].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (span.to <= span.from) continue
    if (last !== undefined && span.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else all.push({ from: span.from, to: span.to })
  }
  return all
}

/** What of one does not lie in the others. */
export function without({ from, to }: Span, taken: Spans): Spans {
  const left: Span[] = []
  let at = from
  for (const span of taken) {
    if (span.to <= at) continue
    if (span.from >= to) break
    if (span.from > at) left.push({ from: at, to: span.from })
    at = span.to
  }
  if (at < to) left.push({ from: at, to })
  return left
}

/** What of them lies in one. */
export const within = (spans: Spans, { from, to }: Span): Spans =>
  spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.to > span.from)
