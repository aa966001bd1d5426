import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildClient, clientFolder } from '../../server/edge/client-build.ts'

/** A sentence that React says to developers alone. */
const FOR_DEVELOPERS = 'The result of getSnapshot should be cached'

const scripts = (): readonly string[] => {
  const assets = join(clientFolder, 'assets')
  return readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(assets, name), 'utf8'))
}

describe('the page that is built', () => {
  it('[X-33] is for those who use it, though a test builds it; built once it stays', async () => {
    expect(process.env.NODE_ENV).toBe('test')
    rmSync(clientFolder, { recursive: true, force: true })
    rmSync(`${clientFolder}.stamp`, { force: true })
    expect(await buildClient()).toBe('built')
    expect(scripts().length).toBeGreaterThan(2)
    expect(scripts().filter((script) => script.includes(FOR_DEVELOPERS))).toEqual([])
    expect(await buildClient()).toBe('current')
  })
})
