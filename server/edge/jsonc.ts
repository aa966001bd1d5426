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
