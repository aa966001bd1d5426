import { visit } from 'jsonc-parser'

type Step = string | number

/** A place that somebody asks for, or one on the way to it. */
interface Stop {
  readonly next: Map<Step, Stop>
  line: number | undefined
}

const stop = (): Stop => ({ next: new Map(), line: undefined })

/** Where we are in the text: a list at its index, or an object at its key; off every way asked for without a stop. */
interface Level {
  readonly stop: Stop | undefined
  readonly isList: boolean
  step: Step
}

/**
 * The lines of a text, from 1, on which these places stand; a place that is missing stands where it should have
 * been put, at the nearest one around it. The text is known to be JSON with comments.
 */
export function linesOf(text: string, places: readonly (readonly Step[])[]): readonly (number | undefined)[] {
  const root = stop()
  for (const place of places) {
    let at = root
    for (const step of place) {
      const next = at.next.get(step) ?? stop()
      at.next.set(step, next)
      at = next
    }
  }
  walk(text, root)
  return places.map((place) => {
    let at: Stop | undefined = root
    let line = root.line
    for (const step of place) {
      at = at?.next.get(step)
      line = at?.line ?? line
    }
    return line
  })
}

function walk(text: string, root: Stop): void {
  const levels: Level[] = []
  const arrive = (line: number): Stop | undefined => {
    const level = levels.at(-1)
    if (level === undefined) {
      root.line = line + 1
      return root
    }
    if (level.isList) level.step = Number(level.step) + 1
    const here = level.stop?.next.get(level.step)
    if (here !== undefined) here.line ??= line + 1
    return here
  }
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line) => {
        levels.push({ stop: arrive(line), isList: false, step: '' })
      },
      onArrayBegin: (_offset, _length, line) => {
        levels.push({ stop: arrive(line), isList: true, step: -1 })
      },
      onObjectProperty: (key, _offset, _length, line) => {
        const level = levels.at(-1)
        if (level === undefined) return
        level.step = key
        const named = level.stop?.next.get(key)
        if (named !== undefined) named.line ??= line + 1
      },
      onLiteralValue: (_value, _offset, _length, line) => void arrive(line),
      onObjectEnd: () => void levels.pop(),
      onArrayEnd: () => void levels.pop(),
    },
    { allowTrailingComma: true },
  )
}
