/** Texts are as large on a wall as the eye is away: 12 pixels up to 1,000 high, 26 at 2,160 [L-5]. */
export const labelScale = (width: number, height: number): number =>
  Math.max(1, (Math.min(height, width * 0.8) * 26) / 2160 / 12)

/** So many pixels of the atlas to one of a label at scale 1; beyond 3 the eye sees no difference. */
export const densityOf = (scale: number, pixelRatio: number): number =>
  Math.min(3, Math.round(scale * Math.min(2, pixelRatio) * 8) / 8)
