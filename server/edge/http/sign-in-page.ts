import { STYLE } from './sign-in-style.ts'

/** What the page says above the form. */
export type Notice =
  | { readonly kind: 'none' | 'wrong' | 'signedOut' }
  | { readonly kind: 'later'; readonly waitSeconds: number }

const LONGEST_NAME = 64

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

const said = (role: 'alert' | 'status', zh: string, en: string): string =>
  `<p role="${role}">${zh}<br><span lang="en">${en}</span></p>`

function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'none':
      return ''
    case 'wrong':
      return said('alert', '用户名或密码不正确。', 'The name or the password is not right.')
    case 'signedOut':
      return said('status', '您已退出登录。', 'You have signed out.')
    case 'later':
      return later(notice.waitSeconds)
  }
}

/** Rounded up, so that nobody comes back a moment too early. */
function later(waitSeconds: number): string {
  const isSoon = waitSeconds < 60
  const count = isSoon ? Math.max(1, Math.ceil(waitSeconds)) : Math.ceil(waitSeconds / 60)
  const unit = isSoon ? 'second' : 'minute'
  return said(
    'alert',
    `尝试次数过多，请在 ${count} ${isSoon ? '秒' : '分钟'}后再试。`,
    `Too many tries. Please try again in ${count} ${unit}${count === 1 ? '' : 's'}.`,
  )
}

/** The way in: plain HTML in both languages that works without a line of script. */
export function signInPage(notice: Notice, typedName = ''): string {
  const name = escaped([...typedName].slice(0, LONGEST_NAME).join(''))
  const [nameFocus, passwordFocus] = name === '' ? [' autofocus', ''] : ['', ' autofocus']
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>登录 · Sign in · Twinfloor</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><b translate="no">Twinfloor</b>工厂实时数字孪生 · <span lang="en">the factory, live</span></header>
<h1>登录 <span lang="en">Sign in</span></h1>
${noticeText(notice)}
<form method="post" action="/login">
<label>用户名 <span lang="en">Name</span>
<input name="name" value="${name}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required${nameFocus}></label>
<label>密码 <span lang="en">Password</span>
<input name="password" type="password" autocomplete="current-password" maxlength="1024" required${passwordFocus}></label>
<button>登录 <span lang="en">Sign in</span></button>
</form>
</main>
</body>
</html>
`
}
