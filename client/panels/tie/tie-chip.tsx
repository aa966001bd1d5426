import '../../styles/tie.css'
import '../../text/parts/tie.ts'
import { type Joined, leaveTie } from '../../state/tie.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'

/** That this page is tied, to how many others, and the way out of it [PH-107]. */
export function TieChip({ tie }: { readonly tie: Joined }) {
  const speech = useText()
  const { t, number } = speech
  return (
    <span className="chip chip-tied" title={meaningOf(tie, speech)}>
      <Icon name="tie" />
      <span aria-hidden="true">{number(tie.others)}</span>
      <span className="unseen" role="status">
        {tie.others === 0 ? t('tie.alone') : t('tie.others', { count: tie.others })}
      </span>
      <button
        type="button"
        onClick={() => leaveTie(tie.id)}
        aria-label={t('time.untie')}
        title={t('time.untie')}
      >
        <Icon name="close" />
      </button>
    </span>
  )
}

function meaningOf({ others, shares }: Joined, { t }: Speech): string {
  const count = others === 0 ? t('tie.alone') : t('tie.others', { count: others })
  const [only, more] = shares
  return `${count} ${only === undefined || more !== undefined ? t('tie.both') : t(`tied.${only}`)}`
}
