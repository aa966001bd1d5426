/** What became of a wish to copy. */
export type Copied = 'copied' | 'saved' | 'refused'

/** Puts a text where a person may paste it from; on a page without https by the old way. */
export async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return copyByHand(text) ? 'copied' : 'refused'
  }
}

function copyByHand(text: string): boolean {
  const focused = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.className = 'unseen'
  document.body.append(box)
  box.select()
  const done = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return done
}

/** Puts a picture there; where the browser does not take it, it is saved as a file. */
export async function copyPicture(picture: Blob, fileName: string): Promise<Copied> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    return 'copied'
  } catch {
    const address = URL.createObjectURL(picture)
    const link = document.createElement('a')
    link.href = address
    link.download = fileName
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    return 'saved'
  }
}
