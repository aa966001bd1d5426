import { currentLocale } from '../../text/locale.ts'
import type { Speech } from '../../text/speech.ts'
import type { Band } from './bands.ts'
import type { Grain } from './ruler.ts'

/** How the timeline writes instants, in the zone of the Plant. */
export interface TimeSpeech {
  tick(at: number, grain: Grain): string
  /** What may be written into a band, the fullest first. */
  band(band: Band): readonly string[]
  /** Day and time to the second; the year where it is not this one. */
  moment(at: number, now: number): string
  /** Day and time, the day only where it is another than that of an instant beside it. */
  near(at: number, beside: number, now: number): string
  /** Day and time to a tenth of a second, where the hand stops between seconds. */
  exact(at: number, now: number): string
}

export function timeSpeech({ language, name }: Speech, timeZone: string): TimeSpeech {
  const format = (how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { ...how, timeZone })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const toTheSecond = { ...clock, second: '2-digit' } as const
  const day = { month: 'short', day: 'numeric' } as const
  const ticks: Readonly<Record<Grain, Intl.DateTimeFormat>> = {
    second: format(toTheSecond),
    minute: format(clock),
    day: format(day),
    month: format({ month: 'short' }),
    year: format({ year: 'numeric' }),
  }
  const bands = {
    full: format({ ...day, weekday: 'short' }),
    day: format(day),
    month: format({ year: 'numeric', month: 'short' }),
    shortMonth: format({ month: 'short' }),
  }
  const year = format({ year: 'numeric' })
  const moments = {
    near: format({ ...day, ...toTheSecond }),
    far: format({ year: 'numeric', ...day, ...toTheSecond }),
  }
  const fine = { fractionalSecondDigits: 1 } as const
  const exacts = {
    near: format({ ...day, ...toTheSecond, ...fine }),
    far: format({ year: 'numeric', ...day, ...toTheSecond, ...fine }),
  }
  const distance = (at: number, now: number): 'near' | 'far' =>
    year.format(at) === year.format(now) ? 'near' : 'far'
  return {
    tick: (at, grain) => ticks[grain].format(at),
    band(band) {
      const middle = (band.from + band.to) / 2
      if (band.kind === 'month') return [bands.month.format(middle), bands.shortMonth.format(middle)]
      // What begins before midnight is the shift of that day.
      const of = band.kind === 'shift' ? band.from : middle
      const days = [bands.full.format(of), bands.day.format(of)]
      if (band.name === undefined) return days
      return [
        ...days.map((each) => `${each} · ${name(band.name ?? { 'zh-CN': '', en: '' })}`),
        name(band.name),
      ]
    },
    moment: (at, now) => moments[distance(at, now)].format(at),
    near: (at, beside, now) =>
      bands.full.format(at) === bands.full.format(beside) && year.format(at) === year.format(beside)
        ? ticks.second.format(at)
        : moments[distance(at, now)].format(at),
    exact: (at, now) => exacts[distance(at, now)].format(at),
  }
}

let spoken: { readonly speech: Speech; readonly words: TimeSpeech } | undefined

/** Of a Speech, and of the zone that goes with it; made once for each. */
export function timeSpeechOf(speech: Speech): TimeSpeech {
  if (spoken?.speech !== speech) spoken = { speech, words: timeSpeech(speech, currentLocale().timeZone) }
  return spoken.words
}
