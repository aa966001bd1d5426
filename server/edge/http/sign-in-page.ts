import { createHash } from 'node:crypto'

/** What the page says above the form. */
export type Notice = 'none' | 'wrong' | 'later' | 'signedOut'

const NOTICES: Readonly<Record<Notice, string>> = {
  none: '',
  wrong: notice('alert', '用户名或密码不正确。', 'The name or the password is not right.'),
  later: notice('alert', '尝试次数过多，请稍后再试。', 'Too many tries. Please wait a while and try again.'),
  signedOut: notice('status', '您已退出登录。', 'You have signed out.'),
}

function notice(role: 'alert' | 'status', zh: string, en: string): string {
  return `<p role="${role}">${zh}<br><span lang="en">${en}</span></p>`
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText}
main{width:min(22rem,calc(100vw - 3rem))}
h1{font-size:1.5rem;font-weight:600;margin:0 0 1.5rem}
label{display:block;margin:0 0 1rem}
input,button{box-sizing:border-box;width:100%;font:inherit;padding:.6rem .7rem;border:1px solid GrayText;border-radius:.25rem}
button{margin-top:.5rem;cursor:pointer}
:focus-visible{outline:3px solid CanvasText;outline-offset:2px}
[role]{border-inline-start:.25rem solid;padding-inline-start:.75rem}`

export const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64')

/** The way in: plain HTML in both languages that works without a line of script. */
export const signInPage = (which: Notice): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>登录 · Sign in · Twinfloor</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Twinfloor<br>登录 <span lang="en">Sign in</span></h1>
${NOTICES[which]}
<form method="post" action="/login">
<label>用户名 <span lang="en">Name</span>
<input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required autofocus></label>
<label>密码 <span lang="en">Password</span>
<input name="password" type="password" autocomplete="current-password" maxlength="1024" required></label>
<button>登录 <span lang="en">Sign in</span></button>
</form>
</main>
</body>
</html>
`
