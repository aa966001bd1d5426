import { pinyin } from 'pinyin-pro'

/** What a person types for a Chinese name, initials and whole: 数控车床 2 gives "skcc2 shukongchechuang2". */
export const initialsOf = (name: string): string => `${typed(name, 'first')} ${typed(name, 'pinyin')}`

const typed = (name: string, pattern: 'first' | 'pinyin'): string =>
  pinyin(name, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
