import '../../text/parts/status.ts'
import '../../text/parts/setting.ts'
import { useStore } from 'zustand'
import { type Quality, type SceneLife, scene } from '../../state/scene.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Fact, Facts } from '../panel.tsx'

/** How the scene fares, and what it costs. */
export function SceneFacts() {
  const { t, number } = useText()
  const { life, quality, wished, framesPerSecond, drawCalls, triangles, scriptMillis } = useStore(scene)
  const level = t(LEVELS[quality])
  return (
    <Facts title={t('status.scene')}>
      <dl>
        <Fact label={t('status.sceneLife')}>{t(LIVES[life])}</Fact>
        {life === 'drawn' && (
          <>
            <Fact label={t('setting.quality')}>
              {wished === 'auto' ? t('status.qualityAuto', { level }) : level}
            </Fact>
            <Fact label={t('status.pictures')}>
              {framesPerSecond === 0
                ? t('status.still')
                : t('rate.perSecond', { rate: number(framesPerSecond) })}
            </Fact>
            <Fact label={t('status.script')}>{number(scriptMillis, 1)} ms</Fact>
            <Fact label={t('status.drawCalls')}>{number(drawCalls)}</Fact>
            <Fact label={t('status.triangles')}>{number(triangles)}</Fact>
          </>
        )}
      </dl>
    </Facts>
  )
}

const LIVES: Readonly<Record<SceneLife, TextKey>> = {
  starting: 'status.sceneStarting',
  drawn: 'status.sceneDrawn',
  lost: 'status.sceneLost',
  absent: 'status.sceneAbsent',
}

const LEVELS: Readonly<Record<Quality, TextKey>> = {
  low: 'setting.qualityLow',
  medium: 'setting.qualityMedium',
  high: 'setting.qualityHigh',
  full: 'setting.qualityFull',
}
