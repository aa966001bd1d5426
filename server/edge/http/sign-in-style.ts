import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/*
 * The sign-in page stands before the client and is built without it, but wears its colours: those that the
 * page needs are read from the client's own sheet, so that the two cannot drift apart.
 */

const WORN = [
  'ground',
  'raised',
  'line',
  'edge',
  'ink',
  'soft',
  'accent',
  'on-accent',
  'fault',
  'radius',
  'font',
]

/** The values of a theme that the page wears; none where the sheet has no such theme. */
export function coloursOf(sheet: string, selector: string): string {
  const start = sheet.indexOf(`${selector} {`)
  const block = start < 0 ? '' : sheet.slice(start, sheet.indexOf('}', start))
  return WORN.flatMap((name) => {
    const value = new RegExp(`--${name}:\\s*([^;{}<>]+);`).exec(block)?.[1]
    return value === undefined ? [] : [`--${name}:${value.replace(/\s+/g, ' ').trim()};`]
  }).join('')
}

function sheetOfClient(): string {
  try {
    return readFileSync(new URL('../../../client/styles/tokens.css', import.meta.url), 'utf8')
  } catch {
    // Without it the page falls back on the browser's own colours, which is no reason not to start.
    return ''
  }
}

const RULES = `*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:15px/1.5 var(--font,system-ui,sans-serif);background:var(--ground,Canvas);color:var(--ink,CanvasText)}
main{width:min(23rem,calc(100vw - 2rem));padding:1.75rem;background:var(--raised,Canvas);border:1px solid var(--line,GrayText);border-radius:var(--radius,6px)}
header{margin:0 0 1.25rem;color:var(--soft,CanvasText)}
header b{display:block;color:var(--ink,CanvasText);font-size:1.1rem}
h1{font-size:1.3rem;font-weight:600;margin:0 0 1rem}
label{display:block;margin:0 0 .9rem}
label span,button span,h1 span{color:var(--soft,CanvasText);font-weight:400}
input,button{width:100%;min-height:2.6rem;margin-top:.25rem;padding:0 .7rem;font:inherit;color:inherit;background:var(--raised,Field);border:1px solid var(--edge,GrayText);border-radius:var(--radius,6px)}
button{margin-top:.4rem;cursor:pointer;font-weight:600;background:var(--accent,ButtonFace);border-color:var(--accent,ButtonText);color:var(--on-accent,ButtonText)}
button span{color:inherit}
:focus-visible{outline:2px solid var(--accent,CanvasText);outline-offset:2px}
[role]{margin:0 0 1rem;padding-inline-start:.75rem;border-inline-start:.25rem solid var(--edge,currentColor)}
[role=alert]{border-color:var(--fault,currentColor);color:var(--fault,CanvasText)}`

const sheet = sheetOfClient()
const light = coloursOf(sheet, ':root') + coloursOf(sheet, ':root[data-theme="light"]')
const dark = coloursOf(sheet, ':root[data-theme="dark"]')
const contrast = coloursOf(sheet, ':root[data-theme="contrast"]')

/** The whole style of the page, light, dark and of high contrast as the browser's owner likes it. */
export const STYLE = `:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
@media (prefers-contrast:more){:root{color-scheme:dark;${contrast}}}
${RULES}`

export const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64')
