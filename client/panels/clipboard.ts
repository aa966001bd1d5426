/** A page that is not served securely has no clipboard of its own; a selection can be copied all the same. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const held = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'unseen'
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (held instanceof HTMLElement) held.focus({ preventScroll: true })
  }
}

/** A picture to the clipboard, or where that takes none to a file. */
export async function copyPicture(picture: Blob, fileName: string): Promise<'copied' | 'saved'> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
    return 'copied'
  } catch {
    saveFile(picture, fileName)
    return 'saved'
  }
}

/** A file among those that this browser has fetched. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
