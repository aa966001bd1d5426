import type { Happening, Priority } from '../../../models/event.ts'
import type { Bilingual } from '../../../models/text.ts'
import { isObject } from './json.ts'

export type Raised = Extract<Happening, { readonly event: 'alarmRaised' }>

/** An alarm as a device says it, raised or standing; undefined where it does not read [I-5]. */
export function alarmOf(said: Record<string, unknown>): Raised | undefined {
  const code = textOf(said.code, 64)
  const text = bilingualOf(said.text)
  const priority = priorityOf(said.priority)
  if (code === undefined || priority === undefined) return undefined
  return { event: 'alarmRaised', code, priority, ...(text === undefined ? {} : { text }) }
}

export const textOf = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= most ? value : undefined

/** A text in one language stands for both. */
function bilingualOf(value: unknown): Bilingual | undefined {
  const alone = textOf(value, 200)
  if (alone !== undefined) return { 'zh-CN': alone, en: alone }
  if (!isObject(value)) return undefined
  const zh = textOf(value['zh-CN'], 200)
  const en = textOf(value.en, 200)
  const either = zh ?? en
  return either === undefined ? undefined : { 'zh-CN': zh ?? either, en: en ?? either }
}

const priorityOf = (value: unknown): Priority | undefined =>
  value === undefined
    ? 'medium'
    : value === 'high' || value === 'medium' || value === 'low'
      ? value
      : undefined
