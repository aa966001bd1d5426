import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signInPage } from '../../../../server/edge/http/sign-in-page.ts'
import { coloursOf, STYLE, STYLE_DIGEST } from '../../../../server/edge/http/sign-in-style.ts'

it('[X-23] the page has no script, no inline attribute style, and both languages', () => {
  for (const notice of [
    { kind: 'none' },
    { kind: 'wrong' },
    { kind: 'later', waitSeconds: 5 },
    { kind: 'signedOut' },
  ] as const) {
    const page = signInPage(notice)
    expect(page).not.toMatch(/<script|style=|javascript:|\son[a-z]+=/)
    expect(page).toContain('用户名')
    expect(page).toContain('Password')
  }
  expect(signInPage({ kind: 'wrong' })).toMatch(/role="alert">用户名或密码不正确。.*not right/s)
})

it('[X-23] the digest that the policy knows is that of the style in the page', () => {
  const style = /<style>(.*)<\/style>/s.exec(signInPage({ kind: 'none' }))?.[1] ?? ''
  expect(createHash('sha256').update(style).digest('base64')).toBe(STYLE_DIGEST)
})

it('[X-12] how long to wait is told, never too short', () => {
  const told = [1, 59, 60, 61, 300].map((waitSeconds) => {
    const page = signInPage({ kind: 'later', waitSeconds })
    return [/请在 (.*)后再试/.exec(page)?.[1], /again in (.*)\./.exec(page)?.[1]]
  })
  expect(told).toEqual([
    ['1 秒', '1 second'],
    ['59 秒', '59 seconds'],
    ['1 分钟', '1 minute'],
    ['2 分钟', '2 minutes'],
    ['5 分钟', '5 minutes'],
  ])
})

it('the name that was typed stays, with the cursor at the password, and is never more than a name', () => {
  expect(signInPage({ kind: 'wrong' }, 'wang.min')).toMatch(
    /value="wang\.min".*type="password"[^>]* autofocus>/s,
  )
  expect(signInPage({ kind: 'none' })).toMatch(/value=""[^>]* autofocus>/)
  const tags = (page: string) => page.match(/<[a-z!/][^>]*>/gi)?.length
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const page = signInPage({ kind: 'wrong' }, `"><script>${name}`)
      expect(page).not.toContain('<script>')
      expect(tags(page)).toBe(tags(signInPage({ kind: 'wrong' })))
    }),
    { seed: 20261120 },
  )
})

it('it wears the colours of the client in light, dark and high contrast', () => {
  const sheet = readFileSync('client/styles/tokens.css', 'utf8')
  for (const theme of ['light', 'dark', 'contrast']) {
    const worn = coloursOf(sheet, `:root[data-theme="${theme}"]`)
    expect(worn.match(/--[a-z-]+:#[0-9a-f]{6};/g)?.length).toBe(9)
    expect(STYLE).toContain(worn)
  }
  expect(coloursOf(sheet, ':root[data-theme="none"]')).toBe('')
})
