import '../../styles/recordings.css'
import '../../text/parts/recordings.ts'
import { useEffect } from 'react'
import { shutPanel } from '../../state/docks.ts'
import { useStore } from '../../state/react.ts'
import { recordedId } from '../../state/recorded.ts'
import { fetchRecordings } from '../../state/recordings.ts'
import { useText } from '../../text/use-text.ts'
import { Panel } from '../panel.tsx'
import { mayNote } from '../timeline/noting.ts'
import { BringIn } from './bring-in.tsx'
import { Kept } from './kept.tsx'
import { TakeAway } from './take-away.tsx'

/** What others have brought in or deleted is asked for so often. */
const AGAIN_MILLIS = 15_000

/** The recordings that the server keeps, the way in for more, and the way out for a stretch of its own Journal. */
export function RecordingsPanel() {
  const { t } = useText()
  const may = useStore(mayNote)
  useEffect(() => {
    void fetchRecordings()
    const timer = setInterval(() => {
      if (!document.hidden) void fetchRecordings()
    }, AGAIN_MILLIS)
    return () => clearInterval(timer)
  }, [])
  return (
    <Panel
      title={t('panel.recordings')}
      onClose={() => shutPanel('recordings')}
      under={<p className="panel-under">{t('recordings.meaning')}</p>}
    >
      <Kept may={may} />
      {may && <BringIn />}
      {recordedId === undefined && <TakeAway />}
    </Panel>
  )
}
