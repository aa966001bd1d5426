import { expect, it } from 'vitest'
import { bears } from '../../../../server/edge/http/bearer.ts'

const TOKEN = 'scrape-me-0123456789'

it('[X-15] the token opens, in either case of the scheme, and nothing else does', () => {
  expect(['Bearer ', 'bearer ', 'BEARER  '].map((scheme) => bears(scheme + TOKEN, TOKEN))).toEqual([
    true,
    true,
    true,
  ])
  const others = [
    undefined,
    '',
    TOKEN,
    'Bearer',
    'Bearer ',
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Bearer ${TOKEN} ${TOKEN}`,
    `Bearer ${'x'.repeat(2000)}`,
  ]
  expect(others.filter((header) => bears(header, TOKEN))).toEqual([])
  expect(bears('Bearer undefined', undefined)).toBe(false)
})
