import { printParseErrorCode, visit } from 'jsonc-parser'

/** A text with comments and trailing commas, read; or where it stops being JSON, as sentences. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly sentences: readonly string[] }

const DEEPEST = 64
const ERRORS_AT_MOST = 5

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word is not JSON; texts stand in double quotes',
  InvalidNumberFormat: 'this number is not written as JSON writes numbers',
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here, between key and value',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace } is expected here',
  CloseBracketExpected: 'a closing bracket ] is expected here',
  EndOfFileExpected: 'the file should end here',
  InvalidCommentToken: 'a comment is not expected here',
  UnexpectedEndOfComment: 'this comment is never closed',
  UnexpectedEndOfString: 'this text is never closed; is a double quote missing?',
  UnexpectedEndOfNumber: 'this number stops too early',
  InvalidUnicode: 'this is not a character code; write \\u and four hexadecimal digits',
  InvalidEscapeCharacter: 'this backslash escapes nothing; write \\\\ for a backslash',
  InvalidCharacter: 'this character must be escaped',
}

/** Ends the visit; the library has no other way to be stopped. */
class Enough extends Error {}

/** Untrusted in; never throws. A key given twice is an error, since one of the two would be lost [P-11]. */
export function readJsonc(text: string): ReadJson {
  const sentences: string[] = []
  const say = (line: number, column: number, what: string): void => {
    sentences.push(`line ${line + 1}, column ${column + 1}: ${what}`)
    if (sentences.length >= ERRORS_AT_MOST) throw new Enough()
  }
  let value: unknown
  let key = ''
  const open: (Record<string, unknown> | unknown[])[] = []
  const put = (child: unknown): void => {
    const parent = open.at(-1)
    if (parent === undefined) value = child
    else if (Array.isArray(parent)) parent.push(child)
    // As a plain property, also where the key is __proto__, so that the parser meets and refuses it [P-10].
    else
      Object.defineProperty(parent, key, {
        value: child,
        enumerable: true,
        writable: true,
        configurable: true,
      })
  }
  const enter = (child: Record<string, unknown> | unknown[], line: number, column: number): void => {
    put(child)
    open.push(child)
    if (open.length <= DEEPEST) return
    say(line, column, `nothing may be nested deeper than ${DEEPEST} levels`)
    throw new Enough()
  }
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, line, column) => enter({}, line, column),
        onArrayBegin: (_offset, _length, line, column) => enter([], line, column),
        onObjectEnd: () => void open.pop(),
        onArrayEnd: () => void open.pop(),
        onObjectProperty: (name, _offset, _length, line, column) => {
          if (Object.hasOwn(open.at(-1) ?? {}, name))
            say(line, column, `the key ${JSON.stringify(name)} is given twice`)
          key = name
        },
        onLiteralValue: put,
        onError: (code, _offset, _length, line, column) =>
          say(line, column, WORDS[printParseErrorCode(code)] ?? 'this is not JSON'),
      },
      { allowTrailingComma: true },
    )
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return sentences.length === 0 ? { ok: true, value } : { ok: false, sentences }
}

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
