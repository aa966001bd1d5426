import { describe, expect, it } from 'vitest'
import { bookmarksSchema, changedBookmark, newBookmark } from '../../../models/bookmark.ts'

const accepts = (text: string): boolean => {
  const [made, changed] = [newBookmark.safeParse({ at: 1, text }), changedBookmark.safeParse({ text })]
  expect(made.success).toBe(changed.success)
  return made.success
}

const INVISIBLE = [
  '',
  ' \n ',
  '\u200B',
  '\u200B\u200D\u2060\uFEFF',
  '\u00AD',
  '\u3164 \u115F',
  '\u2800',
  '\uFE0F',
]
const VISIBLE = ['a', '料', '。', '\u200Ba', '👩\u200D🔧', '⚠\uFE0F', 'e\u0301']

describe('the words of a bookmark', () => {
  it('[PH-53] have something that can be seen', () => {
    for (const text of INVISIBLE) expect([text, accepts(text)]).toEqual([text, false])
    for (const text of VISIBLE) expect([text, accepts(text)]).toEqual([text, true])
  })

  it('[PH-53] are read with all others where they were kept before that was asked', () => {
    const kept = { id: 'a', at: 1, text: '\u200B', by: '', made: 1 }
    expect(bookmarksSchema.safeParse({ bookmarks: [kept] }).success).toBe(true)
  })
})
