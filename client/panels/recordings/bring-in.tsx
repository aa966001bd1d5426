import { useEffect, useRef, useState } from 'react'
import type { Bilingual } from '../../../models/text.ts'
import { bringRecording } from '../../state/recordings.ts'
import { sayInPassing } from '../../state/toast.ts'
import { currentSpeech, useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { nameOfFile } from './stretch.ts'

type Bringing =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'sending'
      readonly name: string
      readonly share: number
      readonly leave: AbortController
    }
  | { readonly kind: 'refused'; readonly why: Bilingual | undefined }

/** A file that becomes a recording of this server [PH-125]. */
export function BringIn() {
  const { t, name: said } = useText()
  const [bringing, setBringing] = useState<Bringing>({ kind: 'idle' })
  const [isOver, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])

  const bring = async (file: File | undefined): Promise<void> => {
    if (file === undefined || bringing.kind === 'sending') return
    const leave = new AbortController()
    const told = { kind: 'sending', name: file.name, leave } as const
    const show = (next: Bringing): void => {
      if (open.current) setBringing(next)
    }
    show({ ...told, share: 0 })
    const name = nameOfFile(file.name)
    const became = await bringRecording(file, name, (share) => show({ ...told, share }), leave.signal)
    if (leave.signal.aborted) return show({ kind: 'idle' })
    if (!became.ok) return show({ kind: 'refused', why: became.why })
    show({ kind: 'idle' })
    sayInPassing(currentSpeech().t('recordings.brought', { name: became.done.name }))
  }

  return (
    <Facts title={t('recordings.bring')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file is dropped here, or chosen with the button within */}
      <div
        className="recordings-door"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void bring(event.dataTransfer.files[0])
        }}
      >
        {bringing.kind === 'sending' ? (
          <Sending bringing={bringing} />
        ) : (
          <>
            <button type="button" className="tool" onClick={() => field.current?.click()}>
              {t('recordings.choose')}
            </button>
            <span className="soft small-print">{t('recordings.drop')}</span>
          </>
        )}
        <input
          ref={field}
          type="file"
          hidden
          onChange={({ target }) => {
            void bring(target.files?.[0])
            target.value = ''
          }}
        />
      </div>
      {bringing.kind === 'refused' && (
        <p className="tone-fault" role="alert">
          {bringing.why === undefined ? t('recordings.noAnswer') : said(bringing.why)}
        </p>
      )}
    </Facts>
  )
}

function Sending({ bringing }: { readonly bringing: Extract<Bringing, { readonly kind: 'sending' }> }) {
  const { t, percent } = useText()
  const { name, share, leave } = bringing
  return (
    <>
      <span className="recordings-progress" role="status">
        {share < 1
          ? t('recordings.sending', { name, share: percent(share) })
          : t('recordings.reading', { name })}
        <progress value={share} max={1} />
      </span>
      <button type="button" className="tool" onClick={() => leave.abort()}>
        {t('recordings.callOff')}
      </button>
    </>
  )
}
