import { useState } from 'react'
import { useText } from '../../text/use-text.ts'
import { firstBytesOf } from './first-bytes.ts'

/** The first bytes of a packet; text where they can be read, hex at a press. */
export function Bytes({ base64 }: { readonly base64: string }) {
  const { t } = useText()
  const { hex, text } = firstBytesOf(base64)
  const [asHex, setAsHex] = useState(false)
  if (hex === '') return <span className="soft">{t('bytes.none')}</span>
  return (
    <span className="bytes">
      <code>{text === undefined || asHex ? hex : text}</code>
      {text !== undefined && (
        <button type="button" className="plain" onClick={() => setAsHex(!asHex)}>
          {t(asHex ? 'bytes.text' : 'bytes.hex')}
        </button>
      )}
    </span>
  )
}
