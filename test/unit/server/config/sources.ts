import { type Reading, readConfig } from '../../../../server/edge/config/read.ts'

export type Files = Readonly<Record<string, string>>

/** Reads a configuration from memory; a file that is not among them is absent. */
export const reading = (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  files: Files = {},
): Reading =>
  readConfig({
    argv,
    env,
    readFile: (path) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
      return text
    },
  })

export const configOf = (...sources: Parameters<typeof reading>) => {
  const read = reading(...sources)
  if (read.kind !== 'config') throw new Error(`no configuration: ${JSON.stringify(read)}`)
  return read.config
}

export const problemsOf = (...sources: Parameters<typeof reading>) => {
  const read = reading(...sources)
  if (read.kind !== 'problems') throw new Error(`no problems: ${JSON.stringify(read)}`)
  return read.problems
}

export const CERT = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
export const KEY = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'
