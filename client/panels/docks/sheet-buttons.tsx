import { useStore } from 'zustand/react'
import { docks, SHEETS } from '../../state/docks.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'

/** Makes the sheet taller or lower without a drag. */
export function SheetButtons() {
  const { t } = useText()
  const at = useStore(docks, ({ sheet }) => SHEETS.indexOf(sheet))
  const step = (by: 1 | -1): void => {
    const sheet = SHEETS[at + by]
    if (sheet !== undefined) docks.setState({ sheet })
  }
  return (
    <>
      <button
        type="button"
        className="tool square bare"
        disabled={at === 0}
        onClick={() => step(-1)}
        aria-label={t('sheet.smaller')}
        title={t('sheet.smaller')}
      >
        <Icon name="unfolded" />
      </button>
      <button
        type="button"
        className="tool square bare"
        disabled={at === SHEETS.length - 1}
        onClick={() => step(1)}
        aria-label={t('sheet.larger')}
        title={t('sheet.larger')}
      >
        <Icon name="raise" />
      </button>
    </>
  )
}
