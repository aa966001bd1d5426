import { isIPv4 } from 'node:net'

/** Whether nothing but this machine can reach the host: 127.0.0.0/8, ::1 and names under localhost. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1') return true
  const mapped = bare.startsWith('::ffff:') ? bare.slice('::ffff:'.length) : bare
  return isIPv4(mapped) && mapped.startsWith('127.')
}
