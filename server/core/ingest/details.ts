import { nearest } from '../../../models/nearest.ts'
import type { Bilingual } from '../../../models/text.ts'
import { bilingual } from '../../../models/text.ts'

/*
 * What exactly was wrong, in both languages. Made only where it is kept: a flood of refusals costs no sentences.
 */

export type Detail = () => Bilingual

const said = (zh: string, en: string): Detail => {
  const sentence = bilingual(zh, en)
  return () => sentence
}

export const NOT_JSON = said(
  '内容不是 JSON：单个值应为不带单位的数字、true、false 或 null',
  'the payload is not JSON; a bare value is a number without its unit, true, false or null',
)
export const EMPTY = said('内容为空', 'there is nothing in it')
export const OBJECT_EXPECTED = said(
  '应为测点值对象，或由其组成的数组',
  'an object of Readings was expected, or an array of them',
)
export const ITEM_EXPECTED = said('批量数据中的每一项都应为对象', 'an object was expected in the batch')
export const EVENT_EXPECTED = said('事件应为对象', 'an Event is an object')
export const BAD_QUALITY = said('"q" 应为 good、uncertain 或 bad', '"q" is none of good, uncertain and bad')
export const NO_VALUE = said('缺少值 "v"', '"v", the value, is missing')
export const BAD_LINK = said('应为 online 或 offline', 'online or offline was expected')
export const BAD_STATE = said('"to" 不是 PackML 状态', '"to" names no PackML state')

export const tooLarge =
  (bytes: number): Detail =>
  () =>
    bilingual(`${bytes} 字节`, `${bytes} bytes`)

export const tooManyReadings =
  (found: number, most: number): Detail =>
  () =>
    bilingual(`一批 ${found} 项，最多接收 ${most} 项`, `${found} in a batch, at most ${most} are taken`)

export const tooManyEvents =
  (found: number, most: number): Detail =>
  () =>
    bilingual(`${found} 个事件，最多接收 ${most} 个`, `${found} Events, at most ${most} are taken`)

export const tooManyAlarms =
  (found: number, most: number): Detail =>
  () =>
    bilingual(`${found} 条报警，最多接收 ${most} 条`, `${found} alarms, at most ${most} are taken`)

export const STANDING_EXPECTED = said(
  '"alarms" 应为数组，列出设备上所有未解除的报警',
  '"alarms" is an array of all alarms that stand on the device',
)
export const RETAINED_STANDING = said(
  'alarmsStanding 不应为保留消息：它只说明设备刚上线时的情况',
  'alarmsStanding may not be retained: it tells of the moment at which the device begins',
)
export const UNREADABLE_ALARM = said(
  '"alarms" 中有无法解读的报警，因此不解除任何报警',
  'an alarm in "alarms" does not read, so none is taken for over',
)

const EVENT_KINDS =
  'stateChanged (to), partProduced, partScrapped, alarmRaised (code), alarmCleared (code), alarmsStanding (alarms)'

export const unreadableEvent =
  (kind: unknown): Detail =>
  () => {
    const shown = typeof kind === 'string' ? `"${kind.slice(0, 40)}"` : undefined
    return bilingual(
      shown === undefined ? `缺少 "event"：${EVENT_KINDS}` : `无法解读 ${shown} 类事件：${EVENT_KINDS}`,
      shown === undefined
        ? `"event" is missing: ${EVENT_KINDS}`
        : `an Event of kind ${shown} does not read: ${EVENT_KINDS}`,
    )
  }

export const unknownChannelOf =
  (kind: Bilingual, key: string, meantOf: () => string | undefined): Detail =>
  () => {
    const meant = meantOf()
    const short = key.slice(0, 64)
    return bilingual(
      `${kind['zh-CN']}没有测点 "${short}"${meant === undefined ? '' : `，是否应为 "${meant}"？`}`,
      `${kind.en} has no Channel "${short}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    )
  }

export const writtenByServer =
  (key: string): Detail =>
  () =>
    bilingual(`${key} 由服务器写入`, `${key} is written by the server`)

export const unknownWord =
  (key: string, value: unknown, known: Iterable<string>): Detail =>
  () => {
    const words = [...known]
    const meant = typeof value === 'string' ? nearest(value, words) : undefined
    const some = words.slice(0, 8).join(', ')
    return bilingual(
      `${key}：没有 ${shownValue(value, '对象')}；${meant === undefined ? `可用 ${some} 等` : `是否应为 "${meant}"？`}`,
      `${key}: ${shownValue(value, 'an object')} is none of its words; ${meant === undefined ? `they are ${some}…` : `did you mean "${meant}"?`}`,
    )
  }

/** Says what is most likely wrong with a time: its zone, its unit, or all of it. */
export const badTime =
  (given: unknown): Detail =>
  () => {
    if (typeof given === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(given))
      return bilingual(
        '"t" 没有时区：应如 2026-11-20T08:00:00+08:00',
        '"t" has no zone: write it like 2026-11-20T08:00:00+08:00',
      )
    if (typeof given === 'number' && given > 9e8 && given < 1e10)
      return bilingual('"t" 像是秒，应为毫秒', '"t" looks like seconds; milliseconds are expected')
    return bilingual(
      '"t" 应为 1970 年起的毫秒数，或带时区的 ISO 8601 时间，且在 2000 年之后',
      '"t" should be milliseconds since 1970, or ISO 8601 with a zone, after the year 2000',
    )
  }

export const doesNotFit =
  (key: string, value: number): Detail =>
  () =>
    bilingual(`${key}：${value} 超出可保存的范围`, `${key}: ${value} is too large to be kept`)

export const numberExpected =
  (key: string, value: unknown): Detail =>
  () =>
    bilingual(
      `${key}：应为数字，收到 ${shownValue(value, '对象')}`,
      `${key}: a number was expected, found ${shownValue(value, 'an object')}`,
    )

const shownValue = (value: unknown, object: string): string =>
  typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value === 'object' ? object : `${value}`
