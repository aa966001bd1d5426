import { setLocale } from '../../text/locale.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { themeAfter } from '../theme.ts'
import { setTheme, useTheme } from '../use-theme.ts'

/** The other language, at a press. */
export function Language() {
  const { t, language } = useText()
  return (
    <button
      type="button"
      className="tool"
      onClick={() => setLocale({ language: language === 'en' ? 'zh-CN' : 'en' })}
      aria-label={t('language.switch')}
      title={t('language.switch')}
    >
      <span className={language === 'zh-CN' ? 'tongue spoken' : 'tongue'}>中文</span>
      <span className={language === 'en' ? 'tongue spoken' : 'tongue'}>EN</span>
    </button>
  )
}

/** The next theme, at a press. */
export function ThemeChoice({ worded = false }: { readonly worded?: boolean }) {
  const { t } = useText()
  const theme = useTheme()
  const words = t('theme.switch', { theme: t(`theme.${theme}`) })
  return (
    <button
      type="button"
      className={worded ? 'tool' : 'tool square'}
      onClick={() => setTheme(themeAfter(theme))}
      aria-label={words}
      title={words}
    >
      <Icon name={theme} />
      {worded && <span>{t(`theme.${theme}`)}</span>}
    </button>
  )
}
