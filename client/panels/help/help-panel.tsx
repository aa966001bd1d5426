import { FLOOR_STATES, LINK_STATES } from '../../../models/state.ts'
import { open } from '../../state/view.ts'
import type { TextKey } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { LinkMark, StateMark } from '../marks/mark.tsx'
import { Facts, Panel } from '../panel.tsx'

const KEYS: readonly { readonly keys: readonly string[]; readonly text: TextKey }[] = [
  { keys: ['/'], text: 'key.search' },
  { keys: ['↑', '↓'], text: 'key.move' },
  { keys: ['←', '→'], text: 'key.fold' },
  { keys: ['Enter'], text: 'key.enter' },
  { keys: ['Esc'], text: 'key.escape' },
  { keys: ['e'], text: 'key.events' },
  { keys: ['s'], text: 'key.status' },
  { keys: ['t'], text: 'key.theme' },
  { keys: ['l'], text: 'key.language' },
  { keys: ['?'], text: 'key.help' },
]

/** The keys, and what each mark means. */
export function HelpPanel() {
  const { t } = useText()
  return (
    <Panel title={t('panel.help')} onClose={() => open(undefined)}>
      <Facts title={t('help.keys')}>
        <dl className="keys">
          {KEYS.map(({ keys, text }) => (
            <div key={text} className="key">
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      </Facts>
      <Facts title={t('help.states')}>
        <dl className="legend">
          {FLOOR_STATES.map((state) => (
            <div key={state} className="key">
              <dt>
                <StateMark state={state} />
              </dt>
              <dd>{t(`meaning.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </Facts>
      <Facts title={t('help.links')}>
        <dl className="legend">
          {LINK_STATES.map(({ code }) => (
            <div key={code} className="key">
              <dt>
                <LinkMark link={code} />
              </dt>
              <dd>{t(LINK_MEANINGS[code] ?? 'meaning.unheard')}</dd>
            </div>
          ))}
        </dl>
      </Facts>
      <Facts title={t('help.search')}>
        <p>{t('help.searchText')}</p>
      </Facts>
    </Panel>
  )
}

const LINK_MEANINGS: readonly TextKey[] = [
  'meaning.unheard',
  'meaning.online',
  'meaning.silent',
  'meaning.deviceLost',
  'meaning.gatewayLost',
  'meaning.brokerLost',
]
