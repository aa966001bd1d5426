import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../models/kinds/catalogue.ts'
import { parsePlant } from '../../models/plant/parse.ts'
import { readJsonc } from '../../server/edge/jsonc.ts'

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

  it('[P-2] shows a plant file that is one', () => {
    const [, block = ''] = /```jsonc\n([\s\S]*?"twinfloor-plant-1"[\s\S]*?)```/.exec(text) ?? []
    const read = readJsonc(block)
    if (!read.ok) throw new Error(read.sentences.join('\n'))
    expect(parsePlant(read.value, KINDS)).toMatchObject({ ok: true })
  })

  it('[X-3] gives the commands that start and test it', () => {
    expect(text).toContain('npm ci && npm start')
    expect(text).toContain('npm ci && npm test')
  })

  it('shows no picture that is not there, and links to no file that is not there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target)
    expect(targets.length).toBeGreaterThan(3)
    for (const target of targets.filter((each) => !each.startsWith('http'))) {
      expect(() => readFileSync(new URL(`../../${target}`, import.meta.url)), target).not.toThrow(/ENOENT/)
    }
  })
})
