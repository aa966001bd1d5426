import type { Bilingual, Language } from '../../models/text.ts'
import type { Locale } from './locale.ts'
import { fill, type Values } from './phrase.ts'
import { TEXTS, type TextKey } from './texts.ts'

/** Everything that is said in one language and one time zone. */
export interface Speech {
  readonly language: Language
  readonly t: (key: TextKey, values?: Values) => string
  readonly name: (bilingual: Bilingual) => string
  /** A number with as many decimals as its Channel resolves. */
  readonly number: (value: number, decimals?: number) => string
  readonly percent: (share: number) => string
  /** hh:mm:ss in the plant's time zone. */
  readonly time: (millis: number) => string
  /** The plant's time zone at a time, as a clock names it. */
  readonly zone: (millis: number) => string
  /** Day and time in the plant's time zone. */
  readonly moment: (millis: number) => string
  /** How long, in the one or two units that matter. */
  readonly age: (millis: number) => string
  readonly bytes: (count: number) => string
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function speechOf({ language, timeZone }: Locale): Speech {
  const texts = TEXTS[language]
  const plural = new Intl.PluralRules(language)
  const numbers = decimalsOf(language)
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const time = new Intl.DateTimeFormat(language, { ...clock, timeZone })
  const moment = new Intl.DateTimeFormat(language, { ...clock, month: 'short', day: 'numeric', timeZone })
  const zoned = new Intl.DateTimeFormat(language, { timeZoneName: 'short', timeZone })
  const zone = (millis: number): string =>
    zoned.formatToParts(millis).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const t = (key: TextKey, values?: Values): string => fill(texts[key], values, plural)
  const number = (value: number, decimals = 0): string => numbers(decimals).format(value)
  return {
    language,
    t,
    number,
    name: (bilingual) => bilingual[language],
    percent: (share) => percent.format(share),
    zone,
    time: (millis) => (Number.isFinite(millis) ? time.format(millis) : t('value.none')),
    moment: (millis) => (Number.isFinite(millis) ? moment.format(millis) : t('value.none')),
    age: ageIn(language, t),
    bytes: (count) => bytesIn(count, number),
  }
}

function decimalsOf(language: Language): (decimals: number) => Intl.NumberFormat {
  const formats: Intl.NumberFormat[] = []
  return (decimals) => {
    const digits = Math.min(Math.max(decimals, 0), 9)
    formats[digits] ??= new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    return formats[digits]
  }
}

type Unit = 'second' | 'minute' | 'hour' | 'day'

function ageIn(language: Language, t: Speech['t']): (millis: number) => string {
  const unit = (name: Unit): Intl.NumberFormat =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'narrow' })
  const [second, minute, hour, day] = [unit('second'), unit('minute'), unit('hour'), unit('day')]
  const two = (big: string, small: string, rest: number): string => (rest === 0 ? big : `${big} ${small}`)
  return (millis) => {
    if (!Number.isFinite(millis)) return t('value.none')
    const seconds = Math.floor(millis / 1000)
    if (seconds < 1) return t('age.now')
    if (seconds < MINUTE) return second.format(seconds)
    if (seconds < HOUR) {
      const rest = seconds % MINUTE
      return two(minute.format(Math.floor(seconds / MINUTE)), second.format(rest), rest)
    }
    if (seconds < DAY) {
      const rest = Math.floor((seconds % HOUR) / MINUTE)
      return two(hour.format(Math.floor(seconds / HOUR)), minute.format(rest), rest)
    }
    const rest = Math.floor((seconds % DAY) / HOUR)
    return two(day.format(Math.floor(seconds / DAY)), hour.format(rest), rest)
  }
}

function bytesIn(count: number, number: Speech['number']): string {
  if (count < 1000) return `${number(count)} B`
  if (count < 1_000_000) return `${number(count / 1000, 1)} kB`
  return `${number(count / 1_000_000, 1)} MB`
}
