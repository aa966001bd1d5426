/** A picture of the README: what its page is asked for, and how it is drawn. */
export interface Picture {
  /** The file beside this one, without its ending. */
  readonly name: string
  readonly language: 'zh-CN' | 'en'
  readonly theme: 'light' | 'dark'
  /** The address's query, given the present: what is told of is of then. */
  readonly query: (now: number) => string
}

/** So long ago is the past that is shown: what is looked at lies between two others. */
const AGO_MILLIS = 4 * 60_000

/** In 1920 by 1080. The tour and the phone are put together by hand out of several. */
export const PICTURES: readonly Picture[] = [
  { name: 'scene-zh-light', language: 'zh-CN', theme: 'light', query: () => 'panels=/' },
  {
    name: 'machine-en-dark',
    language: 'en',
    theme: 'dark',
    query: () => 'machine=GT-101&chart=GT-101.spindleLoad,GT-102.spindleLoad&panels=tree/machine',
  },
  { name: 'heat-en-light', language: 'en', theme: 'light', query: () => 'overlay=heat:power&panels=/' },
  {
    name: 'past-en-light',
    language: 'en',
    theme: 'light',
    query: (now) =>
      `machine=GT-101&chart=GT-101.spindleLoad,GT-102.spindleLoad&panels=events/machine&t=${new Date(now - AGO_MILLIS).toISOString()}`,
  },
]
