import { type Bilingual, bilingual } from '../../../models/text.ts'

/** How the Journal stands; `detail` is what the system said, for the log. */
export type JournalState =
  | { readonly kind: 'writing' }
  | {
      readonly kind: 'failing'
      readonly sinceMillis: number
      readonly code: JournalTrouble
      readonly reason: Bilingual
      readonly detail: string
    }

const REASONS = {
  full: bilingual(
    '磁盘已满：请腾出空间，记录会自动恢复。',
    'The disk is full: make room, and it goes on by itself.',
  ),
  readOnly: bilingual(
    '数据目录不可写：请检查权限和挂载方式。',
    'The data folder may not be written to: check its rights and how it is mounted.',
  ),
  broken: bilingual('磁盘读写出错：请检查磁盘。', 'The disk does not read or write as it should: check it.'),
  other: bilingual('无法写入数据目录。', 'The data folder cannot be written.'),
} as const satisfies Readonly<Record<string, Bilingual>>

export type JournalTrouble = keyof typeof REASONS

const TROUBLES: Readonly<Record<string, JournalTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EIO: 'broken',
}

export function troubleOf(error: unknown, sinceMillis: number): Extract<JournalState, { kind: 'failing' }> {
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : ''
  const code = TROUBLES[systemCode] ?? 'other'
  const detail = error instanceof Error ? error.message : String(error)
  return { kind: 'failing', sinceMillis, code, reason: REASONS[code], detail }
}
