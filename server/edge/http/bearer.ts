import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether an Authorization header carries this token, told in a time that says nothing of it. */
export function bears(header: string | undefined, token: string | undefined): boolean {
  if (header === undefined || token === undefined || header.length > 1000) return false
  const said = /^Bearer +(\S+)$/i.exec(header)?.[1]
  return said !== undefined && timingSafeEqual(digest(said), digest(token))
}
