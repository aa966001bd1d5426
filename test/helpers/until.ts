/** Waits until something becomes true, looking often; says what it waited for when it does not. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  millis = 60_000,
): Promise<void> {
  const giveUpAt = Date.now() + millis
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`waited ${millis} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
