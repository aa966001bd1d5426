/** Sizes of the lines of a spectrum from 0 to half the rate, by a radix-2 transform; the length is a power of two. */
export function spectrum(samples: ArrayLike<number>): Float64Array {
  const size = samples.length
  if ((size & (size - 1)) !== 0) throw new Error(`${size} is no power of two`)
  const re = Float64Array.from(samples)
  const im = new Float64Array(size)
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) [re[i], re[j]] = [re[j]!, re[i]!]
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2
    for (let start = 0; start < size; start += length) {
      for (let k = 0; k < half; k++) {
        const angle = (-2 * Math.PI * k) / length
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        const [a, b] = [start + k, start + k + half]
        const [x, y] = [re[b]! * c - im[b]! * s, re[b]! * s + im[b]! * c]
        re[b] = re[a]! - x
        im[b] = im[a]! - y
        re[a] = re[a]! + x
        im[a] = im[a]! + y
      }
    }
  }
  return Float64Array.from({ length: size / 2 }, (_, i) => (2 * Math.sqrt(re[i]! ** 2 + im[i]! ** 2)) / size)
}
