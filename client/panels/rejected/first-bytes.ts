/** The first bytes of a packet, as text where they are text. */
export interface FirstBytes {
  readonly hex: string
  readonly text: string | undefined
}

/** Reads base64 that came from the server; whatever it is, it is shown and never run. */
export function firstBytesOf(base64: string): FirstBytes {
  const bytes = bytesOf(base64)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return { hex, text: textOf(bytes) }
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** The cut may fall inside a letter, so up to three bytes at the end may be left over. */
function textOf(bytes: Uint8Array): string | undefined {
  for (let left = 0; left <= Math.min(3, bytes.length); left++) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - left))
      return /^[^\p{Cc}\p{Cn}]*$/u.test(text.replace(/[\t\r\n]/g, ' ')) ? text : undefined
    } catch {
      // Not whole yet: try with one byte less.
    }
  }
  return undefined
}
