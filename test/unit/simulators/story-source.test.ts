import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { STORIES, storiesOf } from '../../../simulators/stories/catalogue.ts'
import { findStory, storiesFor, storyList } from '../../../simulators/story-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'twinfloor-story-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const sentenceOf = (source: string): string => {
  const found = findStory(source)
  return found.ok ? 'a Story' : found.sentence
}

const OWN = {
  id: 'my-own',
  name: { 'zh-CN': '自编', en: 'My own' },
  plot: { 'zh-CN': '没有事', en: 'Nothing happens.' },
  plant: 'gearbox',
  hours: 1,
  acts: [],
}

it('a Story is found by its name, or in a file', () => {
  const found = findStory('bearing-seizure')
  expect(found.ok && found.story).toBe(STORIES.get('bearing-seizure'))
  expect(findStory(written('own.json', JSON.stringify(OWN)))).toEqual({ ok: true, story: OWN })
})

it('[W-79] where there is none a sentence says why', () => {
  expect(sentenceOf('bearing-seizur')).toContain('bearing-seizure was probably meant')
  expect(sentenceOf('./nowhere.json')).toMatch(/^The Story \.\/nowhere\.json cannot be read: ENOENT/)
  expect(sentenceOf(written('broken.json', '{\n"id": '))).toMatch(/broken\.json, line 2: /)
  expect(sentenceOf(written('odd.json', JSON.stringify({ ...OWN, hours: -1 })))).toMatch(
    /odd\.json is not a Story: .*hours/,
  )
})

it('[W-82] a Story that was brought along can be asked for again', () => {
  const gearbox = storiesOf('gearbox')
  expect(storiesFor('gearbox', undefined)).toEqual(gearbox)
  expect(storiesFor('gearbox', gearbox[0])).toEqual(gearbox)
  expect(storiesFor('gearbox', OWN).map(({ id }) => id)).toEqual(['my-own', ...gearbox.map(({ id }) => id)])
  // One that was copied and changed stands in the place of its model.
  const changed = { ...OWN, id: gearbox[1]?.id ?? '' }
  expect(storiesFor('gearbox', changed)).toHaveLength(gearbox.length)
  expect(storiesFor('gearbox', changed)[0]).toBe(changed)
})

const columnsOf = (line: string): number => line.length + (line.match(/[^\0-\u2fff]/gu)?.length ?? 0)

it.each(['en', 'zh-CN'] as const)('the list in %s tells each whole, within 100 columns', (language) => {
  const list = storyList(language, undefined)
  const told = list.replaceAll(/\s/g, '')
  expect(STORIES.size).toBeGreaterThanOrEqual(24)
  for (const { id, name, plot } of STORIES.values()) {
    expect(list).toContain(id)
    for (const text of [name[language], plot[language]]) expect(told).toContain(text.replaceAll(/\s/g, ''))
  }
  expect(Math.max(...list.split('\n').map(columnsOf))).toBeLessThanOrEqual(100)
  expect(storyList(language, 'smt').split('\n').length).toBeLessThan(list.split('\n').length)
  expect(storyList(language, 'nowhere')).toBe('No Story is told of nowhere.')
})
