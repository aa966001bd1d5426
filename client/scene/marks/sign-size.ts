/** How large the signs above Machines are in a picture of this size, CSS pixels; from afar they shrink to 0.6 of it. */
export const signPixels = (width: number, height: number): number =>
  22 * Math.max(1, Math.min(width, height * 1.6) / 1400)

/** The share of it that is drawn where a metre takes so many pixels. */
export const signShare = (metrePixels: number): number => Math.min(1, Math.max(0.6, metrePixels / 14))
