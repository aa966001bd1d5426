import { type Bilingual, bilingual } from '../../../models/text.ts'
import type { Detail } from './details.ts'

/** Why a packet, or a part of one, could not be read. */
export type Reason =
  | 'notJson'
  | 'notAnObject'
  | 'unknownChannel'
  | 'serverChannel'
  | 'wrongType'
  | 'unknownWord'
  | 'outOfRange'
  | 'badTime'
  | 'badQuality'
  | 'badEvent'
  | 'badLink'
  | 'tooLarge'
  | 'tooMany'
  | 'badTopic'

/** What was refused: the last packet of a (reason, topic) pair, and how often. */
export interface Rejection {
  readonly reason: Reason
  readonly topic: string
  readonly firstAt: number
  detail: Bilingual
  firstBytes: Uint8Array
  count: number
  lastAt: number
}

const MOST_ROWS = 200
const KEPT_BYTES = 96
const KEPT_TOPIC = 256
const KEPT_DETAIL = 160

/** Keys and words in it come from outside and are kept short. */
const shortened = (detail: Detail): Bilingual => {
  const { 'zh-CN': zh, en } = detail()
  return bilingual(copied(zh.slice(0, KEPT_DETAIL)), copied(en.slice(0, KEPT_DETAIL)))
}

/** The ring that an operator looks at: bounded, however much is refused [I-8]. */
export interface Rejections {
  readonly rows: Map<string, Rejection>
  readonly byReason: Map<Reason, number>
  total: number
}

export const createRejections = (): Rejections => ({ rows: new Map(), byReason: new Map(), total: 0 })

export function reject(
  rejections: Rejections,
  reason: Reason,
  topic: string,
  payload: Uint8Array,
  detail: Detail,
  now: number,
): void {
  rejections.total++
  rejections.byReason.set(reason, (rejections.byReason.get(reason) ?? 0) + 1)
  const kept = topic.length > KEPT_TOPIC ? copied(topic.slice(0, KEPT_TOPIC)) : topic
  const key = `${reason} ${kept}`
  const row = rejections.rows.get(key)
  if (row !== undefined) {
    row.count++
    row.lastAt = now
    if (row.count > CHEAP_AFTER && row.count % CHEAP_AFTER !== 0) return
    row.detail = shortened(detail)
    row.firstBytes = firstOf(payload)
    return
  }
  if (rejections.rows.size >= MOST_ROWS) forgetRarest(rejections)
  rejections.rows.set(key, {
    reason,
    topic: kept,
    detail: shortened(detail),
    firstBytes: firstOf(payload),
    count: 1,
    firstAt: now,
    lastAt: now,
  })
}

/** After so many of one pair, only each so-many-th packet is looked at: a flood must cost little. */
const CHEAP_AFTER = 16

function forgetRarest(rejections: Rejections): void {
  let rarest: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const [key, row] of rejections.rows) {
    if (row.count < fewest) {
      fewest = row.count
      rarest = key
      if (fewest === 1) break
    }
  }
  if (rarest !== undefined) rejections.rows.delete(rarest)
}

/** A copy: payloads are borrowed, and a Buffer's own slice would be a window on what is read next. */
export const firstOf = (payload: Uint8Array): Uint8Array => new Uint8Array(payload.subarray(0, KEPT_BYTES))

/** A short text cut from a long one would keep all of it in memory. */
export const copied = (text: string): string => (text.length < 13 ? text : Array.from(text).join(''))
