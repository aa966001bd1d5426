import '../../text/parts/status.ts'
import { LINK_STATES } from '../../../models/state.ts'
import type { Now } from '../../state/now.ts'
import { filter, toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { LinkShape, linkTone } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'

/** How many Machines have which link; a press shows only those. */
export function LinkFacts({ now }: { readonly now: Now }) {
  const { t, name, number } = useText()
  const links = useView((view) => view.links)
  const counts = useTicked(() => now.linkCounts.join())
    .split(',')
    .map(Number)
  return (
    <Facts title={t('status.links')}>
      <ul className="link-counts">
        {LINK_STATES.map(({ code, name: word }) => (
          <li key={code}>
            <button
              type="button"
              className={`link-count ${counts[code] === 0 ? 'none' : linkTone(code)}`}
              aria-pressed={links.includes(code)}
              onClick={() => filter({ links: toggled(links, code) })}
            >
              <LinkShape link={code} />
              <span className="link-word">{name(word)}</span>
              <span className="link-number">{number(counts[code] ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="soft small-print">{t('status.linksMeaning')}</p>
    </Facts>
  )
}
