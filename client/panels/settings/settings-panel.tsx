import '../../styles/settings.css'
import '../../text/parts/setting.ts'
import { useEffect, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { LANGUAGES } from '../../../models/text.ts'
import { docks, FIRST_DOCKS, shutPanel } from '../../state/docks.ts'
import { QUALITIES, type Quality, scene } from '../../state/scene.ts'
import { LABEL_WISHES, MOTIONS, NAMINGS, settings } from '../../state/settings.ts'
import { setLocale } from '../../text/locale.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Choice } from '../choice.tsx'
import { forgetAll, keptLetters } from '../keepsake.ts'
import { Facts, Panel } from '../panel.tsx'
import { THEMES } from '../theme.ts'
import { useSettings } from '../use-settings.ts'
import { setTheme, useTheme } from '../use-theme.ts'

/** What a person wishes of the page; this browser remembers it. */
export function SettingsPanel() {
  const { t } = useText()
  return (
    <Panel title={t('panel.settings')} onClose={() => shutPanel('settings')}>
      <Appearance />
      <OfTheScene />
      <Kept />
    </Panel>
  )
}

const LANGUAGE_NAMES = { 'zh-CN': '简体中文', en: 'English' } as const

function Appearance() {
  const { t, language } = useText()
  const theme = useTheme()
  const motion = useSettings((now) => now.motion)
  return (
    <Facts title={t('setting.appearance')}>
      <Choice
        label={t('setting.language')}
        options={LANGUAGES}
        chosen={language}
        word={(each) => LANGUAGE_NAMES[each]}
        onChoose={(each) => setLocale({ language: each })}
      />
      <Choice
        label={t('setting.theme')}
        options={THEMES}
        chosen={theme}
        word={(each) => t(`theme.${each}`)}
        onChoose={setTheme}
      />
      <Choice
        label={t('setting.motion')}
        options={MOTIONS}
        chosen={motion}
        word={(each) => t(MOTION_WORDS[each])}
        onChoose={(each) => settings.setState({ motion: each })}
      >
        {t('setting.motionText')}
      </Choice>
    </Facts>
  )
}

const MOTION_WORDS = { system: 'setting.motionSystem', reduced: 'setting.motionReduced' } as const

const QUALITY_WORDS: Readonly<Record<Quality | 'auto', TextKey>> = {
  auto: 'setting.qualityAuto',
  low: 'setting.qualityLow',
  medium: 'setting.qualityMedium',
  high: 'setting.qualityHigh',
  full: 'setting.qualityFull',
}
const LABEL_WORDS = {
  all: 'setting.labelsAll',
  few: 'setting.labelsFew',
  none: 'setting.labelsNone',
} as const
const NAMING_WORDS = { id: 'setting.namesId', name: 'setting.namesName', both: 'setting.namesBoth' } as const

function OfTheScene() {
  const { t } = useText()
  const wished = useZustand(scene, (now) => now.wished)
  const drawn = useZustand(scene, (now) => now.quality)
  const labels = useSettings((now) => now.labels)
  const names = useSettings((now) => now.names)
  return (
    <Facts title={t('setting.scene')}>
      <Choice
        label={t('setting.quality')}
        options={['auto', ...QUALITIES] as const}
        chosen={wished}
        word={(each) => t(QUALITY_WORDS[each])}
        onChoose={(each) => scene.setState({ wished: each })}
      >
        {t('setting.qualityNow', { quality: t(QUALITY_WORDS[drawn]) })}
      </Choice>
      <Choice
        label={t('setting.labels')}
        options={LABEL_WISHES}
        chosen={labels}
        word={(each) => t(LABEL_WORDS[each])}
        onChoose={(each) => settings.setState({ labels: each })}
      />
      <Choice
        label={t('setting.names')}
        options={NAMINGS}
        chosen={names}
        word={(each) => t(NAMING_WORDS[each])}
        onChoose={(each) => settings.setState({ names: each })}
      />
      <p className="soft small-print">{t('setting.decimals')}</p>
    </Facts>
  )
}

/** How long a person has to press again before what is asked is forgotten. */
const SURE_MILLIS = 5000

function Kept() {
  const { t, bytes } = useText()
  const [sure, setSure] = useState(false)
  useEffect(() => {
    if (!sure) return
    const timer = setTimeout(() => setSure(false), SURE_MILLIS)
    return () => clearTimeout(timer)
  }, [sure])
  const forget = (): void => {
    if (!sure) return setSure(true)
    forgetAll()
    location.assign(location.pathname)
  }
  return (
    <Facts title={t('setting.kept')}>
      <p>{t('setting.keptText', { size: bytes(keptLetters()) })}</p>
      <div className="choice-options setting-acts">
        <button type="button" className="tool" onClick={() => docks.setState(FIRST_DOCKS)}>
          {t('setting.resetLayout')}
        </button>
        <button type="button" className={sure ? 'tool tone-fault' : 'tool'} onClick={forget}>
          {t(sure ? 'setting.forgetSure' : 'setting.forget')}
        </button>
      </div>
    </Facts>
  )
}
