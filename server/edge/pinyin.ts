import { pinyin } from 'pinyin-pro'

/** The initials by which a person types a Chinese name: 数控车床 2 gives "skcc2". */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
