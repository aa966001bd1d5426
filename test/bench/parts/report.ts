/** What a figure must be: at most, or at least, so much. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number }

/** What a bench found. The keys of `figures` are those of the line of JSON, in its order. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number | string | boolean>>
  readonly bars: Readonly<Record<string, Bar>>
}

const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value * 10) / 10 : Math.round(value * 1000) / 1000

/** Says which bars were missed and by what; the last line is the JSON that a script reads. */
export function report(bench: string, { figures, bars }: Outcome): void {
  for (const [key, bar] of Object.entries(bars)) {
    const value = figures[key]
    if (typeof value !== 'number') throw new Error(`the bench ${bench} gave no figure ${key}`)
    const shown = rounded(value)
    if ('atMost' in bar) {
      if (!(value <= bar.atMost)) console.log(`MISSED ${key}: ${shown} > ${bar.atMost}`)
    } else if (!(value >= bar.atLeast)) console.log(`MISSED ${key}: ${shown} < ${bar.atLeast}`)
  }
  const line = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === 'number' ? rounded(value) : value,
  ])
  console.log(JSON.stringify({ bench, ...Object.fromEntries(line) }))
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  if (upper === undefined) throw new Error('the median of nothing was asked for')
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? upper)) / 2 : upper
}

export function quantile(sorted: ArrayLike<number>, share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new Error('a quantile of nothing was asked for')
  return value
}

/** Each round's figure beside the median, so that a noisy machine shows. */
export const rounds = (values: readonly number[], digits = 2): string =>
  `${median(values).toFixed(digits)} (rounds: ${values.map((value) => value.toFixed(digits)).join(', ')})`

/** How many interleaved rounds; BENCH_ROUNDS says otherwise. */
export function roundsOr(usual: number): number {
  const asked = Number(process.env.BENCH_ROUNDS)
  return asked >= 1 ? Math.floor(asked) : usual
}

/** How long one measured window lasts; BENCH_SECONDS says otherwise. */
export function secondsOr(usual: number): number {
  const asked = Number(process.env.BENCH_SECONDS)
  return asked > 0 ? asked : usual
}
